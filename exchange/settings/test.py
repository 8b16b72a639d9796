"""What the tests run on: the demo's parts, quick hashes, mails kept in memory."""

from exchange.settings.common import *

PROFILE = "test"
SEARCH_CLUSTER_OPTIONS = {"replicas": 0, "refresh": True}
RUNS_WORKER = False
# Not by themselves: a thread would write into the middle of a test.
SEARCH_COUNTS_EVERY = 0.0
SECRET_KEY = "test-only-" + "not-a-secret-" * 4
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
BASE_URL = "http://testserver"
WAGTAILADMIN_BASE_URL = BASE_URL
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
STAFF_SECOND_FACTOR_REQUIRED = True
# Rate limits are tried in tests of their own; elsewhere hundreds of requests come from one address.
ACCOUNT_RATE_LIMITS = False  # type: ignore[assignment]  # allauth takes False for none
MFA_RATE_LIMITS = False
EXCHANGE_RATE_LIMITS_ENABLED = False

# Nothing is collected, and each test client would list all static files again.
STATIC_ROOT = None  # type: ignore[assignment]  # Django takes None for nowhere
WHITENOISE_USE_FINDERS = False

for _database in DATABASES.values():
    # Threads lock each other out of an in-memory database.
    if str(_database["ENGINE"]).endswith("sqlite3"):
        _database["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

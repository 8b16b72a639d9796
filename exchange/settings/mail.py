"""Mail goes out by SMTP when EMAIL_URL is set; otherwise each mail is a file in the data folder."""

from urllib.parse import unquote, urlsplit

from exchange import env
from exchange.settings.database import DATA_DIR

BASE_URL = env.text("BASE_URL").rstrip("/")
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
SECURITY_CONTACT = env.text("SECURITY_CONTACT")
# The worker does nothing else while a server is silent.
EMAIL_TIMEOUT = 10

_address = urlsplit(env.text("EMAIL_URL"))
if _address.scheme:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = _address.hostname or "localhost"
    EMAIL_PORT = _address.port or {"smtps": 465, "smtp+tls": 587}.get(_address.scheme, 25)
    EMAIL_HOST_USER = unquote(_address.username or "")
    EMAIL_HOST_PASSWORD = unquote(_address.password or "")
    EMAIL_USE_SSL = _address.scheme == "smtps"
    EMAIL_USE_TLS = _address.scheme == "smtp+tls"
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(DATA_DIR / "mail")

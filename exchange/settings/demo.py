"""One process on one machine with the network's data: what `python3 dev.py demo` runs."""

from exchange.settings.common import *

PROFILE = "demo"
STATIC_ROOT = None  # type: ignore[assignment]  # nothing is collected
# The server process itself carries out what is recorded.
RUNS_WORKER = True
SECRET_KEY = SECRET_KEY or "demo-only-" + "not-a-secret-" * 4
ALLOWED_HOSTS = ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]"]
STAFF_SECOND_FACTOR_REQUIRED = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True

"""The demo's settings with the bare references beside the platform. No page cache, no debug."""

from exchange.settings.demo import *

INSTALLED_APPS = [*INSTALLED_APPS, "tests.bench.bare"]
ROOT_URLCONF = "tests.bench.urls"
EXCHANGE_RATE_LIMITS_ENABLED = False

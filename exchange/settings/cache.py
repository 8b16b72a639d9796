"""One cache that all processes share: Redis when there is one, the database otherwise. Rate limits count in it."""

from typing import Any

from exchange import env

REDIS_URL = env.text("REDIS_URL")
WEB_CONCURRENCY = env.integer("WEB_CONCURRENCY")

CACHES: dict[str, dict[str, Any]]
if REDIS_URL:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
else:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "core_cache",
            # Counting up gives a row this age again: no limit may be forgotten before its window is over.
            "TIMEOUT": 2 * 24 * 3600,
            "OPTIONS": {"MAX_ENTRIES": 50_000},
        }
    }

SESSION_ENGINE = "django.contrib.sessions.backends.db"

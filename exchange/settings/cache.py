"""One cache that all processes share: Redis when there is one, the database otherwise. Rate limits count in it."""

from typing import Any

from exchange import env

REDIS_URL = env.text("REDIS_URL")
WEB_CONCURRENCY = env.integer("WEB_CONCURRENCY")


def cache_on_redis(url: str) -> dict[str, Any]:
    """While Redis is away nothing is remembered and no limit counts, but people go on reading and writing; health says it."""
    options = {"IGNORE_EXCEPTIONS": True, "SOCKET_CONNECT_TIMEOUT": 1, "SOCKET_TIMEOUT": 2}
    return {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": url, "OPTIONS": options}


CACHES: dict[str, dict[str, Any]]
if REDIS_URL:
    CACHES = {"default": cache_on_redis(REDIS_URL)}
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

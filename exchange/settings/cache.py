"""One cache that all processes share: Redis when there is one, the database otherwise. Rate limits count in it."""

from exchange import env

REDIS_URL = env.text("REDIS_URL")
ELASTICSEARCH_URL = env.text("ELASTICSEARCH_URL")
WEB_CONCURRENCY = env.integer("WEB_CONCURRENCY")

if REDIS_URL:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "core_cache"}}

SESSION_ENGINE = "django.contrib.sessions.backends.db"

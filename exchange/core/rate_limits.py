"""Limits per user and address, counted on the cache that all processes share."""

import hashlib
import time

from django.conf import settings
from django.core.cache import cache


def hit(scope: str, key: str, *, limit: int, seconds: int) -> bool:
    """Count one use and tell whether it is still allowed: at most `limit` within a window of `seconds`."""
    if not getattr(settings, "EXCHANGE_RATE_LIMITS_ENABLED", True):
        return True
    window = int(time.time() // seconds)
    name = hashlib.sha256(f"{scope}:{key}:{window}".encode()).hexdigest()
    cache.add(f"limit:{name}", 0, timeout=seconds * 2)
    try:
        counted: int | None = cache.incr(f"limit:{name}")
    except ValueError:
        # Evicted between the two calls: a cache under such pressure is no reason to refuse people.
        return True
    # None where the cache is away.
    return counted is None or counted <= limit

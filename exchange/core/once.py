"""Signed values that count once, kept on the cache that all processes share."""

import hashlib

from django.core.cache import cache


def is_first(scope: str, value: str, *, use: str, seconds: int) -> bool:
    """Whether the value was not used before; used again for the very same, as by a form that is sent twice, it is the first use."""
    key, wanted = (hashlib.sha256(text.encode()).hexdigest() for text in (f"{scope}:{value}", use))
    return bool(cache.add(f"once:{key}", wanted, timeout=seconds) or cache.get(f"once:{key}", wanted) == wanted)

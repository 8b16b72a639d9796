"""A cluster that takes questions and answers none costs the whole time limit each time. The worker waits for it once, and then does
everything else for a while: nothing of search is tried, by whichever of its hands.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from exchange.core.outbox import OutOfReach
from search.engines.base import EngineSilentError

RESTS = 5.0
_until = 0.0


def is_kept() -> bool:
    return left() > 0


def left() -> float:
    """Seconds."""
    return _until - time.monotonic()


@contextmanager
def noticed() -> Iterator[None]:
    """Whoever finds the engine silent keeps the others from asking it."""
    global _until  # noqa: PLW0603  one a process, which has one worker
    try:
        yield
    except EngineSilentError:
        _until = time.monotonic() + RESTS
        raise


@contextmanager
def out_of_reach() -> Iterator[None]:
    """For the outbox: rows wait together, not one after another."""
    if is_kept():
        raise OutOfReach("the search index did not answer a moment ago", rest=left())
    try:
        with noticed():
            yield
    except EngineSilentError as silent:
        raise OutOfReach(str(silent), rest=RESTS) from silent

"""A cluster that does not answer: rows of the outbox wait for it together, while the worker does everything else."""

from collections.abc import Iterator
from contextlib import contextmanager

from exchange.core.outbox import OutOfReach
from search.engines.base import EngineSilentError


@contextmanager
def out_of_reach() -> Iterator[None]:
    """For the outbox: they wait together, not one after another."""
    try:
        yield
    except EngineSilentError as silent:
        raise OutOfReach(str(silent), rest=silent.rest) from silent

"""One server works on a data folder: two would send each mail twice, and migrate or delete under each other.

Where the database is PostgreSQL several may run; its own lock lets one worker work (exchange.core.worker_lock).
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

LOCK = "server.lock"


class InUse(Exception):
    """Another process works on the folder; the message says in one line how to get on."""


@contextmanager
def kept_by_one(data: Path) -> Iterator[None]:
    """Keep others out as long as this lasts. The system lets the lock go when the process ends, however it does."""
    if connection.vendor != "sqlite":
        yield
        return
    # Kept open, never deleted: who deletes a locked file lets a second process lock another of the same name.
    with (data / LOCK).open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            words = f"Another server works on {data}. Stop it, or choose another folder with EXCHANGE_DATA_DIR (dev.py demo: --data)."
            raise InUse(words) from None
        yield

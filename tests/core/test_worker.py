"""Two workers of one database do not work at the same moment, however long the first is at it."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest
from django.db import connection, transaction

from exchange.core import outbox
from exchange.core.models import OutboxEntry
from exchange.core.worker import Worker
from tests.core.test_tasks import enqueued

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def workers() -> Iterator[list[Worker]]:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one process, and its worker is a thread of it")
    made = [Worker(threading.Event()) for _ in range(2)]
    yield made
    for worker in made:
        worker.lock.release()


def record(key: str) -> None:
    with transaction.atomic():
        outbox.record("mail", key, {})


def work_until_done(worker: Worker, key: str) -> None:
    """A lock goes a moment after its connection."""
    deadline = time.monotonic() + 30
    while not is_done(key) and time.monotonic() < deadline:
        worker.work_once()
    assert is_done(key)


def is_done(key: str) -> bool:
    return OutboxEntry.objects.filter(key=key).exclude(done_at=None).exists()


def test_a_second_worker_waits_until_the_first_has_ended(workers: list[Worker], tmp_path: Path) -> None:
    first, second = workers
    task = enqueued(tmp_path / "none")
    record("first")
    # The library closes connections after each task; with CONN_MAX_AGE they are old at some time, here at once.
    connection.close_at = 0
    first.work_once()
    task.refresh_from_db()
    assert (task.status, is_done("first")) == ("SUCCESSFUL", True)
    record("once")
    assert second.work_once() == 0
    assert not is_done("once")
    first.lock.release()
    work_until_done(second, "once")
    assert first.work_once() == 0


def test_a_worker_whose_connection_is_lost_asks_for_the_lock_again(workers: list[Worker]) -> None:
    first, second = workers
    first.work_once()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'")
    record("after")
    work_until_done(second, "after")
    record("waits")
    assert first.work_once() == 0
    assert not is_done("waits")
    second.lock.release()
    work_until_done(first, "waits")

"""The worker as a thread: no fault ends it, and one that has ended or stands still is not well."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from django.db import InterfaceError

from exchange.core import health, tasks
from exchange.core.lifespan import SILENT_FOR, WorkerThread

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db(transaction=True)


def until(condition: Callable[[], Any]) -> None:
    deadline = time.monotonic() + 30
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert condition()


@pytest.mark.parametrize("fault", [InterfaceError, RuntimeError])
def test_a_fault_ends_no_worker_and_health_tells_of_one_that_does_not_look(monkeypatch: pytest.MonkeyPatch, fault: type[Exception]) -> None:
    turns: list[int] = []
    go_on = threading.Event()

    def run_ready_tasks() -> bool:
        turns.append(1)
        if len(turns) == 1:
            raise fault
        go_on.wait(30)
        return False

    monkeypatch.setattr(tasks, "run_ready_tasks", run_ready_tasks)
    thread = WorkerThread()
    thread.start()
    try:
        until(lambda: len(turns) == 2 or not thread.thread.is_alive())
        assert thread.thread.is_alive()
        assert health.examine().parts["worker"] == "well"
        thread.worker.looked_at -= SILENT_FOR + 60
        assert "180 seconds" in health.examine().parts["worker"]
        thread.stop.set()
        go_on.set()
        thread.thread.join(30)
        assert health.examine().parts["worker"] == "the worker has ended"
    finally:
        thread.finish()
    assert health.examine().parts["worker"] == "well"

"""Tasks of libraries outlive a worker that ends, are tried again a few times, and are forgotten."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from exchange.core import health, tasks
from exchange.core.worker import Worker

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.django_db(transaction=True)


def enqueued(path: Path, **fields: Any) -> DBTaskResult:
    """Deletes the file; the tests' own backend would run it at once."""
    storage = ["django.core.files.storage.FileSystemStorage", [], {"location": str(path.parent)}]
    return DBTaskResult.objects.create(
        task_path="wagtail.tasks.delete_file_from_storage_task",
        args_kwargs={"args": [storage, path.name], "kwargs": {}},
        backend_name="default",
        run_after=get_date_max(),
        exception_class_path="",
        traceback="",
        **fields,
    )


def test_what_an_ended_worker_was_at_is_done_by_the_next_and_given_up_after_some_times(tmp_path: Path) -> None:
    file = tmp_path / "picture.png"
    file.touch()
    begun = enqueued(file, status="RUNNING", worker_ids=["exchange"])
    deadly = enqueued(file, status="RUNNING", worker_ids=["exchange"] * tasks.MOST_ATTEMPTS)
    worker = Worker(threading.Event())
    worker.work_once()
    worker.lock.release()
    begun.refresh_from_db()
    deadly.refresh_from_db()
    assert (begun.status, deadly.status) == ("SUCCESSFUL", "FAILED")
    assert not file.exists()


def test_a_failed_task_is_tried_some_times_counted_and_forgotten(tmp_path: Path) -> None:
    folder = tmp_path / "not-empty"
    (folder / "file").mkdir(parents=True)
    task = enqueued(folder)
    states = []
    for _ in range(tasks.MOST_ATTEMPTS + 1):
        tasks.run_ready_tasks()
        tasks.retry_failed()
        task.refresh_from_db()
        states.append((task.status, len(task.worker_ids)))
        DBTaskResult.objects.update(finished_at=timezone.now() - timedelta(hours=2))
        tasks.retry_failed()
    assert states == [("FAILED", min(number, tasks.MOST_ATTEMPTS)) for number in range(1, tasks.MOST_ATTEMPTS + 2)]
    assert health.examine().parts["tasks"] == "1 tasks failed"

    DBTaskResult.objects.update(exception_class_path="wagtail.models.pages.Page.DoesNotExist", worker_ids=[])
    tasks.retry_failed()
    assert DBTaskResult.objects.get().status == "FAILED"
    assert health.examine().parts["tasks"] == "well"

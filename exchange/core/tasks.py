"""Runs the tasks that libraries enqueue (Wagtail's reference index, file deletion) inside our one worker.

The library notes each attempt in `worker_ids` and tries nothing twice by itself.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker
from django_tasks_db.models import DBTaskResult

AT_MOST = 10
MOST_ATTEMPTS = 4


class Interrupted(Exception):
    """The process ended in the middle of the task, each time that it was tried."""


def run_ready_tasks() -> bool:
    """Run a few of the tasks that are ready and say whether there were any: mails and index changes wait meanwhile.

    Looking first keeps an idle worker from taking the write lock.
    """
    found = DBTaskResult.objects.ready().exists()
    if found:
        TaskWorker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=AT_MOST,
            worker_id="exchange",
            excluded_queue_names=[],
        ).run()
    return found


def take_up_interrupted() -> None:
    """Make what an ended worker was at ready again; only for a worker that begins, while no other is at work."""
    for task in list(DBTaskResult.objects.running()):
        if len(task.worker_ids) < MOST_ATTEMPTS:
            _make_ready([task.pk])
        else:
            task.set_failed(Interrupted())


def failed() -> "QuerySet[DBTaskResult]":
    """Tasks that failed; not those whose object was deleted before they ran, since nothing is left to do."""
    return DBTaskResult.objects.failed().exclude(exception_class_path__endswith=".DoesNotExist")


def retry_failed() -> None:
    """Minutes after the first failure, an hour after the third, then never."""
    now = timezone.now()
    _make_ready([task.pk for task in failed().only("finished_at", "worker_ids") if _may_be_retried(task, now)])


def _may_be_retried(task: DBTaskResult, now: datetime) -> bool:
    attempts, since = len(task.worker_ids), now - (task.finished_at or now)
    return attempts < MOST_ATTEMPTS and since >= timedelta(minutes=4**attempts)


def _make_ready(keys: Sequence[UUID]) -> None:
    if keys:
        DBTaskResult.objects.filter(pk__in=keys).update(status="READY")

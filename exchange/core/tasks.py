"""Runs the tasks that libraries enqueue (Wagtail's reference index, file deletion) inside our one worker."""

from django_tasks_db.management.commands.db_worker import Worker as TaskWorker
from django_tasks_db.models import DBTaskResult


def run_ready_tasks() -> None:
    """Run every task that is ready now and return. Looking first keeps an idle worker from taking the write lock."""
    if DBTaskResult.objects.ready().exists():
        TaskWorker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id="exchange",
            excluded_queue_names=[],
        ).run()

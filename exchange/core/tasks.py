"""Runs the tasks that libraries enqueue (Wagtail's reference index, file deletion) inside our one worker."""

from django_tasks_db.management.commands.db_worker import Worker as TaskWorker
from django_tasks_db.models import DBTaskResult

AT_MOST = 10


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

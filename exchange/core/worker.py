"""The worker: drains the outbox and the task queue, runs periodic jobs.

One runs at a time: a thread of the one-process server, or `manage.py worker`. Where several could (PostgreSQL), a lock of the
database lets one work and the others wait, so that a restart that overlaps sends no mail twice.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import close_old_connections, connection

from exchange.core import outbox, tasks, wakeups
from exchange.core.logs import emit

LOOKS_EVERY = 0.5
# Names the worker among the locks of the database.
LOCK = 7_091_804_215


@dataclass
class PeriodicJob:
    name: str
    seconds: float
    function: Callable[[], object]
    next_run: float = field(default=0.0)


_jobs: dict[str, PeriodicJob] = {}


def register_periodic(name: str, seconds: float, function: Callable[[], object]) -> None:
    """Have the worker call the function about every so many seconds; it must be idempotent and short."""
    _jobs[name] = PeriodicJob(name, seconds, function, time.monotonic() + min(seconds, 60))


@contextmanager
def only_worker() -> Iterator[bool]:
    """Whether no other worker of this database is at work. The lock goes with the connection, however the process ends."""
    if connection.vendor != "postgresql":
        yield True
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        is_alone = bool(cursor.fetchone()[0])
        try:
            yield is_alone
        finally:
            if is_alone:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


class Worker:
    def __init__(self, stop: threading.Event) -> None:
        self.stop = stop
        self.woken = threading.Event()
        self.has_begun = False
        self.looked_at = time.monotonic()

    def run(self) -> None:
        """Work until `stop` is set. Whatever fails is logged and tried again: nobody else would start a new worker."""
        unsubscribe = wakeups.subscribe("outbox", lambda message: self.woken.set())
        try:
            while not self.stop.is_set():
                self.woken.clear()
                if not self.work_once():
                    self.woken.wait(LOOKS_EVERY)
        finally:
            unsubscribe()
            connection.close()

    def work_once(self) -> int:
        """Do what is due now; returns how much was done, so that idling is told from working."""
        self.looked_at = time.monotonic()
        try:
            close_old_connections()
            with only_worker() as is_alone:
                if not is_alone:
                    return 0
                if not self.has_begun:
                    tasks.take_up_interrupted()
                    self.has_begun = True
                done = outbox.drain() + tasks.run_ready_tasks()
                self._run_periodic()
        except Exception as error:
            emit("worker.round_failed", caught=error)
            self.stop.wait(1.0)
            return 0
        return done

    def _run_periodic(self) -> None:
        now = time.monotonic()
        for job in list(_jobs.values()):
            if now >= job.next_run and not self.stop.is_set():
                job.next_run = now + job.seconds
                try:
                    job.function()
                except Exception as error:
                    emit("worker.job_failed", caught=error, job=job.name)


register_periodic("outbox.forget_done", 3600, outbox.forget_done)
register_periodic("tasks.retry_failed", 60, tasks.retry_failed)
register_periodic("tasks.prune", 3600, tasks.prune)

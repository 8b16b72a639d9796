"""The worker: drains the outbox and the task queue, runs periodic jobs.

One runs at a time: a thread of the one-process server, or `manage.py worker` (exchange.core.worker_lock).
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.db import close_old_connections, connection

from exchange.core import outbox, tasks, wakeups
from exchange.core.logs import emit
from exchange.core.worker_lock import WorkerLock

LOOKS_EVERY = 0.5
# A file in the data folder whose age tells health checks whether the worker of its own process lives.
SIGN_OF_LIFE = "worker-alive"
SHOWS_LIFE_EVERY = 1.0
_here = threading.local()


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


def run_again(name: str) -> None:
    """A periodic job that did a part of what there is has its next turn at once, after the work of others."""
    _jobs[name].next_run = time.monotonic()


def still_at_work() -> None:
    """Work that takes long says in between that it goes on; its worker would be taken for dead. Elsewhere it says nothing."""
    worker: Worker | None = getattr(_here, "worker", None)
    if worker is not None and time.monotonic() - worker.looked_at >= SHOWS_LIFE_EVERY:
        worker.show_life()


class Worker:
    def __init__(self, stop: threading.Event, sign: Path | None = None) -> None:
        self.stop = stop
        self.sign = sign
        self.woken = threading.Event()
        self.lock = WorkerLock()
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
            self.lock.release()
            connection.close()

    def show_life(self) -> None:
        self.looked_at = time.monotonic()
        if self.sign is not None:
            self.sign.touch()

    def work_once(self) -> int:
        """Do what is due now; returns how much was done, so that idling is told from working."""
        self.looked_at = time.monotonic()
        _here.worker = self
        try:
            close_old_connections()
            if not self._may_work():
                return 0
            done = outbox.drain() + tasks.run_ready_tasks()
            self._run_periodic()
        except Exception as error:
            emit("worker.round_failed", caught=error)
            self.stop.wait(1.0)
            return 0
        finally:
            _here.worker = None
        return done

    def _may_work(self) -> bool:
        """Only one worker does, and begins with what the one before it left."""
        if not self.lock.is_held():
            self.has_begun = False
            if not self.lock.take():
                return False
        if not self.has_begun:
            tasks.take_up_interrupted()
            self.has_begun = True
        return True

    def _run_periodic(self) -> None:
        now = time.monotonic()
        for job in list(_jobs.values()):
            if now >= job.next_run and not self.stop.is_set():
                job.next_run = now + job.seconds
                try:
                    job.function()
                except Exception as error:
                    emit("worker.job_failed", caught=error, job=job.name)


register_periodic("tasks.retry_failed", 60, tasks.retry_failed)

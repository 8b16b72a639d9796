"""The worker as a thread of the one-process server, which exchange.realtime.lifespan starts and stops."""

import threading
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from exchange.core.health import register_part
from exchange.core.worker import Worker

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

# Building an index anew takes minutes, and says so itself.
SILENT_FOR = 120.0
_running: list["WorkerThread"] = []


class WorkerThread:
    """The worker in a thread of this process."""

    def __init__(self) -> None:
        self.stop = threading.Event()
        self.worker = Worker(self.stop)
        self.thread = threading.Thread(target=self.worker.run, name="worker", daemon=True)

    def start(self) -> None:
        self.thread.start()
        _running.append(self)

    def finish(self) -> None:
        self.stop.set()
        self.worker.woken.set()
        self.thread.join(10)
        _running.remove(self)

    def wrong(self) -> str:
        if not self.thread.is_alive():
            return "the worker has ended"
        silent = time.monotonic() - self.worker.looked_at
        return f"the worker has not looked for {silent:.0f} seconds" if silent > SILENT_FOR else ""


def _worker() -> str:
    """Of this process only; where the worker is a process of its own, its container is looked at."""
    return "; ".join(filter(None, (thread.wrong() for thread in _running)))


register_part("worker", _worker, visitors_notice=False)

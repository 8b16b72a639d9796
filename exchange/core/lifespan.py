"""The worker as a thread of the one-process server, which exchange.realtime.lifespan starts and stops."""

import threading
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from exchange.core.worker import Worker

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class WorkerThread:
    """The worker in a thread of this process."""

    def __init__(self) -> None:
        self.stop = threading.Event()
        self.worker = Worker(self.stop)
        self.thread = threading.Thread(target=self.worker.run, name="worker", daemon=True)

    def start(self) -> None:
        self.thread.start()

    def finish(self) -> None:
        self.stop.set()
        self.worker.woken.set()
        self.thread.join(10)

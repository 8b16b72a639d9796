"""Start and stop of a process that has sockets: the hub, its looking by itself, ears for other processes, the worker."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from typing import Any

from django.conf import settings

from exchange.core import wakeups
from exchange.core.lifespan import Receive, Send, WorkerThread
from exchange.core.logs import emit
from exchange.realtime.hub import Hub, hub

LOOKS_EVERY = 2.0
CHECKS_EVERY = 60.0


async def every(seconds: float, work: Callable[[], Awaitable[None]]) -> None:
    """Do the work again and again, whatever fails: a database that cannot be reached is tried the next time."""
    while True:
        await asyncio.sleep(seconds)
        try:
            await work()
        except Exception as error:
            emit("socket.late", caught=error)


class Ears:
    """A thread that hears the wake-ups of other processes; what was missed while it was deaf is read from the rows."""

    def __init__(self, listener: Hub) -> None:
        self.stop = threading.Event()
        self.hub = listener
        self.thread = threading.Thread(target=wakeups.listen_to_redis, args=(self.stop, self._catch_up), name="wakeups", daemon=True)

    def start(self) -> None:
        self.thread.start()

    def finish(self) -> None:
        self.stop.set()
        self.thread.join(5)

    def _catch_up(self) -> None:
        self.hub.hear(lambda _message: self.hub.catch_up(), None)


class Parts:
    """Everything that runs beside requests in this process."""

    def __init__(self) -> None:
        self.threads: list[Any] = []
        self.loops: list[asyncio.Task[None]] = []
        if settings.REDIS_URL:
            self.threads.append(Ears(hub))
        if settings.RUNS_WORKER:
            self.threads.append(WorkerThread())

    def start(self) -> None:
        hub.start()
        self.loops = [asyncio.ensure_future(every(LOOKS_EVERY, hub.look)), asyncio.ensure_future(every(CHECKS_EVERY, hub.check_everybody))]
        for thread in self.threads:
            thread.start()

    async def finish(self) -> None:
        for loop in self.loops:
            loop.cancel()
        await asyncio.gather(*self.loops, return_exceptions=True)
        await hub.stop()
        for thread in self.threads:
            await asyncio.to_thread(thread.finish)


async def lifespan(receive: Receive, send: Send) -> None:
    """Answer the server's start and stop."""
    parts = Parts()
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            parts.start()
            await send({"type": "lifespan.startup.complete"})
        elif message["type"] == "lifespan.shutdown":
            await parts.finish()
            await send({"type": "lifespan.shutdown.complete"})
            return

"""The processes that take part: the platform, the reference, and who says that there is something new."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from websockets.sync.client import connect

from tests.bench.pages import running_server
from tests.helpers.server import ROOT, free_port


def pin(core: int, process: int = 0) -> None:
    """One core for the server and one for the clients, where the machine has two."""
    if len(os.sched_getaffinity(0) | os.sched_getaffinity(process)) >= 2 or core == 0:
        os.sched_setaffinity(process, {core})


@contextmanager
def running_platform(core: int = 0, *, beside: bool = False) -> Iterator[int]:
    server = running_server(beside=beside)
    with server as port:
        if (os.cpu_count() or 1) > 1:
            pin_all(server.process.pid, core)
        yield port


def pin_all(process: int, core: int) -> None:
    """A process and its threads."""
    for thread in Path(f"/proc/{process}/task").iterdir():
        with suppress(ProcessLookupError):
            os.sched_setaffinity(int(thread.name), {core})


class Reference:
    """`websockets.broadcast`, on the same core as the platform."""

    def __enter__(self) -> Reference:
        self.port = free_port()
        words = [sys.executable, "-m", "tests.bench.live_reference", str(self.port)]
        self.process = subprocess.Popen(words, cwd=ROOT, env=dict(os.environ), stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "ready\n"
        if (os.cpu_count() or 1) > 1:
            pin_all(self.process.pid, 0)
        self.control = connect(f"ws://127.0.0.1:{self.port}/control")
        self.publish = Numbered(self._say)
        return self

    def _say(self, seq: int) -> int:
        """The moment at which it was broadcast."""
        self.control.send(str(seq))
        return int(self.control.recv())

    def __exit__(self, *exception: object) -> None:
        self.control.close()
        self.process.terminate()
        self.process.wait(20)


class Numbered:
    """Knows which number it will say next."""

    def __init__(self, say: Callable[[int], int]) -> None:
        self.say, self.seq, self.at = say, 0, 0

    def next_seq(self) -> int:
        return self.seq + 1

    def __call__(self) -> None:
        self.seq += 1
        self.at = self.say(self.seq)

    def said_at(self) -> int:
        """Monotonic nanoseconds."""
        return self.at


class Publisher:
    """Has a platform process raise the thread's number."""

    def __init__(self, port: int, thread: str) -> None:
        self.port, self.thread = port, thread
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.publish = Publishing(self)
        self.seq = 0
        self.asked_at = time.monotonic()

    def get(self, path: str, **headers: str) -> Any:
        if time.monotonic() - self.asked_at > 2:
            self.connection.close()  # the server gives up one that was quiet for a few seconds
        self.asked_at = time.monotonic()
        self.connection.request("GET", path, headers={"Host": f"localhost:{self.port}", **headers})
        answer = self.connection.getresponse()
        body = answer.read()
        assert answer.status == 200, (path, answer.status, body[:300])
        return json.loads(body)

    def raise_number(self, *, drop: bool = False) -> None:
        self.seq = self.get(f"/bench/publish/{self.thread}{'?drop=1' if drop else ''}")["seq"]

    def said_at(self) -> int:
        """When the last number was told, in monotonic nanoseconds."""
        return int(self.get(f"/bench/published/{self.seq}")["at"])

    def state(self) -> dict[str, int]:
        return dict(self.get("/bench/sockets"))

    def events_since(self, seq: int, cookie: str) -> int:
        """How many of the thread's events a page gets that asks again and again."""
        found, more = 0, True
        while more:
            answer = self.get(f"/events/threads/{self.thread}/?after={seq}", Cookie=cookie)
            found, more = found + len(answer["events"]), answer["more"]
            seq = answer["events"][-1]["seq"] if answer["events"] else seq
        return found


class Publishing:
    def __init__(self, publisher: Publisher) -> None:
        self.publisher = publisher

    def next_seq(self) -> int:
        if not self.publisher.seq:
            self.publisher.raise_number(drop=True)
        return self.publisher.seq + 1

    def __call__(self, *, drop: bool = False) -> None:
        self.publisher.raise_number(drop=drop)

    def said_at(self) -> int:
        return self.publisher.said_at()


def page_times(port: int, people: Any, requests: int) -> list[float]:
    """Milliseconds of a thread's page, one request after the other."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    times = []
    for _request in range(requests + 5):
        start = time.perf_counter()
        connection.request("GET", people.page, headers={"Host": f"localhost:{port}", "Cookie": people.cookies[0], "Accept-Language": "en"})
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200, answer.status
        times.append((time.perf_counter() - start) * 1000)
    connection.close()
    return times[5:]

"""What the open page of a thread does, without a browser: it listens, fetches after each hint, and comes again when it was cut."""

from __future__ import annotations

import json
import threading
import time
import urllib.request
from typing import TYPE_CHECKING, Any

from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

if TYPE_CHECKING:
    from tests.helpers.server import Server


class OpenPage:
    """`held` is the list of changes that the page has, in the order in which it took them in."""

    def __init__(self, server: Server, thread: str, session: str) -> None:
        self.server, self.thread = server, thread
        self.headers = {"Cookie": f"sessionid={session}"}
        self.held: list[int] = []
        self.connections = 0
        self._closed = threading.Event()
        self._listens = threading.Thread(target=self._listen, daemon=True)

    def open(self) -> OpenPage:
        self._listens.start()
        return self

    def close(self) -> None:
        self._closed.set()
        self._listens.join(10)
        assert not self._listens.is_alive()

    def wait_for(self, last: int, *, within: float = 60) -> None:
        """Until it holds the change of this number."""
        deadline = time.monotonic() + within
        while not self.held or self.held[-1] < last:
            assert time.monotonic() < deadline, f"has {self.held[-1:]}, not {last}"
            time.sleep(0.05)

    def _listen(self) -> None:
        origin: Any = self.server.base
        while not self._closed.is_set():
            try:
                address = f"ws://localhost:{self.server.port}/ws/threads/{self.thread}/"
                with connect(address, origin=origin, additional_headers=self.headers, ping_interval=None) as socket:
                    self.connections += 1
                    self._follow(socket)
            except (OSError, WebSocketException, TimeoutError):
                time.sleep(0.2)

    def _follow(self, socket: Any) -> None:
        self._fetch()
        while not self._closed.is_set():
            try:
                said = json.loads(socket.recv(timeout=0.5))
            except TimeoutError:
                continue
            if said.get("seq", 0) > self.held[-1]:
                self._fetch()

    def _fetch(self) -> None:
        more = True
        while more:
            after = self.held[-1] if self.held else 0
            request = urllib.request.Request(f"{self.server.base}/events/threads/{self.thread}/?after={after}", headers=self.headers)
            with urllib.request.urlopen(request, timeout=10) as answer:
                part = json.load(answer)
            self.held += [event["seq"] for event in part["events"]]
            more = part["more"]

"""Many sockets in one loop, as lean as can be: what is measured is the server. Each notes when it heard of which number."""

from __future__ import annotations

import asyncio
import os
import re
import time
from base64 import b64encode

SEQ = re.compile(rb'"seq":(\d+)')
PING, CLOSE = 0x89, 0x88


class Client(asyncio.Protocol):
    """Speaks just enough WebSocket: short unmasked text frames in, pongs out."""

    def __init__(self, crowd: Crowd, headers: str) -> None:
        self.crowd, self.headers = crowd, headers
        self.buffer = b""
        self.accepted = False
        self.heard = 0
        self.received = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        key = b64encode(os.urandom(16)).decode()
        transport.write(
            f"GET {self.crowd.path} HTTP/1.1\r\nHost: {self.crowd.host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\nOrigin: http://{self.crowd.host}\r\n{self.headers}\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        if not self.accepted:
            head, blank, self.buffer = self.buffer.partition(b"\r\n\r\n")
            if not blank:
                self.buffer = head
                return
            if b" 101 " not in head[:20]:
                raise RuntimeError(head[:200].decode())
            self.accepted = True
            self.crowd.accepted_one()
        self.read_frames()

    def read_frames(self) -> None:
        while len(self.buffer) >= 2 and len(self.buffer) >= 2 + (length := self.buffer[1] & 0x7F):
            kind, body, self.buffer = self.buffer[0], self.buffer[2 : 2 + length], self.buffer[2 + length :]
            if kind == PING:
                self.transport.write(bytes([0x8A, 0x80 | length, 0, 0, 0, 0]) + body)
            elif (found := SEQ.search(body)) and kind != CLOSE:
                self.hear(int(found[1]))

    def hear(self, seq: int) -> None:
        is_new, self.heard = seq > self.heard, max(self.heard, seq)
        if is_new and seq == self.crowd.waiting_for:
            self.received += 1
            self.crowd.one_fewer()

    def connection_lost(self, exc: Exception | None) -> None:
        self.crowd.clients.discard(self)
        if self.heard < self.crowd.waiting_for:
            self.crowd.one_fewer()


class Crowd:
    """`cookies`: one a client. `opened` keeps those that are gone: what they missed is lost. `clients` are those still there."""

    def __init__(self, port: int, path: str, cookies: list[str]) -> None:
        self.port, self.path, self.cookies = port, path, cookies
        self.host = f"localhost:{port}"
        self.opened: list[Client] = []
        self.clients: set[Client] = set()
        self.waiting_for = 0
        self.missing = 0
        self.times: list[int] = []
        self.all_heard = asyncio.Event()
        self.all_in = asyncio.Event()
        self.accepted = 0

    async def open(self, at_once: int = 100) -> float:
        """Connect everybody; seconds until the last one was accepted."""
        start = time.monotonic()
        self.accepted = 0
        self.opened = []
        self.all_in.clear()
        for first in range(0, len(self.cookies), at_once):
            await asyncio.gather(*(self._connect(cookie) for cookie in self.cookies[first : first + at_once]))
        async with asyncio.timeout(120):
            await self.all_in.wait()
        return time.monotonic() - start

    async def _connect(self, cookie: str) -> None:
        loop = asyncio.get_running_loop()
        headers = f"Cookie: {cookie}\r\n" if cookie else ""
        _transport, client = await loop.create_connection(lambda: Client(self, headers), "127.0.0.1", self.port)
        self.opened.append(client)
        self.clients.add(client)

    def accepted_one(self) -> None:
        self.accepted += 1
        if self.accepted == len(self.cookies):
            self.all_in.set()

    def expect(self, seq: int) -> None:
        self.waiting_for, self.missing, self.times = seq, len(self.clients), []
        self.all_heard.clear()

        if not self.clients:
            raise RuntimeError("every socket is gone")

    def one_fewer(self) -> None:
        """Somebody heard of the expected number, or never will."""
        self.missing -= 1
        if self.missing == 0:
            self.times.append(time.monotonic_ns())
            self.all_heard.set()

    def learnt_since(self, seq: int) -> int:
        """Numbers after that one which a socket named or passed, of everybody who was ever in."""
        return sum(max(client.heard - seq, 0) for client in self.opened)

    async def last_heard(self) -> int:
        """When the last one had heard of the expected number (monotonic nanoseconds)."""
        async with asyncio.timeout(30):
            await self.all_heard.wait()
        return self.times[0]

    async def close(self) -> int:
        """Leave with everybody; how many of the hints that were expected came, those of sockets gone before included."""
        self.waiting_for = 0
        for client in list(self.clients):
            client.transport.abort()
        while self.clients:
            await asyncio.sleep(0.01)
        return sum(client.received for client in self.opened)

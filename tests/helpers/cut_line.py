"""A line to a real service that can be cut: connections refused, broken at a certain request, or its answer lost; or that falls silent."""

from __future__ import annotations

import contextlib
import socket
import threading
from urllib.parse import urlsplit

METHODS = (b"GET ", b"HEAD ", b"POST ", b"PUT ", b"DELETE ")


class CutLine:
    """Forwards a port of loopback to the service. `cut` refuses and breaks everything; `cut_at` breaks a request by what it holds."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._service = (parts.hostname or "127.0.0.1", parts.port or 9200)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self.is_cut = False
        self.is_silent = False
        self.unanswered = 0
        self._marks: list[tuple[bytes, bool, bool]] = []
        self.broken = 0
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def cut(self) -> None:
        self.is_cut = True
        with self._lock:
            for one in self._open:
                _break(one)
            self._open.clear()

    def hush(self) -> None:
        """Connections and requests are taken, and nothing is ever answered."""
        self.is_silent = True

    def mend(self) -> None:
        self.is_cut = self.is_silent = False
        self._marks.clear()

    def cut_at(self, mark: bytes, *, answer: bool = False, for_good: bool = True) -> None:
        """The request that holds the mark does not arrive; with `answer` it arrives and its answer is lost. `for_good`: the line stays cut."""
        self._marks.append((mark, answer, for_good))

    def close(self) -> None:
        self.cut()
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if self.is_cut:
                _break(client)
                continue
            server = socket.create_connection(self._service)
            with self._lock:
                self._open |= {client, server}
            line = _Connection(self, client, server)
            threading.Thread(target=line.requests, daemon=True).start()
            threading.Thread(target=line.answers, daemon=True).start()

    def marked(self, data: bytes) -> tuple[bytes, bool, bool] | None:
        return next((mark for mark in self._marks if mark[0] in data), None)

    def break_at(self, *, for_good: bool) -> None:
        self.broken += 1
        if for_good:
            self.cut()


class _Connection:
    def __init__(self, line: CutLine, client: socket.socket, server: socket.socket) -> None:
        self.line, self.client, self.server = line, client, server
        self.loses_answer: bool | None = None

    def requests(self) -> None:
        with contextlib.suppress(OSError):
            while data := self.client.recv(65536):
                if self.line.is_silent:
                    # Headers and body may come one after the other.
                    self.line.unanswered += data.startswith(METHODS)
                    continue
                if mark := self.line.marked(data):
                    _, answer, for_good = mark
                    if not answer:
                        self._end(for_good=for_good)
                        return
                    self.loses_answer = for_good
                self.server.sendall(data)
        _break(self.server)

    def answers(self) -> None:
        with contextlib.suppress(OSError):
            while data := self.server.recv(65536):
                if self.loses_answer is not None:
                    self._end(for_good=self.loses_answer)
                    return
                self.client.sendall(data)
        _break(self.client)

    def _end(self, *, for_good: bool) -> None:
        self.line.break_at(for_good=for_good)
        _break(self.client)
        _break(self.server)


def _break(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()

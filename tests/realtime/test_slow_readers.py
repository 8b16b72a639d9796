"""A reader whose connection takes nothing in any more: the server lets go of it, and nobody else notices."""

from __future__ import annotations

import contextlib
import os
import socket
import time
from base64 import b64encode
from typing import TYPE_CHECKING, Any

import pytest

from exchange.realtime import subscriptions
from exchange.realtime.hub import hub
from stakeholder_groups.discussions.models import ThreadEvent
from tests.helpers.ws import address_of, cookie_of
from tests.realtime.conftest import browser_of
from tests.realtime.test_server import events, follow_to, seq

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.helpers.ws import RunningServer
    from tests.realtime.conftest import Talk

pytestmark = pytest.mark.django_db(transaction=True)
# Far more posts than it takes to fill the buffers between the two ends, were frames not so large here.
PADDING = " " * 64 * 1024
MOST_POSTS = 400


@contextlib.contextmanager
def one_that_does_not_read(server: RunningServer, talk: Talk, client: Any) -> Iterator[socket.socket]:
    """A raw connection with the smallest buffer the system gives, which reads until it was accepted and then no more."""
    with socket.socket() as raw:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        raw.settimeout(10)
        raw.connect(("127.0.0.1", server.port))
        host, key = f"localhost:{server.port}", b64encode(os.urandom(16)).decode()
        lines = [f"GET {address_of(talk.thread)} HTTP/1.1", f"Host: {host}", f"Origin: http://{host}", f"Cookie: {cookie_of(client)}"]
        lines += ["Upgrade: websocket", "Connection: Upgrade", f"Sec-WebSocket-Key: {key}", "Sec-WebSocket-Version: 13"]
        raw.sendall("\r\n".join([*lines, "", ""]).encode())
        assert b" 101 " in raw.recv(64)
        yield raw


def test_who_stops_reading_is_let_go_and_holds_nobody_up(talk: Talk, server: RunningServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exchange.realtime.hub.frame_of", lambda number: subscriptions.frame_of(number)[:-1] + PADDING + "}")
    slow_client, connections = browser_of(talk.member), server.server.server_state.connections
    with server.connect(talk.thread, browser_of(talk.coordinator)) as other, one_that_does_not_read(server, talk, slow_client):
        assert seq(other) == 1
        assert len(hub) == len(connections) == 2
        last = 1
        while len(hub) == 2 and last < MOST_POSTS:
            last = talk.post().seq
            assert seq(other) == last
        assert len(hub) == 1
        deadline = time.monotonic() + 5
        while len(connections) == 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        assert len(connections) == 1
        last = talk.post().seq
        assert seq(other) == last
    with server.connect(talk.thread, slow_client) as again:
        assert follow_to(again, last) == [last]
    numbers = list(ThreadEvent.objects.filter(thread=talk.thread).order_by("seq").values_list("seq", flat=True))
    assert events(slow_client, talk, after=0) == numbers == list(range(1, last + 1))

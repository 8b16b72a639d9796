"""Sockets over the network, on a real server: commits from other threads, many at once, slow readers, stopping."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from websockets.exceptions import ConnectionClosed, InvalidStatus

from exchange.realtime.hub import hub
from exchange.realtime.rules import CloseCode
from tests.factories.accounts import UserFactory
from tests.realtime.conftest import browser_of, make_member

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.helpers.ws import RunningServer
    from tests.realtime.conftest import Talk

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def opened() -> Iterator[Callable[[Any], Any]]:
    """Sockets that are closed at the end of the test."""
    with contextlib.ExitStack() as stack:
        yield stack.enter_context


def seq(socket: Any, wait: float = 5) -> int:
    """The next hint of the thread; what the bell is told is none of it."""
    while (frame := json.loads(socket.recv(timeout=wait)))["type"] != "hint":
        pass
    return int(frame["seq"])


def follow_to(socket: Any, last: int) -> list[int]:
    heard = [seq(socket)]
    while heard[-1] < last:
        heard.append(seq(socket))
    return heard


def closing_code(socket: Any, wait: float = 5) -> int:
    try:
        while True:
            socket.recv(timeout=wait)
    except ConnectionClosed as closed:
        return int(closed.rcvd.code) if closed.rcvd else 0


def events(client: Any, talk: Talk, after: int) -> list[int]:
    """What a page fetches: everything after a number, in as many parts as it takes."""
    found: list[int] = []
    while True:
        answer = client.get(f"/events/threads/{talk.thread.public_id}/", {"after": found[-1] if found else after}).json()
        found += [event["seq"] for event in answer["events"]]
        if not answer["more"]:
            return found


def test_every_member_hears_of_a_post_and_nobody_else_gets_in(talk: Talk, server: RunningServer, opened: Any) -> None:
    sockets = [opened(server.connect(talk.thread, browser_of(user))) for user in (talk.member, talk.coordinator, make_member(talk.group))]
    assert [seq(socket) for socket in sockets] == [1, 1, 1]
    talk.post()
    assert [seq(socket) for socket in sockets] == [2, 2, 2]
    for stranger in (None, browser_of(UserFactory()), browser_of(UserFactory(superuser=True))):
        with pytest.raises(InvalidStatus) as refused:
            opened(server.connect(talk.thread, stranger))
        assert refused.value.response.status_code == 403
    with pytest.raises(InvalidStatus):
        opened(server.connect(talk.thread, browser_of(talk.member), origin=f"http://localhost:{server.port + 1}"))


def test_a_removed_member_is_cut_within_a_second(talk: Talk, server: RunningServer) -> None:
    with server.connect(talk.thread, browser_of(talk.member)) as socket, server.connect(talk.thread, browser_of(talk.coordinator)) as other:
        assert [seq(socket), seq(other)] == [1, 1]
        removed_at = time.monotonic()
        talk.remove(talk.member)
        talk.post()
        assert closing_code(socket) == CloseCode.WITHDRAWN
        assert time.monotonic() - removed_at < 1
        assert seq(other) == 2


def test_posts_of_many_at_once_are_all_there_after_the_last_hint(talk: Talk, server: RunningServer, opened: Any) -> None:
    """Hints may be merged; what a page then fetches is everything, once, in order."""
    people = [talk.member, talk.coordinator, make_member(talk.group), make_member(talk.group)]

    def write(user: Any) -> None:
        for _number in range(15):
            talk.__class__(talk.group, type(talk.thread).objects.get(pk=talk.thread.pk), user, user).post()
        connection.close()

    clients = [browser_of(user) for user in people]
    sockets = [opened(server.connect(talk.thread, client)) for client in clients]
    writers = [threading.Thread(target=write, args=[user]) for user in people]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    for socket, client in zip(sockets, clients, strict=True):
        heard = follow_to(socket, 61)
        assert heard == sorted(set(heard))
        assert events(client, talk, after=1) == list(range(2, 62))


def test_who_sends_more_than_a_frame_may_hold_is_closed(talk: Talk, server: RunningServer) -> None:
    with server.connect(talk.thread, browser_of(talk.member)) as socket:
        socket.send("x" * 17_000)
        assert closing_code(socket) == 1009


def test_stopping_tells_pages_to_come_again(talk: Talk, server: RunningServer) -> None:
    with server.connect(talk.thread, browser_of(talk.member)) as socket:
        assert seq(socket) == 1
        server.server.should_exit = True
        assert closing_code(socket) == CloseCode.GOING_AWAY
        server.thread.join(10)
        assert not server.thread.is_alive()
        assert len(hub) == 0


def test_an_address_without_a_thread_is_refused(server: RunningServer, opened: Any) -> None:
    with pytest.raises(InvalidStatus):
        opened(server.connect("nothing", browser_of(UserFactory())))

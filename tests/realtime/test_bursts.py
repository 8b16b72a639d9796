"""Many posts at once to many sockets, sent twice and out of order, with clocks that go wrong: every list equals the rows."""

from __future__ import annotations

import contextlib
import random
import threading
import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from exchange.realtime.hub import hub
from exchange.realtime.rules import CloseCode
from stakeholder_groups.discussions.models import ThreadEvent
from stakeholder_groups.discussions.services import send_post
from tests.realtime.conftest import browser_of
from tests.realtime.test_server import closing_code, events, follow_to

if TYPE_CHECKING:
    from tests.helpers.ws import RunningServer
    from tests.realtime.conftest import Talk

pytestmark = pytest.mark.django_db(transaction=True)
POSTS, SOCKETS, WRITERS = 300, 200, 4


def rows(talk: Talk) -> list[int]:
    return list(ThreadEvent.objects.filter(thread=talk.thread).order_by("seq").values_list("seq", flat=True))


def send_all(talk: Talk, keys: list[uuid.UUID]) -> None:
    """From one thread of its own: every third is sent again, some much later."""
    chance = random.Random(str(keys[0]))
    again = [key for key in keys if chance.random() < 0.3]
    try:
        for key in [*keys, *again]:
            send_post(actor=talk.coordinator, thread=talk.thread, body=f"Post {key}", client_key=key)
    finally:
        connection.close()


def test_a_burst_reaches_two_hundred_sockets_whole(talk: Talk, server: RunningServer, settings: Any) -> None:
    settings.EXCHANGE_RATE_LIMITS_ENABLED = False
    keys = [uuid.uuid4() for _ in range(POSTS)]
    client = browser_of(talk.member)
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(server.connect(talk.thread, client)) for _ in range(SOCKETS)]
        assert len(hub) == SOCKETS
        writers = [threading.Thread(target=send_all, args=(talk, keys[start::WRITERS])) for start in range(WRITERS)]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        last = 1 + POSTS
        heard = [follow_to(socket, last) for socket in sockets]
    assert all(numbers == sorted(set(numbers)) and numbers[-1] == last for numbers in heard)
    assert rows(talk) == list(range(1, last + 1))
    assert events(client, talk, after=0) == rows(talk)
    assert talk.thread.posts.count() == last


def test_a_clock_that_goes_backwards_changes_no_order(talk: Talk, server: RunningServer) -> None:
    now = timezone.now()
    with server.connect(talk.thread, browser_of(talk.member)) as socket:
        for number, hours in enumerate((0, -5, 3, -48, 1), start=2):
            with time_machine.travel(now + timedelta(hours=hours), tick=True):
                talk.post(f"At {hours}")
            assert follow_to(socket, number)[-1] == number
    posts = list(talk.thread.posts.order_by("number"))
    assert [post.seq for post in posts] == [post.number for post in posts] == [1, 2, 3, 4, 5, 6]
    assert events(browser_of(talk.member), talk, after=0) == [1, 2, 3, 4, 5, 6]


def test_a_socket_that_outlives_its_session_is_closed(talk: Talk, server: RunningServer) -> None:
    client = browser_of(talk.member)
    with server.connect(talk.thread, client) as socket:
        assert follow_to(socket, 1) == [1]
        session = client.session
        type(session).get_model_class().objects.filter(session_key=session.session_key).update(
            expire_date=timezone.now() - timedelta(seconds=1)
        )
        hub.hear(lambda _nothing: hub.catch_up(), None)
        assert closing_code(socket) == CloseCode.SIGN_IN

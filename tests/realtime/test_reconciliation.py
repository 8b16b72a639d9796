"""Nothing is lost between the rows and the pages: hints may be, what a page then holds never."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from exchange.core import wakeups
from exchange.realtime import lifespan
from exchange.realtime.rules import CloseCode
from stakeholder_groups.discussions.models import Thread, ThreadEvent
from stakeholder_groups.groups.models import Membership
from tests.helpers.ws import running_server
from tests.realtime.conftest import browser_of
from tests.realtime.test_server import closing_code, events, seq

if TYPE_CHECKING:
    from tests.helpers.ws import RunningServer
    from tests.realtime.conftest import Talk

pytestmark = pytest.mark.django_db(transaction=True)

LAST = 10_000
BATCH = 250


def commit(talk: Talk, first: int, last: int) -> None:
    """As many changes, with the thread's number in the same transaction's place."""
    ThreadEvent.objects.bulk_create(ThreadEvent(thread=talk.thread, seq=number, kind="posted") for number in range(first, last + 1))
    Thread.objects.filter(pk=talk.thread.pk).update(last_seq=last)


def test_ten_thousand_events_reach_a_page_whose_hints_get_lost(talk: Talk, server: RunningServer) -> None:
    """A third of the hints never comes and the socket is lost now and then; the page holds each event once, in order."""
    chance, client, held = random.Random(11), browser_of(talk.member), [1]
    numbers = iter(range(2, LAST + 1, BATCH))
    first = next(numbers, None)
    while first is not None:
        with server.connect(talk.thread, client) as socket:
            for _turn in range(8):
                last = min(first + BATCH - 1, LAST)
                commit(talk, first, last)
                if chance.random() > 0.3:
                    wakeups.announce("thread", {"g": talk.group.pk, "t": talk.thread.public_id, "seq": last, "v": 1})
                if seq(socket) > held[-1]:
                    held += events(client, talk, after=held[-1])
                first = next(numbers, None)
                if first is None:
                    break
    with server.connect(talk.thread, client) as socket:
        if seq(socket) > held[-1]:
            held += events(client, talk, after=held[-1])
        assert held == list(range(1, LAST + 1))
        talk.remove(talk.member)
        assert closing_code(socket) == CloseCode.WITHDRAWN


def test_a_page_that_was_written_before_the_socket_opened_learns_of_what_came_between(talk: Talk, server: RunningServer) -> None:
    shown: Any = talk.thread.last_seq
    talk.post("Between the page and its socket")
    with server.connect(talk.thread, browser_of(talk.member)) as socket:
        assert seq(socket) == shown + 1


def test_a_right_that_ended_without_a_word_is_noticed_by_the_check(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a restored database or a statement by hand leaves it: nothing was announced, no access version raised."""
    monkeypatch.setattr(lifespan, "LOOKS_EVERY", 3600.0)
    monkeypatch.setattr(lifespan, "CHECKS_EVERY", 0.3)
    with (
        running_server() as server,
        server.connect(talk.thread, browser_of(talk.member)) as goes,
        server.connect(talk.thread, browser_of(talk.coordinator)) as stays,
    ):
        assert [seq(goes), seq(stays)] == [1, 1]
        Membership.objects.filter(user=talk.member).update(removed_at="2026-01-01T00:00Z")
        assert closing_code(goes, 3) == CloseCode.WITHDRAWN
        talk.post("Written after it")
        assert seq(stays) == 2

"""What many sockets ask at once is read at once, and never before it was asked."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

import pytest
from channels.db import database_sync_to_async
from django.db import connection
from django.test.utils import CaptureQueriesContext

from exchange.realtime.rules import AT_A_TIME
from exchange.realtime.together import Together
from tests.helpers.ws import Socket, address_of, with_hub
from tests.realtime.conftest import browser_of, make_member

if TYPE_CHECKING:
    from collections.abc import Collection

    from tests.realtime.conftest import Talk

pytestmark = pytest.mark.django_db(transaction=True)
do = database_sync_to_async


class Reading:
    """Answers with how often it was asked, each time as soon as it may."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.may_end = threading.Event()

    def __call__(self, questions: Collection[int]) -> dict[int, int]:
        self.asked.append(len(questions))
        if 13 in questions:
            raise LookupError("13")
        self.may_end.wait(5)
        return {question: len(self.asked) for question in questions if question != 7}


@with_hub
async def test_who_asks_during_a_reading_shares_the_next() -> None:
    reading = Reading()
    together = Together(reading)
    first = asyncio.ensure_future(together.ask(1))
    while not reading.asked:
        await asyncio.sleep(0.01)
    later = [asyncio.ensure_future(together.ask(number)) for number in (1, 2, 2, 7)]
    await asyncio.sleep(0)
    gone = later.pop(1)
    gone.cancel()
    reading.may_end.set()
    assert await first == 1
    assert await asyncio.gather(*later) == [2, 2, None]
    assert reading.asked == [1, 3]


@with_hub
async def test_a_reading_is_bounded_and_its_failure_is_that_of_who_asked() -> None:
    reading = Reading()
    reading.may_end.set()
    together = Together(reading)
    answers = await asyncio.gather(*(together.ask(1000 + number) for number in range(AT_A_TIME + 5)))
    assert answers == [1] * AT_A_TIME + [2] * 5
    failed = await asyncio.gather(together.ask(13), together.ask(14), return_exceptions=True)
    assert [type(answer) for answer in failed] == [LookupError] * 2
    assert await together.ask(15) == 4


@with_hub
async def test_a_whole_group_comes_in_by_as_many_statements_as_two_of_it(talk: Talk) -> None:
    few = [await do(browser_of)(talk.member), await do(browser_of)(talk.coordinator)]
    many = [await do(lambda: browser_of(make_member(talk.group)))() for _number in range(20)]
    counts = []
    for browsers in (few, many):
        sockets = [Socket(address_of(talk.thread), client=browser) for browser in browsers]
        captured = CaptureQueriesContext(connection)
        await do(captured.__enter__)()  # in the thread that all readings are made in
        assert await asyncio.gather(*(socket.open() for socket in sockets)) == [0] * len(sockets)
        await do(captured.__exit__)(None, None, None)
        counts.append(await do(lambda captured=captured: len(captured))())
        for socket in sockets:
            await socket.leave()
    assert counts[0] == counts[1] > 0

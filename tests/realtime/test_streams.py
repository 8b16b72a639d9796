"""The same hints as server-sent events: who may follow a thread gets them, everybody else the 404 of its page."""

from __future__ import annotations

import asyncio
import contextlib
import re
from typing import TYPE_CHECKING, Any

import pytest
from asgiref.testing import ApplicationCommunicator
from channels.db import database_sync_to_async

from exchange.realtime import streams
from exchange.realtime.asgi import application
from exchange.realtime.hub import hub as hub_of_the_process
from exchange.realtime.rules import ADDRESS_CONNECTS_AT_ONCE, CloseCode
from exchange.realtime.subscriptions import NOTICES_FRAME, frame_of
from tests.factories.accounts import UserFactory
from tests.helpers.ws import HOST, Socket, address_of, cookie_of, with_hub
from tests.realtime.conftest import browser_of, make_member

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from django.test import Client

    from tests.realtime.conftest import Talk

pytestmark = pytest.mark.django_db(transaction=True)


class Stream(ApplicationCommunicator):
    def __init__(self, thread: Any, *, client: Client | None = None, method: str = "GET", address: str = "192.0.2.1") -> None:
        headers = [(b"host", HOST.encode()), (b"accept", b"text/event-stream")]
        if client is not None:
            headers.append((b"cookie", cookie_of(client).encode()))
        path = f"/events/threads/{getattr(thread, 'public_id', thread)}/stream/"
        scope = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": headers, "client": (address, 4711)}
        super().__init__(application, scope)

    async def open(self) -> dict[str, Any]:
        await self.send_input({"type": "http.request", "body": b"", "more_body": False})
        return dict(await self.receive_output(5))

    async def said(self, timeout: float = 5) -> str:
        return (await self.receive_output(timeout))["body"].decode()

    async def seq(self) -> int:
        while (found := re.search(r'^id: (\d+)\ndata: \{"type":"hint","seq":(\d+)\}\n\n$', text := await self.said())) is None:
            assert text.startswith(("retry:", ":", "event: notices")), text
        assert found[1] == found[2]
        return int(found[2])

    async def leave(self) -> None:
        await self.send_input({"type": "http.disconnect"})
        with contextlib.suppress(asyncio.CancelledError):
            await self.wait(5)


@contextlib.asynccontextmanager
async def following(thread: Any, **arguments: Any) -> AsyncIterator[Stream]:
    stream = Stream(thread, **arguments)
    answer = await stream.open()
    assert answer["status"] == 200
    headers = dict(answer["headers"])
    assert headers[b"content-type"].startswith(b"text/event-stream")
    assert headers[b"x-accel-buffering"] == b"no"
    assert headers[b"cache-control"] == b"no-store"
    try:
        yield stream
    finally:
        await stream.leave()


def in_thread(function: Any, *arguments: Any, **named: Any) -> Any:
    return database_sync_to_async(function)(*arguments, **named)


@with_hub
async def test_a_member_hears_of_posts_and_is_told_when_it_is_over(talk: Talk) -> None:
    client = await in_thread(browser_of, talk.member)
    async with following(talk.thread, client=client) as stream:
        assert await stream.seq() == 1
        await in_thread(talk.post)
        assert await stream.seq() == 2
        await in_thread(talk.remove, talk.member)
        while (last := await stream.said()).startswith("event: notices"):
            pass
        assert last == f"event: end\ndata: {int(CloseCode.WITHDRAWN)}\n\n"
        assert (await stream.receive_output(5)) == {"type": "http.response.body", "body": b"", "more_body": False}
    assert len(hub_of_the_process) == 0


def test_a_change_of_notices_is_an_event_of_its_own() -> None:
    assert streams.event_of(NOTICES_FRAME) == f"event: notices\ndata: {NOTICES_FRAME}\n\n"
    assert streams.event_of(frame_of(7)) == f"id: 7\ndata: {frame_of(7)}\n\n"


@with_hub
async def test_nobody_else_learns_that_there_is_a_thread(talk: Talk) -> None:
    strangers = [None, await in_thread(lambda: browser_of(UserFactory())), await in_thread(lambda: browser_of(UserFactory(superuser=True)))]
    for stranger in strangers:
        answers = [await Stream(thread, client=stranger).open() for thread in (talk.thread, "nothing")]
        assert [answer["status"] for answer in answers] == [404, 404]
        assert answers[0] == answers[1]
    member = await in_thread(browser_of, talk.member)
    assert (await Stream(talk.thread, client=member, method="POST").open())["status"] == 405


@with_hub
async def test_silence_is_broken_before_a_proxy_gives_up(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "SPEAKS_EVERY", 0.05)
    async with following(talk.thread, client=await in_thread(browser_of, talk.member)) as stream:
        assert await stream.seq() == 1
        assert [await stream.said() for _turn in range(2)] == [":\n\n"] * 2
        await in_thread(talk.post)
        assert await stream.seq() == 2


@with_hub
async def test_one_address_may_not_open_without_end(talk: Talk, settings: Any, hub: Any) -> None:
    settings.EXCHANGE_RATE_LIMITS_ENABLED = True
    opened = [hub.join(thread="t", user_id=number, session_key="", address="192.0.2.1") for number in range(ADDRESS_CONNECTS_AT_ONCE + 5)]
    assert sum(subscription is not None for subscription in opened) in range(ADDRESS_CONNECTS_AT_ONCE, ADDRESS_CONNECTS_AT_ONCE + 5)
    assert opened[-1] is None
    assert hub.join(thread="t", user_id=1, session_key="", address="192.0.2.2") is not None


@with_hub
async def test_a_forwarded_address_counts_only_behind_an_own_proxy(talk: Talk, settings: Any) -> None:
    from exchange.realtime.asgi import address_of as who

    scope = {"headers": [(b"x-forwarded-for", b"203.0.113.9, 198.51.100.7")], "client": ("192.0.2.1", 1)}
    settings.TRUSTED_PROXY_COUNT = 0
    assert who(scope) == "192.0.2.1"
    settings.TRUSTED_PROXY_COUNT = 1
    assert who(scope) == "198.51.100.7"


@with_hub
async def test_a_socket_and_a_stream_of_one_thread_hear_the_same(talk: Talk) -> None:
    other = await in_thread(make_member, talk.group)
    socket = Socket(address_of(talk.thread), client=await in_thread(browser_of, other))
    assert await socket.open() == 0
    async with following(talk.thread, client=await in_thread(browser_of, talk.member)) as stream:
        assert [await socket.hint(), await stream.seq()] == [1, 1]
        await in_thread(talk.post)
        assert [await socket.hint(), await stream.seq()] == [2, 2]
    await socket.leave()

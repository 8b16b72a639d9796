"""A hint is written to idle pages at once, and sent in turn to those that cannot take it now."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from exchange.realtime.hub import hub
from exchange.realtime.protocol import PageSocket, framed
from exchange.realtime.rules import CloseCode
from exchange.realtime.subscriptions import Subscription, frame_of
from tests.helpers.ws import with_hub
from tests.realtime.conftest import browser_of
from tests.realtime.test_server import seq

if TYPE_CHECKING:
    from tests.helpers.ws import RunningServer
    from tests.realtime.conftest import Talk

pytestmark = pytest.mark.django_db(transaction=True)


class Peer:
    """Takes as much as it may, and notes it."""

    def __init__(self) -> None:
        self.takes = True
        self.read: list[str] = []

    def __call__(self, text: str) -> bool:
        if self.takes:
            self.read.append(text)
        return self.takes


@with_hub
async def test_only_what_an_idle_page_takes_is_written_at_once() -> None:
    peer, subscription = Peer(), Subscription(thread="t", user_id=1, session_key="k")
    subscription.write_at_once = peer
    subscription.offer(1, frame_of(1))
    assert peer.read == []  # nobody waits for it yet
    assert await subscription.next_frame() == frame_of(1)
    waiting = asyncio.ensure_future(subscription.next_frame())
    await asyncio.sleep(0)
    subscription.offer(2, frame_of(2))
    subscription.offer(2, frame_of(2))
    assert peer.read == [frame_of(2)]
    peer.takes = False
    subscription.offer(3, frame_of(3))
    peer.takes = True
    subscription.offer(4, frame_of(4))
    assert await waiting == frame_of(4)
    assert peer.read == [frame_of(2)]
    ending = asyncio.ensure_future(subscription.next_frame())
    await asyncio.sleep(0)
    subscription.end(CloseCode.WITHDRAWN)
    subscription.offer(5, frame_of(5))
    assert await ending is None
    assert peer.read == [frame_of(2)]


def test_the_server_writes_whole_frames_and_counts_on_its_own_rules(
    talk: Talk, server: RunningServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[bool] = []
    usual = PageSocket.write_at_once
    monkeypatch.setattr(PageSocket, "write_at_once", lambda self, text: written.append(usual(self, text)) or written[-1])
    with server.connect(talk.thread, browser_of(talk.member)) as socket:
        assert seq(socket) == 1
        for number in (2, 3, 4):
            talk.post()
            assert seq(socket) == number
        assert written.count(True) >= 3
        (subscription,) = hub._everybody()
    assert framed(frame_of(7)) == bytes([0x81, len(frame_of(7))]) + frame_of(7).encode()
    assert subscription.told == 4

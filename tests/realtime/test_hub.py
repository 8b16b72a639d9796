"""The hub by itself: merging, falling behind, many hints, and what happens to the others."""

from __future__ import annotations

import asyncio
import json
import random
import threading
from typing import TYPE_CHECKING, Any

import pytest

from exchange.core import wakeups
from exchange.realtime import hub as module
from exchange.realtime.rules import FURTHEST_BEHIND, Allowance, CloseCode, is_own_origin
from exchange.realtime.selectors import OpenThread
from exchange.realtime.sockets import _follow
from tests.helpers.ws import with_hub

if TYPE_CHECKING:
    from exchange.realtime.hub import Hub
    from exchange.realtime.subscriptions import Subscription


# The rows are replaced where they are read, but the thread that reads them looks after its connection.
pytestmark = pytest.mark.django_db


def joined(hub: Hub, *, thread: str = "t", user: int = 1, session: str = "s", acl_version: int = 1) -> Subscription:
    subscription = hub.join(thread=thread, user_id=user, session_key=session)
    assert subscription is not None
    subscription.admit(OpenThread(pk=1, group_id=1, last_seq=0, acl_version=acl_version))
    return subscription


async def take(subscription: Subscription, wait: float = 1) -> int:
    frame = await asyncio.wait_for(subscription.next_frame(), wait)
    return json.loads(frame)["seq"] if frame else -1


class Peer:
    """The other end of a socket; one that does not read holds every send."""

    def __init__(self, *, reads: bool = True) -> None:
        self.sent: list[dict[str, Any]] = []
        self.open = asyncio.Event()
        if reads:
            self.open.set()
        self.incoming: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    async def send(self, message: Any) -> None:
        await self.open.wait()
        self.sent.append(message)

    @property
    def last(self) -> int:
        hints = [json.loads(message["text"])["seq"] for message in self.sent if "text" in message]
        return hints[-1] if hints else 0


@with_hub
async def test_hints_of_one_turn_become_one(hub: Hub) -> None:
    subscription = joined(hub)
    for seq in (1, 2, 3):
        hub.note("t", seq, 1)
    assert await take(subscription) == 3
    hub.note("t", 2, 1)
    with pytest.raises(TimeoutError):
        await take(subscription, 0.05)


@with_hub
async def test_hears_wake_ups_from_any_thread(hub: Hub) -> None:
    subscription = joined(hub)
    thread = threading.Thread(target=wakeups.deliver, args=["thread", {"g": 1, "t": "t", "seq": 9, "v": 1}])
    thread.start()
    assert await take(subscription) == 9
    thread.join()


@with_hub
async def test_who_does_not_read_is_closed_and_holds_nobody(hub: Hub) -> None:
    slow, quick = Peer(reads=False), Peer()
    slow_socket, quick_socket = joined(hub, user=1), joined(hub, user=2)
    tasks = [asyncio.ensure_future(_follow(s, p.incoming.get, p.send)) for s, p in ((slow_socket, slow), (quick_socket, quick))]
    for seq in range(1, FURTHEST_BEHIND + 3):
        hub.note("t", seq, 1)
        await asyncio.sleep(0.001)
    await asyncio.wait_for(tasks[0], 3)
    assert slow_socket.code == CloseCode.TRY_AGAIN
    assert slow.sent == []
    assert quick.last == FURTHEST_BEHIND + 2
    await quick.incoming.put({"type": "websocket.disconnect"})
    await asyncio.wait_for(tasks[1], 1)


@with_hub
async def test_a_removed_reader_who_is_stuck_is_cut_too(hub: Hub) -> None:
    peer = Peer(reads=False)
    subscription = joined(hub, user=5)
    task = asyncio.ensure_future(_follow(subscription, peer.incoming.get, peer.send))
    hub.note("t", 1, 1)
    await asyncio.sleep(0.01)
    wakeups.deliver("revoke", {"group": 1, "user": 5})
    await asyncio.sleep(0.01)
    peer.open.set()
    await asyncio.wait_for(task, 2)
    assert peer.sent == [{"type": "websocket.close", "code": CloseCode.WITHDRAWN}]


@with_hub
async def test_ten_thousand_events_with_a_third_of_the_hints_lost(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each socket ends at the last number, in rising order, after one look at the rows."""
    chance = random.Random(5)
    peers = [Peer() for _number in range(20)]
    tasks = [asyncio.ensure_future(_follow(joined(hub, user=n), peer.incoming.get, peer.send)) for n, peer in enumerate(peers, 1)]
    for seq in range(1, 10_001):
        if seq < 10_000 and chance.random() > 0.3:
            wakeups.deliver("thread", {"g": 1, "t": "t", "seq": seq, "v": 1})
        if seq % 7 == 0:
            await asyncio.sleep(0)
    monkeypatch.setattr(module, "how_far", lambda threads: [("t", 10_000, 1)])
    await hub.look()
    await asyncio.sleep(0.05)
    for peer in peers:
        heard = [json.loads(message["text"])["seq"] for message in peer.sent]
        assert heard == sorted(set(heard))
        assert heard[-1] == 10_000
        await peer.incoming.put({"type": "websocket.disconnect"})
    await asyncio.gather(*tasks)


@with_hub
async def test_a_newer_access_version_is_checked_before_the_hint(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    stays, goes, knows = joined(hub, user=1), joined(hub, user=2), joined(hub, user=3, acl_version=2)
    asked: list[set[int]] = []

    def lapsed(claims: Any) -> Any:
        asked.append({claim.user_id for claim in claims})
        return {claim: CloseCode.WITHDRAWN for claim in claims if claim.user_id == 2}

    monkeypatch.setattr(module, "lapsed", lapsed)
    hub.note("t", 4, 2)
    assert [await take(stays), await take(goes), await take(knows)] == [4, -1, 4]
    assert asked == [{1, 2}]
    hub.note("t", 5, 2)
    assert await take(stays) == 5
    assert len(asked) == 1


@with_hub
async def test_what_is_withdrawn_while_somebody_comes_in_is_read_again(hub: Hub) -> None:
    subscription = hub.join(thread="t", user_id=1, session_key="s")
    assert subscription is not None
    wakeups.deliver("revoke", {"group": 1, "user": 1})
    await asyncio.sleep(0.01)
    assert subscription.in_doubt
    wakeups.deliver("revoke", {"session": "s"})
    await asyncio.sleep(0.01)
    assert subscription.code == CloseCode.SIGN_IN


@with_hub
async def test_forgets_who_has_left(hub: Hub) -> None:
    subscriptions = [joined(hub, thread=f"t{n % 3}", user=n % 2) for n in range(12)]
    assert len(hub) == 12
    for subscription in subscriptions:
        hub.leave(subscription)
    assert (len(hub), dict(hub._threads), dict(hub._users)) == (0, {}, {})
    hub.note("t1", 5, 1)
    assert hub._pending == {}


def test_an_allowance_fills_up_again(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("exchange.realtime.rules.time.monotonic", lambda: now[0])
    allowance = Allowance(a_second=2, at_once=3)
    assert [allowance.take() for _number in range(4)] == [True, True, True, False]
    now[0] += 0.5
    assert [allowance.take(), allowance.take()] == [True, False]
    now[0] += 60
    assert allowance.is_full


@pytest.mark.parametrize(
    ("origin", "host", "https_only", "own"),
    [
        ("https://exchange.eu", "exchange.eu", True, True),
        ("https://Exchange.eu", "exchange.EU", True, True),
        ("http://exchange.eu", "exchange.eu", True, False),
        ("http://exchange.eu:8000", "exchange.eu:8000", False, True),
        ("http://exchange.eu:8001", "exchange.eu:8000", False, False),
        ("https://sub.exchange.eu", "exchange.eu", False, False),
        ("https://other.eu", "other.eu", False, False),
        ("null", "exchange.eu", False, False),
        ("", "", False, False),
        ("https://[::1", "[::1", False, False),
        ("https://user@exchange.eu", "exchange.eu", False, False),
    ],
)
def test_whose_page_asks(origin: str, host: str, https_only: bool, own: bool) -> None:
    assert is_own_origin(origin, host, allowed_hosts=["exchange.eu"], https_only=https_only) is own

"""What runs beside requests: it starts, survives a database that is away, stops, and says when it does not work."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from django.db import DatabaseError, InterfaceError

from exchange.realtime import health
from exchange.realtime.hub import Hub
from exchange.realtime.lifespan import every
from tests.helpers.ws import with_hub


# An InterfaceError is no DatabaseError.
@pytest.mark.parametrize("fault", [DatabaseError, InterfaceError, RuntimeError])
@with_hub
async def test_looking_goes_on_after_a_fault(hub: Hub, fault: type[Exception]) -> None:
    turns: list[int] = []

    async def look() -> None:
        turns.append(1)
        if len(turns) == 1:
            raise fault

    loop = asyncio.ensure_future(every(0.001, look))
    while len(turns) < 3 and not loop.done():
        await asyncio.sleep(0.001)
    assert len(turns) == 3
    loop.cancel()


@with_hub
async def test_a_right_that_cannot_be_read_is_read_again_later(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(claims: Any) -> Any:
        raise InterfaceError

    monkeypatch.setattr("exchange.realtime.hub.lapsed", away)
    subscription = hub.join(thread="thread", user_id=1, session_key="")
    assert subscription
    subscription.group_id = 1
    assert await hub.check([subscription]) is False
    assert subscription.code is None
    monkeypatch.setattr("exchange.realtime.hub.how_far", away)
    hub.catch_up()
    while hub._tasks:
        assert await asyncio.gather(*hub._tasks) == [None]


@with_hub
async def test_a_hub_that_does_not_look_is_not_well(hub: Hub, monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    settings.REDIS_URL = ""
    monkeypatch.setattr(health, "hub", hub)
    assert health.live() == ""
    hub._looked_at -= 60
    assert "60 seconds" in health.live()


def test_a_process_without_sockets_has_nothing_to_look_at(hub: Hub, monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    settings.REDIS_URL = ""
    monkeypatch.setattr(health, "hub", hub)
    hub._looked_at -= 1000
    assert health.live() == ""

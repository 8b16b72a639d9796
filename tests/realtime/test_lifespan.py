"""What runs beside requests: it starts, survives a database that is away, stops, and says when it does not work."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from django.db import DatabaseError

from exchange.realtime import health
from exchange.realtime.hub import Hub
from exchange.realtime.lifespan import every
from tests.helpers.ws import with_hub

if TYPE_CHECKING:
    import pytest


@with_hub
async def test_looking_goes_on_after_the_database_was_away(hub: Hub) -> None:
    turns: list[int] = []

    async def look() -> None:
        turns.append(1)
        if len(turns) == 1:
            raise DatabaseError

    loop = asyncio.ensure_future(every(0.001, look))
    while len(turns) < 3:
        await asyncio.sleep(0.001)
    loop.cancel()


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

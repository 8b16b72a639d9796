"""How many connections a process takes, and what a page does that gets none."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

import pytest
from channels.db import database_sync_to_async

from exchange.realtime.hub import hub
from exchange.realtime.rules import CloseCode
from tests.helpers.ws import Socket, address_of, with_hub
from tests.realtime.conftest import browser_of, make_member
from tests.realtime.test_streams import Stream

if TYPE_CHECKING:
    from tests.realtime.conftest import Talk

pytestmark = pytest.mark.django_db(transaction=True)
do = database_sync_to_async


@with_hub
async def test_a_full_process_takes_nobody_until_somebody_leaves(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("exchange.realtime.hub.SOCKETS_A_PROCESS", 2)
    clients = [await do(browser_of)(await do(make_member)(talk.group)) for _number in range(3)]
    sockets = [Socket(address_of(talk.thread), client=client) for client in clients]
    with caplog.at_level(logging.INFO, logger="exchange.events"):
        assert [await socket.open() for socket in sockets] == [0, 0, CloseCode.TOO_MANY]
    refusals = [record for record in caplog.records if record.getMessage().startswith("socket.closed")]
    assert [getattr(record, "code", None) for record in refusals] == [int(CloseCode.TOO_MANY)]
    assert (await Stream(talk.thread, client=clients[2]).open())["status"] == 429
    # Asking is no connection: it goes on.
    answer = await do(clients[2].get)(f"/events/threads/{talk.thread.public_id}/?after=0")
    assert json.loads(answer.content)["last_seq"] == 1
    await sockets[0].leave()
    assert len(hub) == 1
    later = Socket(address_of(talk.thread), client=clients[2])
    assert await later.open() == 0
    assert await later.hint() == 1
    await later.leave()
    await sockets[1].leave()
    assert len(hub) == 0

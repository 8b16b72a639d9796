"""One process does everything: while it makes a long export, its pages stay live and nobody takes its worker for dead."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from exchange.core import health
from exchange.realtime.hub import hub
from exchange.realtime.presence.models import Presence
from exchange.realtime.presence.services import show_presence
from search.indexing.building import rebuild
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.records.archive.building import Building
from stakeholder_groups.records.models import Export
from stakeholder_groups.records.services.asking import Wanted, ask_for_export
from tests.factories.discussions import fill
from tests.helpers.ws import running_server
from tests.realtime.conftest import browser_of

if TYPE_CHECKING:
    from tests.realtime.conftest import Talk

pytestmark = pytest.mark.django_db(transaction=True)
WINDOW_TAKES = 2.0


@pytest.fixture
def slow_export(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> Export:
    """One that computes for several seconds, longer than a worker may be silent here."""
    write = Building._write_posts

    def slowly(self: Building, *said: Any) -> None:
        until = time.monotonic() + WINDOW_TAKES
        while time.monotonic() < until:
            sum(range(10_000))
        write(self, *said)

    monkeypatch.setattr(Building, "_write_posts", slowly)
    monkeypatch.setattr("exchange.core.lifespan.SILENT_FOR", 6.0)
    fill(talk.thread, talk.coordinator, 600)
    rebuild()
    wanted = Wanted(thread=talk.thread, named=False, with_files=False, language="en")
    return ask_for_export(actor=talk.coordinator, group=talk.group, wanted=wanted, client_key=uuid4())


def state(export: Export) -> str:
    return str(Export.objects.values_list("state", flat=True).get(pk=export.pk))


def test_a_long_export_silences_nothing(talk: Talk, slow_export: Export, settings: Any) -> None:
    settings.RUNS_WORKER = True
    membership = Membership.objects.get(group=talk.group, user=talk.member)
    show_presence(membership=membership, shown=True)
    client = browser_of(talk.member)
    wrong, late, silent, rounds = [], [], [], 0
    with running_server() as server, server.connect(talk.thread, client) as socket:
        socket.recv(timeout=5)
        deadline = time.monotonic() + 60
        while state(slow_export) not in {"ready", "failed"} and time.monotonic() < deadline:
            rounds += state(slow_export) == "running"
            began = time.monotonic()
            post = talk.post("Beside it")
            while json.loads(socket.recv(timeout=5)).get("seq", 0) < post.seq:
                pass
            late.append(time.monotonic() - began)
            silent.append(hub.silent_for())
            wrong += [said for said in health.examine().parts.values() if "not looked" in said]
            time.sleep(0.2)
        assert client.post(f"/en/groups/{talk.group.slug}/here/").status_code == 200
    assert state(slow_export) == "ready"
    assert rounds >= 5
    assert wrong == []
    assert max(silent) < 10
    assert max(late) < 5
    assert Presence.objects.get(membership=membership).seen_at is not None

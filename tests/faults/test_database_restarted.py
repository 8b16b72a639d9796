"""The database goes away at each step of the worker's work and is back at once: nothing is lost, index and database agree."""

from __future__ import annotations

import importlib
import threading
from typing import Any

import psycopg
import pytest
from django.db import close_old_connections, connection
from django.utils import timezone

from exchange.core.models import OutboxEntry
from exchange.core.worker import Worker
from search.indexing import building, carrying_out
from search.indexing.comparing import compare
from tests.factories.practices import make_partner_page, make_practice
from tests.faults.dying_worker import POINTS
from tests.helpers.catalogue import found

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]
# Nobody has saved a search here, so no alert is noted.
STEPS = [name for name, (place, _name, _when) in POINTS.items() if place != "search.saved.percolation"]


def end_all_connections() -> None:
    """What clients notice of a restart."""
    of_test = connection.settings_dict
    address = {"host": of_test["HOST"], "port": of_test["PORT"], "user": of_test["USER"], "password": of_test["PASSWORD"]}
    with psycopg.connect(dbname="postgres", autocommit=True, **address) as other:
        other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [of_test["NAME"]])


def restart_at(monkeypatch: pytest.MonkeyPatch, place: str, name: str, when: str) -> list[str]:
    """The first time the point is reached; returns where that is noted."""
    owner: Any = importlib.import_module(place)
    original, restarted = getattr(owner, name), []

    def interrupted(*arguments: Any, **named: Any) -> Any:
        if restarted:
            return original(*arguments, **named)
        restarted.append(name)
        if when == "after":
            original(*arguments, **named)
        end_all_connections()
        return original(*arguments, **named)

    monkeypatch.setattr(owner, name, interrupted)
    return restarted


@pytest.fixture
def worker() -> Any:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite is a file that nobody restarts")
    made = Worker(threading.Event())
    yield made
    made.lock.release()


def work(worker: Worker) -> None:
    """Rounds until all is done; a round that fails waits a second by itself."""
    for _round in range(20):
        carrying_out.watch()
        OutboxEntry.objects.filter(done_at=None).update(due_at=timezone.now())
        worker.work_once()
        close_old_connections()
        if not OutboxEntry.objects.filter(done_at=None).exists():
            return
    raise AssertionError(list(OutboxEntry.objects.filter(done_at=None).values()))


@pytest.mark.parametrize("point", STEPS)
def test_the_index_agrees_after_a_restart_at_any_step(worker: Worker, point: str, monkeypatch: pytest.MonkeyPatch) -> None:
    partner = make_partner_page("marche")
    changed = make_practice(partner, title="Voucher")
    building.rebuild()
    work(worker)
    restarted = restart_at(monkeypatch, *POINTS[point])
    make_practice(partner, title="Zirconium")
    changed.title = "Zirconium otherwise"
    changed.save_revision().publish()
    work(worker)
    if not restarted:
        with pytest.raises(Exception, match="connection"):
            building.rebuild()
        connection.close()
        building.rebuild()
        work(worker)
    assert restarted
    assert not compare()
    assert sorted(found("zirconium")) == ["Zirconium", "Zirconium otherwise"]

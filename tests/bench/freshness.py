"""How long a committed change takes to be found, by the way that every change takes: database, outbox, worker, engine, reader."""

from __future__ import annotations

import re
import statistics
import threading
import time
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.utils import timezone

from exchange.core import outbox
from exchange.core.models import OutboxEntry
from exchange.core.worker import Worker
from search import changes
from search.current import Shelf, get_engine
from search.documents import build
from search.engines.base import FacetChoice, SearchEngine, SearchQuery, Sort
from search.engines.documents import Facet
from tests.factories.practices import make_partner_page, make_practice

if TYPE_CHECKING:
    from practices.good_practices.models import GoodPracticePage

A_SECOND = 20
PAGES = 40
LOST_AFTER = 30.0
# What stands on a page is as new as the page.
PRACTICES = (FacetChoice(Facet.TYPE, ("practice",)),)


def fresh_p99_ms(engine: SearchEngine, seconds: float) -> float:
    """The engine keeps what it was filled with: a worker that finds an index missing would build all of them from the database."""
    get_engine(Shelf.MEMBERS).new_generation().promote()
    # As if database and index had just been compared: what was filled in is in no database.
    OutboxEntry.objects.create(topic=changes.TOPIC, key=changes.RECONCILE, done_at=timezone.now())
    while outbox.drain():
        pass
    before = engine.status().documents
    partner = make_partner_page("fresh")
    pages = [make_practice(partner, title="Fresh 0", last_published_at=timezone.now()) for _ in range(PAGES)]
    waits = _waits(engine, pages, seconds)
    come = engine.status().documents - before
    expected = len(build([str(page.translation_key) for page in (partner, *pages)]).documents)
    if come != expected:
        raise RuntimeError(f"{come} documents more than before, not {expected}: the index was not the measured one all the time")
    return round(statistics.quantiles(waits, n=100)[98] if len(waits) > 1 else waits[0], 1)


def _waits(engine: SearchEngine, pages: list[GoodPracticePage], seconds: float) -> list[float]:
    """Milliseconds from the commit of each change until it was found."""
    stop = threading.Event()
    worker = threading.Thread(target=Worker(stop).run)
    worker.start()
    try:
        committed = {0: time.perf_counter()}
        found = threading.Thread(target=lambda: seen.update(_watch(engine, committed, stop)))
        seen: dict[int, float] = {}
        found.start()
        _change(pages, committed, int(seconds * A_SECOND))
        _wait_for(committed, engine)
    finally:
        stop.set()
        worker.join()
        found.join()
    waits = [(seen[number] - moment) * 1000 for number, moment in committed.items() if number in seen and number]
    if len(waits) < len(committed) - 1:
        raise RuntimeError(f"{len(committed) - 1 - len(waits)} changes were never found")
    return waits


def _change(pages: list[GoodPracticePage], committed: dict[int, float], count: int) -> None:
    """One change every twentieth of a second, each page in turn; a number stands in the title."""
    started = time.perf_counter()
    for number in range(1, count + 1):
        time.sleep(max(0.0, started + number / A_SECOND - time.perf_counter()))
        page = pages[number % len(pages)]
        page.title = f"Fresh {number}"
        with transaction.atomic():
            page.save()
        committed[number] = time.perf_counter()


def _watch(engine: SearchEngine, committed: dict[int, float], stop: threading.Event) -> dict[int, float]:
    """When each number, or a later one of the same page, was first found."""
    seen: dict[int, float] = {}
    while not stop.is_set():
        newest = _newest(engine)
        now = time.perf_counter()
        for number in list(committed):
            later = range(number, max(newest, default=0) + 1, PAGES)
            if number not in seen and any(one in newest for one in later):
                seen[number] = now
        time.sleep(0.01)
    connection.close()
    return seen


def _newest(engine: SearchEngine) -> set[int]:
    results = engine.search(SearchQuery(choices=PRACTICES, sort=Sort.DATE, facets=(), limit=PAGES))
    return {int(said[1]) for hit in results.hits if (said := re.fullmatch(r"Fresh (\d+)", hit.plain_title))}


def _wait_for(committed: dict[int, float], engine: SearchEngine) -> None:
    """Until the last one is found, or long enough to call it lost."""
    until = time.perf_counter() + LOST_AFTER
    while max(committed) not in _newest(engine) and time.perf_counter() < until:
        time.sleep(0.05)
    time.sleep(0.1)

"""The cluster goes away at the worst moments and comes back: pages stay up, nothing is lost, index and database agree."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from exchange.core import outbox
from exchange.core.models import OutboxEntry
from search import changes
from search.current import engines, get_engine
from search.engines.base import EngineSilentError, EngineUnavailableError, SearchQuery
from search.indexing import building, carrying_out, comparing
from tests.factories.practices import make_partner_page, make_practice
from tests.factories.search import search_document
from tests.helpers.catalogue import found
from tests.helpers.cluster import cluster_url, drop_indices
from tests.helpers.cut_line import CutLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

    from search.engines.elasticsearch import ElasticsearchEngine

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]


@pytest.fixture
def line(settings: Any) -> Iterator[CutLine]:
    """Everything in this test reaches the cluster over this line only."""
    made = CutLine(cluster_url())
    settings.ELASTICSEARCH_URL = made.url
    yield made
    made.mend()
    drop_indices(settings.SEARCH_INDEX_PREFIX)
    made.close()


@pytest.fixture
def network(line: CutLine) -> None:
    """A few indexed practices."""
    partner = make_partner_page("marche")
    for number in range(3):
        make_practice(partner, title=f"Voucher {number}")
    building.rebuild()
    catch_up()


def catch_up() -> None:
    """What the worker does once the cluster is back, without its waiting."""
    engine: Any = get_engine()
    engine.silence.end()
    for topic in (changes.TOPIC, changes.BATCHES):
        outbox._topics[topic].rests_until = 0.0
    for _ in range(5):
        carrying_out.watch()
        OutboxEntry.objects.filter(done_at__isnull=True).update(due_at=timezone.now())
        while outbox.drain():
            pass
    assert not OutboxEntry.objects.filter(done_at__isnull=True).exists()
    assert not comparing.compare()


def is_limited(client: Client) -> bool:
    answer = client.get("/en/catalogue/?q=voucher")
    assert answer.status_code == 200
    return bool(answer.context.get("limited"))


def publish(title: str) -> None:
    make_practice(make_partner_page("marche"), title=title)


def test_down_at_the_start(line: CutLine, client: Client) -> None:
    line.cut()
    publish("Early voucher")
    carrying_out.watch()
    outbox.drain()
    assert is_limited(client)
    assert "Early voucher" in client.get("/en/catalogue/?q=voucher").content.decode()
    line.mend()
    catch_up()
    assert not is_limited(client)
    assert found("early") == ["Early voucher"]


@pytest.mark.parametrize("answer", [False, True], ids=["no request", "no answer"])
def test_dying_in_the_middle_of_a_question(line: CutLine, network: None, client: Client, answer: bool) -> None:
    line.cut_at(b"_search", answer=answer)
    assert is_limited(client)
    assert client.get("/en/catalogue/suggestions/?q=vou").json()["groups"] == []
    assert client.get("/en/catalogue/results.csv").status_code == 503
    assert client.get("/api/v1/catalogue").status_code == 503
    assert line.broken
    line.mend()
    assert not is_limited(client)


@pytest.mark.parametrize("answer", [False, True], ids=["no request", "no answer"])
def test_dying_in_the_middle_of_a_bulk(line: CutLine, network: None, client: Client, answer: bool) -> None:
    line.cut_at(b"_bulk", answer=answer)
    for number in range(5):
        publish(f"Late voucher {number}")
    outbox.drain()
    assert line.broken
    assert OutboxEntry.objects.filter(done_at__isnull=True, topic="search").exists()
    line.mend()
    catch_up()
    assert sorted(title for title in found("late")) == [f"Late voucher {number}" for number in range(5)]


@pytest.mark.parametrize("for_good", [True, False], ids=["away", "back at once"])
@pytest.mark.parametrize("answer", [False, True], ids=["no request", "no answer"])
def test_dying_in_the_middle_of_a_promotion(line: CutLine, network: None, client: Client, answer: bool, for_good: bool) -> None:
    publish("Late voucher")
    line.cut_at(b"_aliases", answer=answer, for_good=for_good)
    with pytest.raises(EngineUnavailableError):
        building.rebuild()
    assert line.broken
    line.mend()
    get_engine().close()
    assert not is_limited(client), "the old or the new index answers, whichever the cluster settled on"
    catch_up()
    building.rebuild()
    catch_up()
    assert "Late voucher" in found("voucher")


def test_a_silent_cluster_is_waited_for_once_and_everything_else_goes_on(line: CutLine, network: None, monkeypatch: Any) -> None:
    for number in range(5):
        publish(f"Late voucher {number}")
    for engine in engines().values():
        monkeypatch.setattr(engine, "client", engine.client.options(request_timeout=0.5))
    line.hush()
    done: list[str] = []
    monkeypatch.setattr(outbox, "_topics", {name: replace(topic) for name, topic in outbox._topics.items()})
    outbox.handler("sample")(lambda entries: done.extend(entry.key for entry in entries))
    outbox.record("sample", "else")
    for _ in range(2):
        outbox.drain()
        carrying_out.watch()
    waiting = OutboxEntry.objects.filter(topic="search", done_at=None)
    assert line.unanswered == 1
    assert done == ["else"]
    assert set(waiting.values_list("attempts", flat=True)) == {0}
    assert all("OutOfReach" in entry.last_error for entry in waiting)
    line.mend()
    catch_up()
    assert sorted(found("late")) == [f"Late voucher {number}" for number in range(5)]


def test_a_silent_cluster_is_waited_for_once_by_pages_too(line: CutLine, network: None, client: Client, monkeypatch: Any) -> None:
    for engine in engines().values():
        monkeypatch.setattr(engine, "client", engine.client.options(request_timeout=0.5))
    line.hush()
    assert is_limited(client)
    assert is_limited(client)
    assert client.get("/en/catalogue/suggestions/?q=vou").json()["groups"] == []
    assert client.get("/healthz").json()["parts"]["search"] == "the search index does not answer"
    assert line.unanswered == 1
    line.mend()
    public: Any = get_engine()
    monkeypatch.setattr(public.silence, "_until", time.monotonic() - 0.1)
    assert not is_limited(client)


def test_a_silent_cluster_is_asked_by_one_at_a_time() -> None:
    from search.engines.elasticsearch.connection import Silence

    silence = Silence()
    with pytest.raises(EngineSilentError, match="no answer"), silence.kept():
        raise EngineSilentError("no answer")
    with pytest.raises(EngineSilentError, match="a moment ago") as told, silence.kept():
        pytest.fail("it was asked")
    assert 4 < told.value.rest <= 5
    silence._until = time.monotonic() - 0.1
    with silence.kept(), pytest.raises(EngineSilentError, match="a moment ago"), silence.kept():
        pytest.fail("it was asked by a second one")
    with silence.kept(), silence.kept():
        pass  # the first one was answered


def test_a_write_that_lasts_too_long_stops_no_reader(line: CutLine, network: None, client: Client, monkeypatch: Any) -> None:
    from search.engines.elasticsearch import whole

    monkeypatch.setattr(whole, "WRITES_WITHIN", 0.5)
    engine: Any = get_engine()
    known = engine._known[1:]
    monkeypatch.setattr(engine, "_current", lambda **how: known)
    line.hush()
    with pytest.raises(EngineSilentError):
        engine.write(documents=[search_document()])
    line.mend()
    assert not is_limited(client)


def test_a_full_disk_of_the_cluster(line: CutLine, network: None, client: Client) -> None:
    """Past its flood stage a cluster makes indices read-only."""
    engine: Any = get_engine()
    name = engine.status().generation
    engine.client.indices.put_settings(index=name, settings={"blocks": {"read_only_allow_delete": True}})
    publish("Late voucher")
    outbox.drain()
    assert found("late") == []
    assert OutboxEntry.objects.filter(done_at__isnull=True, topic="search").exists()
    assert not is_limited(client)
    engine.client.indices.put_settings(index=name, settings={"blocks": {"read_only_allow_delete": None}})
    catch_up()
    assert found("late") == ["Late voucher"]


def test_a_document_that_the_cluster_refuses_is_not_found_by_its_former_text(cluster: ElasticsearchEngine) -> None:
    cluster.new_generation().promote()
    cluster.write(documents=[search_document("Voucher", number=1), search_document("Neighbour", number=2)])
    poisoned = search_document("Poisoned", number=1, kind="k" * 40_000)
    (refused,) = cluster.write(documents=[poisoned, search_document("Neighbour, changed", number=2)])
    assert refused.key == poisoned.key
    assert refused.reason
    assert [hit.plain_title for hit in cluster.search(SearchQuery()).hits] == ["Neighbour, changed"]


def test_the_state_changes_with_what_is_written_and_with_nothing_else(cluster: ElasticsearchEngine, monkeypatch: Any) -> None:
    monkeypatch.setattr(engine_module(), "KNOWN_FOR", -1.0)
    cluster.new_generation().promote()
    states = [cluster.state()]
    for write in ({"documents": [search_document("Voucher", number=1)]}, {"documents": [search_document("Fair", number=1)]}):
        cluster.write(**write)
        states.append(cluster.state())
    cluster.write(deletes=[search_document(number=1).key])
    states.append(cluster.state())
    cluster.new_generation().promote()
    states.append(cluster.state())
    assert len(set(states)) == 5
    cluster.search(SearchQuery())
    monkeypatch.setattr(time, "time", lambda: 4e9)
    assert cluster.state() == states[-1]


def test_the_state_is_asked_of_the_cluster_every_few_seconds(line: CutLine, network: None) -> None:
    state = get_engine().state()
    line.cut()
    assert get_engine().state() == state


def engine_module() -> Any:
    from search.engines.elasticsearch import engine

    return engine


def test_a_write_never_makes_an_index(cluster: ElasticsearchEngine) -> None:
    generation = cluster.new_generation()
    cluster.client.indices.delete(index=generation.name)
    with pytest.raises(EngineUnavailableError):
        generation.write(documents=[search_document()])
    with pytest.raises(EngineUnavailableError):
        cluster.write(documents=[search_document()])
    assert not cluster.client.indices.get(index=cluster.names.pattern)


def test_the_health_page_tells_nothing_of_the_cluster(line: CutLine, network: None, client: Client) -> None:
    line.cut()
    assert client.get("/healthz").json()["parts"]["search"] == "the search index does not answer"
    line.mend()

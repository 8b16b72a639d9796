"""The network's pages and the questions judged on them: what search is worth to readers, on either engine.

The floors are a little below what was measured. A change of search that falls below one has to be looked at question by question
(*Judge results* in the editors' pages, or `manage.py search_judge`), not argued away by a lower floor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction
from django.test import override_settings

from exchange.demo.data.judgements import JUDGED, NAME
from exchange.demo.load import load
from search.current import get_engine
from search.documents import all_origins, build
from search.judgements.measuring import figures, measure
from search.metrics import table
from search.models import JudgementList, Mark
from search.origins import is_page
from tests.helpers.cluster import cluster_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.engines.documents import SearchDocument

pytestmark = pytest.mark.django_db

# Measured: tantivy .953, .819, .812, the weakest language .704; Elasticsearch .933, .831, .797, .651.
FLOORS = {
    "tantivy": {"mrr10": 0.93, "recall10": 0.8, "ndcg10": 0.79},
    "elasticsearch": {"mrr10": 0.91, "recall10": 0.81, "ndcg10": 0.775},
}
FLOORS_OF_A_LANGUAGE = {"tantivy": 0.67, "elasticsearch": 0.63}


@pytest.fixture(scope="module")
def network(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[list[SearchDocument]]:
    """Loaded once, in a transaction that is rolled back at the end of the module."""
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=str(tmp_path_factory.mktemp("media"))):
        outer = transaction.atomic()
        outer.__enter__()
        try:
            load()
            yield [document for origins in all_origins() for document in build(list(filter(is_page, origins))).documents]
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)


def test_every_mark_is_of_a_page_that_its_reader_gets(network: list[SearchDocument]) -> None:
    shown = {(document.origin, document.language): document.shown_to for document in network}
    marks = Mark.objects.select_related("question")
    assert len(marks) == sum(map(len, JUDGED.values()))
    assert [mark for mark in marks if mark.question.language not in shown[(str(mark.origin), mark.language)]] == []


@pytest.mark.parametrize("name", ["tantivy", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def test_the_judged_questions_are_answered_well(network: list[SearchDocument], settings: Any, name: str) -> None:
    settings.ELASTICSEARCH_URL = cluster_url() if name == "elasticsearch" else ""
    generation = get_engine().new_generation()
    generation.write(documents=network)
    generation.promote()
    got = figures(measure(JudgementList.objects.get(name=NAME)))
    print("\n".join(table(got)))
    assert (got["engine"], got["queries"]) == (name, len(JUDGED))
    assert {measure: got[measure] for measure, floor in FLOORS[name].items() if got[measure] < floor} == {}
    assert {language: row["ndcg10"] for language, row in got["languages"].items() if row["ndcg10"] < FLOORS_OF_A_LANGUAGE[name]} == {}

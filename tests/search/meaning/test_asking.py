"""A question by words and by meaning: the order of the first results, and the list of other languages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from search.asking import ask, by_meaning
from search.current import Shelf, get_engine
from search.engines.base import FacetChoice, SearchQuery, Sort
from search.engines.documents import PUBLIC, Facet
from search.indexing.learning import vectors_of
from search.meaning.answers import DEPTH
from search.parser import parse
from tests.factories.search import search_document
from tests.helpers.catalogue import put
from tests.helpers.cluster import cluster_url
from tests.helpers.meaning import needs_model

if TYPE_CHECKING:
    from search.engines.documents import SearchDocument

pytestmark = needs_model


@pytest.fixture(autouse=True, params=["tantivy", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def _engine(request: Any, settings: Any) -> None:
    settings.SEARCH_MEANING = "on"
    settings.ELASTICSEARCH_URL = cluster_url() if request.param == "elasticsearch" else ""


def learnt(*documents: SearchDocument) -> None:
    put(*documents)
    get_engine().learn(documents, vectors_of(documents))


def shelve(*documents: SearchDocument) -> None:
    """On the members' shelf."""
    generation = get_engine(Shelf.MEMBERS).new_generation()
    generation.write(documents=documents)
    generation.promote()


def titles(text: str, language: str = "sv", **said: Any) -> list[str]:
    return [hit.plain_title for hit in by_meaning(SearchQuery(parse(text), language, **said))]


BONY = search_document("Bony dla firm, które zaczynają eksportować", language="pl", regions=("PL22",))
FOREST = search_document("Ścieżki przyrodnicze w lesie", language="pl", body="Spacery dla rodzin i obserwacja ptaków.")
SWEDISH = search_document("Exportcheckar för småföretag", language="sv")


def test_other_languages_are_found_by_meaning_and_own_ones_are_not_among_them() -> None:
    learnt(BONY, FOREST, SWEDISH)
    assert titles("stöd till företag som vill exportera") == [BONY.title]
    assert titles("stöd till företag som vill exportera", choices=(FacetChoice(Facet.REGION, ("SE31",)),)) == []
    assert titles('"stöd till företag"') == []
    assert titles("hjälp med exportera -zaczynają") == []


@pytest.mark.parametrize("question", ["väder imorgon", "mormors äppelkaka med vaniljsås"])
def test_what_no_text_is_about_finds_nothing_by_meaning(question: str) -> None:
    learnt(BONY, FOREST, SWEDISH)
    assert titles(question) == []


def test_what_members_wrote_is_in_no_list_moves_nothing_in_it_and_takes_turns_with_the_fused_order() -> None:
    question = SearchQuery(parse("stöd till företag som vill exportera"), "sv")
    forestry = search_document("Stöd till företag i skogen som vill plantera", language="sv")
    learnt(BONY, FOREST, SWEDISH, forestry)
    open_answers = ask(question), by_meaning(question)
    members = frozenset({"group:5"})
    hidden = [
        search_document(f"Wsparcie dla firm, które chcą eksportować, {number}", language="pl", access=members) for number in range(20)
    ]
    own = search_document("Stöd till företag som vill exportera", language="sv", access=members)
    shelve(own, *hidden)
    assert (ask(question), by_meaning(question)) == open_answers
    everything = replace(question, access=members | {PUBLIC})
    assert by_meaning(everything) == open_answers[1]
    assert by_meaning(replace(question, access=members)) == ()
    (public_first, private, *public_others) = [hit.key for hit in ask(everything).hits]
    assert private == own.key
    assert [public_first, *public_others] == [hit.key for hit in open_answers[0].hits]


def test_members_texts_are_never_embedded() -> None:
    private = search_document("Stöd till företag som vill exportera", language="sv", access=frozenset({"group:5"}))
    shelve(private)
    shelf = get_engine(Shelf.MEMBERS)
    assert vectors_of([private]) == {}
    assert shelf.unlearnt(10) == []
    assert shelf.name == "tantivy" or not shelf.takes_vectors


def test_totals_facets_and_pages_are_those_of_the_words() -> None:
    """Far more results than are put in order by meaning, one of them near in meaning and last by words."""
    filler = "export " * 3
    many = [search_document(f"Export {filler} number {number}", body=filler) for number in range(DEPTH + 15)]
    answer = search_document("Vouchers for firms that sell abroad", body=f"{'much other text ' * 20} export")
    learnt(*many, answer)
    query = SearchQuery(parse("export vouchers abroad firms selling"), "en", limit=20)
    plain = get_engine().search(replace(query, limit=200))
    asked = [ask(replace(query, offset=offset)) for offset in range(0, 80, 20)]
    assert {one.total for one in asked} == {plain.total} == {len(many) + 1}
    assert all(one.facets == plain.facets for one in asked)
    paged = [hit.key for one in asked for hit in one.hits]
    assert len(paged) == len(set(paged)) == plain.total
    assert paged == [hit.key for hit in ask(replace(query, limit=200)).hits]
    assert paged[0] == answer.key


def test_what_is_near_in_meaning_is_lifted_from_beyond_the_first_ones() -> None:
    many = [search_document(f"Export export {number}", body="export export") for number in range(DEPTH + 5)]
    answer = search_document("Vouchers help small firms to sell abroad", body=f"{'other text ' * 100} export")
    learnt(*many, answer)
    query = SearchQuery(parse("export"), "en", limit=100)
    assert [hit.key for hit in get_engine().search(query).hits][-1] == answer.key
    keys = [hit.key for hit in ask(query).hits]
    assert len(keys) == len(set(keys)) == len(many) + 1
    assert ask(replace(query, sort=Sort.TITLE)) == get_engine().search(replace(query, sort=Sort.TITLE))

"""The engine contract: facets, orders, pages and suggestions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from search.engines import base
from search.engines.base import Alternative, FacetChoice, SearchEngine, SearchQuery, SearchResults, Sort, SuggestionKind
from search.engines.documents import Facet, SearchDocument
from search.parser import parse
from tests.factories.search import search_document

if TYPE_CHECKING:
    from collections.abc import Iterable


def ask(engine: SearchEngine, text: str = "", **said: Any) -> SearchResults:
    return engine.search(SearchQuery(text=parse(text), **said))


def titles(results: SearchResults) -> list[str]:
    return [hit.plain_title for hit in results.hits]


def put(engine: SearchEngine, *documents: SearchDocument) -> None:
    engine.write(documents=documents)


def counts(results: SearchResults, facet: Facet) -> dict[str, int]:
    return {count.value: count.count for count in results.facets[facet]}


# Writing


# Facets, order, pages


@pytest.fixture
def varied(engine: SearchEngine) -> SearchEngine:
    put(
        engine,
        search_document(
            "Alpha voucher", regions=("ITH5",), countries=("IT",), themes=("policy", "identity"), years=(2016,), changed_at=300
        ),
        search_document("Beta voucher", regions=("SE31",), countries=("SE",), themes=("policy",), years=(2018,), changed_at=100),
        search_document(
            "Ärlig voucher", regions=("SE31",), countries=("SE",), themes=("chain",), years=(2018,), kind="visit", changed_at=200
        ),
        search_document("Zeta fair", regions=("PL22",), countries=("PL",), themes=("chain",), kind="news"),
    )
    return engine


def choose(*choices: tuple[Facet, Iterable[str]]) -> tuple[FacetChoice, ...]:
    return tuple(FacetChoice(facet, tuple(values)) for facet, values in choices)


def test_counts_are_those_of_the_results(varied: SearchEngine) -> None:
    found = ask(varied, "voucher")
    assert found.total == 3
    assert counts(found, Facet.REGION) == {"SE31": 2, "ITH5": 1}
    assert counts(found, Facet.THEME) == {"policy": 2, "identity": 1, "chain": 1}
    assert counts(found, Facet.TYPE) == {"practice": 2, "visit": 1}
    assert counts(found, Facet.YEAR) == {"2018": 2, "2016": 1}


def test_a_facet_leaves_out_its_own_choice_but_not_the_others(varied: SearchEngine) -> None:
    found = ask(varied, "voucher", choices=choose((Facet.REGION, ["SE31"])))
    assert found.total == 2
    assert counts(found, Facet.REGION) == {"SE31": 2, "ITH5": 1}
    assert counts(found, Facet.THEME) == {"policy": 1, "chain": 1}
    found = ask(varied, "voucher", choices=choose((Facet.REGION, ["SE31", "ITH5"]), (Facet.THEME, ["policy"])))
    assert found.total == 2
    assert counts(found, Facet.REGION) == {"SE31": 1, "ITH5": 1}
    assert counts(found, Facet.THEME) == {"policy": 2, "identity": 1, "chain": 1}
    assert ask(varied, choices=choose((Facet.REGION, ["no such region"]))).total == 0


def test_orders(varied: SearchEngine) -> None:
    assert titles(ask(varied, "voucher", sort=Sort.DATE)) == ["Alpha voucher", "Ärlig voucher", "Beta voucher"]
    assert titles(ask(varied, sort=Sort.TITLE)) == ["Alpha voucher", "Ärlig voucher", "Beta voucher", "Zeta fair"]
    assert titles(ask(varied)) == ["Alpha voucher", "Ärlig voucher", "Beta voucher", "Zeta fair"]


def test_what_was_taken_up_most_comes_first_and_equals_by_date(engine: SearchEngine) -> None:
    put(
        engine,
        search_document("Voucher, once", transfers=1, changed_at=50),
        search_document("Voucher, never, new", changed_at=1_800_000_000),
        search_document("Voucher, twice", transfers=2, changed_at=10),
        search_document("Voucher, never, old", changed_at=20),
    )
    for text in ("voucher", ""):
        found = ask(engine, text, sort=Sort.TRANSFERRED)
        assert titles(found) == ["Voucher, twice", "Voucher, once", "Voucher, never, new", "Voucher, never, old"]
        assert [hit.transfers for hit in found.hits] == [2, 1, 0, 0]


def test_pages_hold_every_result_once(engine: SearchEngine) -> None:
    put(engine, *(search_document(f"Voucher {number}", changed_at=number) for number in range(25)))
    seen = [title for offset in (0, 10, 20, 30) for title in titles(ask(engine, "voucher", offset=offset))]
    assert len(seen) == len(set(seen)) == 25
    assert ask(engine, "voucher", offset=10_000).hits == ()
    assert ask(engine, "voucher", limit=0).total == 25


# Completions


def test_suggests_titles_and_words(engine: SearchEngine) -> None:
    put(engine, search_document("Regional export voucher"), search_document("Exporters' club"), search_document("Trade fair"))
    suggested = engine.suggest("regional exp", language="en")
    assert [(s.kind, s.text) for s in suggested] == [
        (SuggestionKind.TITLE, "Regional export voucher"),
        (SuggestionKind.WORD, "regional export"),
    ]
    assert {s.text for s in engine.suggest("EXP", language="en") if s.kind is SuggestionKind.TITLE} == {
        "Regional export voucher",
        "Exporters' club",
    }
    assert engine.suggest("e", language="en") == []
    assert engine.suggest("", language="en") == []


def test_the_vocabulary_is_that_of_public_documents_in_a_language(engine: SearchEngine) -> None:
    put(
        engine,
        search_document("Internacionalización", body="vouchers for firms", language="es"),
        search_document("Vouchers again", body="firms", language="es"),
        search_document("Zebra", language="es", access=frozenset({"group:5"})),
        search_document("Giraffe", language="en"),
    )
    words = engine.vocabulary("es")
    assert set(words) == {"internacionalizacion", "vouchers", "for", "firms", "again"}
    assert words["firms"] > words["again"] >= 1
    assert engine.vocabulary("sv") == {}
    asked = ["vouchers", "zebra", "giraffe", "nobody", "internacionalizacion"]
    assert engine.said(asked, "es") == {"vouchers", "internacionalizacion"}
    assert engine.said(asked, "sv") == engine.said([], "es") == set()


# Why


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("vouchers", ("title", "summary")),
        ("card register", ("elements",)),
        ("firms chambers", ("text",)),
        ("policy", ("names",)),
        ("buono", ("other_version",)),
        ("", ()),
    ],
)
def test_says_where_the_words_were_found(engine: SearchEngine, text: str, matched: tuple[str, ...]) -> None:
    said = {"summary": "A voucher.", "elements": "Card. Register.", "body": "Firms and chambers.", "labels": "Policy"}
    put(engine, search_document("Export vouchers", other_versions="buono", readable_in=frozenset({"en", "it"}), **said))
    (hit,) = ask(engine, text).hits
    assert hit.matched == matched


def test_an_empty_part_keeps_the_others_apart(engine: SearchEngine) -> None:
    put(engine, search_document("Export", labels="Policy"), search_document("Import", other_versions="polityka"))
    assert [hit.matched for hit in ask(engine, "policy").hits] == [("names",)]
    assert [hit.matched for hit in ask(engine, "polityka").hits] == [("names",)], "a name as another language has it"


def test_a_generation_that_came_into_use_is_not_given_up(engine: SearchEngine) -> None:
    """A promotion may fail after the switch; who then gives up must not take the index away."""
    generation = engine.new_generation()
    generation.write(documents=[search_document("Voucher", number=1)])
    generation.promote()
    generation.discard()
    assert engine.search(SearchQuery()).total == 1
    other = engine.new_generation()
    other.discard()
    assert engine.search(SearchQuery()).total == 1


@pytest.mark.parametrize("sort", [Sort.DATE, Sort.TITLE, Sort.TRANSFERRED])
def test_equal_ones_stand_in_one_order_however_they_came(engine: SearchEngine, sort: Sort) -> None:
    documents = [search_document("Voucher", number=number) for number in range(1, 9)]
    orders = []
    for batch in (documents, documents[::-1]):
        generation = engine.new_generation()
        for document in batch:
            generation.write(documents=[document])
        generation.promote()
        orders.append([hit.key for hit in engine.search(SearchQuery(sort=sort)).hits])
    assert orders[0] == orders[1]


# Superseded, and what only some may read


def test_what_is_superseded_counts_half(engine: SearchEngine) -> None:
    put(engine, search_document("Export vouchers", number=1, superseded=True), search_document("Export vouchers", number=2))
    first, second = ask(engine, "vouchers").hits
    assert (first.key.split(":")[1], second.key.split(":")[1]) == ("2", "1")
    assert second.score == pytest.approx(first.score / 2, rel=0.01)
    assert ask(engine, "vouchers").total == ask(engine).total == 2


def test_an_even_question_is_ranked_by_what_a_document_says_alone(engine: SearchEngine) -> None:
    mine = {"access": frozenset({"group:1"})}
    asked = {"access": frozenset({"group:1"}), "even": True}
    put(
        engine,
        search_document("Vouchers umbrellas", number=1, changed_at=1, **mine),
        search_document("Umbrellas", number=2, changed_at=2, **mine),
    )
    put(engine, search_document("Vouchers", number=3, changed_at=3, **mine), search_document("Vouchers", number=4, changed_at=9, **mine))
    before = [(hit.key, round(hit.score, 3)) for hit in ask(engine, "voucher umbrella", **asked).hits]
    assert [key.split(":")[1] for key, _score in before] == ["1", "4", "3", "2"]
    others = {"access": frozenset({"group:2"}), "body": "umbrella " * 30}
    put(engine, *(search_document("Umbrellas umbrella", number=number, **others) for number in range(1_001, 1_031)))
    assert [(hit.key, round(hit.score, 3)) for hit in ask(engine, "voucher umbrella", **asked).hits] == before
    page = ask(engine, "voucher umbrella", offset=2, limit=1, **asked)
    assert ([hit.key for hit in page.hits], page.total) == ([before[2][0]], 4)


def test_the_newest_of_very_many_equals_stands_first(engine: SearchEngine) -> None:
    mine = {"access": frozenset({"group:1"})}
    asked: dict[str, Any] = {"access": frozenset({"group:1"}), "even": True}
    put(engine, *(search_document("Vouchers", number=number, changed_at=number, **mine) for number in range(1, 1_201)))
    put(engine, search_document("Vouchers", number=2_000, changed_at=5_000, **mine))
    found = ask(engine, "voucher", limit=3, **asked)
    assert ([hit.changed_at for hit in found.hits], found.total) == ([5_000, 1_200, 1_199], 1_201)
    assert [hit.changed_at for hit in ask(engine, "voucher", offset=1_100, limit=2, **asked).hits] == [101, 100]


@pytest.mark.parametrize("even", [False, True])
def test_a_list_can_be_read_to_one_depth(engine: SearchEngine, monkeypatch: Any, even: bool) -> None:
    monkeypatch.setattr(base, "DEEPEST", 30)
    put(engine, *(search_document("Vouchers", number=number, changed_at=number) for number in range(1, 41)))
    last = ask(engine, "voucher", offset=20, limit=20, even=even)
    beyond = ask(engine, "voucher", offset=30, limit=20, even=even)
    assert (len(last.hits), last.total) == (10, 40)
    assert (beyond.hits, beyond.total) == ((), 40)
    assert beyond.facets == last.facets


def test_suggestions_are_of_the_types_that_are_wanted(engine: SearchEngine) -> None:
    put(engine, search_document("Vouchers"), search_document("Voucher card", kind="element"))
    found = engine.suggest("vouch", language="en", choices=(FacetChoice(Facet.TYPE, ("practice",)),))
    assert [one.text for one in found if one.kind is SuggestionKind.TITLE] == ["Vouchers"]
    assert "card" not in {one.text for one in found}


# The reader's own language


ABROAD = {("ayudas",): (Alternative(("grants",), "en"), Alternative(("subvenciones",), "es"))}


def ask_in_spanish(engine: SearchEngine, text: str) -> list[str]:
    return titles(engine.search(SearchQuery(text=parse(text), language="es", alternatives=ABROAD)))


def test_of_texts_that_say_the_same_the_readers_language_comes_first(engine: SearchEngine) -> None:
    put(
        engine,
        search_document("Network of firms", body="Who gives grants"),
        search_document("Red de empresas", language="es", summary="Quién da subvenciones"),
        search_document("Plan de empresas", language="es", body="Quién da ayudas"),
    )
    found = ask_in_spanish(engine, "ayudas")
    assert set(found[:2]) == {"Red de empresas", "Plan de empresas"}
    assert found[2] == "Network of firms"


def test_a_text_in_another_language_that_says_much_more_may_still_stand_before(engine: SearchEngine) -> None:
    put(
        engine,
        search_document("Xpande grants", summary="Grants of Xpande", body="Xpande"),
        search_document("Plan de empresas", language="es", body="Quién da ayudas"),
    )
    assert ask_in_spanish(engine, "ayudas xpande") == ["Xpande grants", "Plan de empresas"]

"""What every engine promises of vectors, tried with made-up ones: no model is needed, only numpy."""

from __future__ import annotations

from dataclasses import replace
from math import cos, sin
from typing import TYPE_CHECKING, Any

import pytest

from search.engines.base import FacetChoice, SearchQuery, Written
from search.engines.documents import Facet
from search.parser import parse
from tests.factories.search import search_document
from tests.helpers.meaning import needs_numpy

if TYPE_CHECKING:
    from search.engines.base import SearchEngine, Vector
    from search.engines.documents import SearchDocument

pytestmark = needs_numpy
DIMENSIONS = 384
HERE = [1.0] + [0.0] * (DIMENSIONS - 1)


def turned(angle: float) -> Vector:
    """A direction that far from HERE."""
    return [cos(angle), sin(angle)] + [0.0] * (DIMENSIONS - 2)


def put(engine: SearchEngine, *documents: SearchDocument) -> None:
    """Each document a little further from HERE than the one before."""
    engine.write(documents=documents)
    engine.learn(documents, {one.meaning: turned(0.1 * place) for place, one in enumerate(documents)})


def near(engine: SearchEngine, text: str = "", *, written: Written = Written.OWN, floor: float = -1.0, **said: Any) -> list[str]:
    found = engine.nearest(HERE, SearchQuery(text=parse(text), **said), written=written, floor=floor)
    return [hit.plain_title for hit in found]


@pytest.fixture(autouse=True)
def vectors(engine: SearchEngine) -> None:
    """The cluster's indices keep vectors only when they are made for it."""
    if hasattr(engine, "vectors"):
        engine.vectors = True
        engine.new_generation().promote()
    assert engine.takes_vectors


def test_the_nearest_come_first_with_their_cosine(engine: SearchEngine) -> None:
    put(engine, search_document("One"), search_document("Two"), search_document("Three"))
    found = engine.nearest(HERE, SearchQuery(), written=Written.OWN)
    assert [(hit.plain_title, hit.score) for hit in found] == [
        ("One", 1.0),
        ("Two", pytest.approx(cos(0.1), abs=2e-4)),
        ("Three", pytest.approx(cos(0.2), abs=2e-4)),
    ]
    assert near(engine, limit=2) == ["One", "Two"]
    assert near(engine, floor=cos(0.15)) == ["One", "Two"]


def test_own_language_and_the_others_are_told_apart(engine: SearchEngine) -> None:
    put(engine, search_document("Szwedzka", language="pl"), search_document("Svensk", language="sv"), search_document("English"))
    assert near(engine, language="sv") == ["Svensk"]
    assert near(engine, language="sv", written=Written.OTHERS) == ["Szwedzka", "English"]


def test_access_choices_and_words_filter_before_places_are_given(engine: SearchEngine) -> None:
    hidden = [search_document(f"Secret {number}", shown_to=frozenset({"it"})) for number in range(30)]
    open_ones = [
        search_document("Open voucher", regions=("ITI3",)),
        search_document("Open fair"),
        search_document("Foreign", shown_to=frozenset({"it"})),
    ]
    put(engine, *hidden, *open_ones)
    assert near(engine, limit=2) == ["Open voucher", "Open fair"]
    assert near(engine, limit=2, access=frozenset({"group:5"})) == []
    assert near(engine, limit=2, access=frozenset({"group:5"}), written=Written.OTHERS) == []
    assert near(engine, "fair", limit=5) == ["Open fair"]
    assert near(engine, "-fair", limit=5) == ["Open voucher"]
    assert near(engine, choices=(FacetChoice(Facet.REGION, ("ITI3",)),)) == ["Open voucher"]
    assert near(engine, left_out=frozenset({open_ones[0].key})) == ["Open fair"]


def test_what_was_learnt_stays_with_the_text(engine: SearchEngine) -> None:
    one, other = search_document("One"), search_document("Other")
    engine.write(documents=[one, other])
    assert sorted(engine.unlearnt(10)) == sorted([one.origin, other.origin])
    engine.learn([one], {one.meaning: HERE})
    assert engine.unlearnt(10) == [other.origin]
    moved = replace(one, transfers=3)
    engine.write(documents=[moved])
    assert near(engine) == ["One"]
    engine.write(documents=[replace(one, title="One, changed")])
    assert near(engine) == []
    assert sorted(engine.unlearnt(10)) == sorted([one.origin, other.origin])
    engine.write(deletes=[one.key, other.key])
    assert engine.unlearnt(10) == []


def test_a_new_generation_takes_over_what_is_still_said(engine: SearchEngine) -> None:
    one, other, new = search_document("One"), search_document("Other"), search_document("New")
    put(engine, one, other)
    generation = engine.new_generation()
    generation.write(documents=[one, new])
    generation.promote()
    assert near(engine) == ["One"]
    assert engine.unlearnt(10) == [new.origin]


def test_what_is_not_embedded_is_not_missed_and_never_near(engine: SearchEngine) -> None:
    private = search_document("Of a group", access=frozenset({"group:5"}))
    several = search_document("Of two groups", access=frozenset({"group:5", "group:6"}))
    part = search_document("An element", is_part=True)
    documents = [search_document(""), private, several, part]
    assert [one.meaning for one in documents] == [""] * 4
    engine.write(documents=documents)
    assert engine.unlearnt(10) == []
    engine.learn(documents, {"": HERE})
    assert near(engine, access=frozenset({"public", "group:5", "group:6"})) == []


def test_what_is_superseded_is_not_among_the_nearest(engine: SearchEngine) -> None:
    old, new = search_document("Old", superseded=True), search_document("New")
    polish = search_document("Stary", language="pl", superseded=True)
    put(engine, old, polish, new)
    assert near(engine) == ["New"]
    assert near(engine, written=Written.OTHERS) == []
    assert engine.search(SearchQuery()).total == 3


def test_many_documents_are_ranked_exactly(engine: SearchEngine) -> None:
    documents = [search_document(f"Number {number}", regions=(("ITI3",) if number % 50 == 0 else ())) for number in range(900)]
    engine.write(documents=documents)
    engine.learn(documents, {one.meaning: turned(0.001 * place) for place, one in enumerate(documents)})
    found = near(engine, choices=(FacetChoice(Facet.REGION, ("ITI3",)),), limit=18)
    assert found == [f"Number {number}" for number in range(0, 900, 50)]

"""Words made of words are found by their parts, under every engine."""

from __future__ import annotations

import pytest

from search.engines.base import SearchEngine, SearchQuery, SearchResults
from search.engines.documents import SearchDocument
from search.parser import parse
from tests.factories.search import search_document

PAIRS = [
    ("de", "Exportförderung für den Mittelstand", "Förderung"),
    ("de", "Hilfen zur Förderung der Ausfuhr", "Wirtschaftsförderung"),
    ("sv", "Innovationscheckar i Gävle", "check"),
    ("sv", "Utveckling av företag", "företagsutveckling"),
]


def said(title: str, language: str) -> SearchDocument:
    return search_document(title, language=language, shown_to=frozenset({language}))


def ask(engine: SearchEngine, text: str, language: str, *, all_words: bool = False) -> SearchResults:
    return engine.search(SearchQuery(text=parse(text), language=language, all_words=all_words))


@pytest.mark.parametrize(("language", "written", "typed"), PAIRS, ids=[f"{language} {typed}" for language, _, typed in PAIRS])
def test_a_word_and_its_compounds_find_each_other(engine: SearchEngine, language: str, written: str, typed: str) -> None:
    engine.write(documents=[said(written, language), said("Zzz", language)])
    found = ask(engine, typed, language)
    assert [hit.plain_title for hit in found.hits] == [written]
    assert any(part.is_match for part in found.hits[0].title)


def test_the_word_itself_comes_before_compounds_of_it(engine: SearchEngine) -> None:
    engine.write(documents=[said(title, "de") for title in ("Exportförderung heute", "Förderung heute")])
    assert [hit.plain_title for hit in ask(engine, "Förderung", "de").hits] == ["Förderung heute", "Exportförderung heute"]


def test_where_all_words_are_wanted_one_part_of_a_compound_is_not_enough(engine: SearchEngine) -> None:
    titles = ["Förderung der Kultur", "Förderung des Exports"]
    engine.write(documents=[said(title, "de") for title in titles])
    assert ask(engine, "Exportförderung", "de").total == 2
    assert [hit.plain_title for hit in ask(engine, "Exportförderung", "de", all_words=True).hits] == titles[1:]


def test_words_left_out_and_phrases_are_meant_as_they_stand(engine: SearchEngine) -> None:
    engine.write(documents=[said("Exportförderung", "de"), said("Förderung", "de")])
    assert [hit.plain_title for hit in ask(engine, "Exportförderung -förderung", "de").hits] == ["Exportförderung"]
    assert [hit.plain_title for hit in ask(engine, '"Förderung"', "de").hits] == ["Förderung"]

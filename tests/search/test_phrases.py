"""What the thesaurus says in several words is marked as these words together only."""

from __future__ import annotations

import pytest

from search.engines.base import Alternative, Hit, SearchQuery
from search.engines.documents import Facet
from search.marking import Marker
from search.parser import parse
from search.planner import Plan

WAYS = (
    Alternative(("go", "international"), "en"),
    Alternative(("piano", "di", "internazionalizzazione"), "it"),
    Alternative(("export",), "en"),
)


def hit(text: str, language: str) -> Hit:
    query = SearchQuery(text=parse("internazionalizzazione"), language="it", alternatives={("internazionalizzazione",): WAYS})
    values: dict[Facet, tuple[str, ...]] = dict.fromkeys(Facet, ())
    return Marker(Plan(query)).hit(key="1", origin="1", title="", language=language, texts=[text], score=1.0, values=values)


@pytest.mark.once
@pytest.mark.parametrize(
    ("text", "language", "marked"),
    [
        ("Ready to go to fairs", "en", []),
        ("How firms go international by export", "en", ["go", "international", "export"]),
        ("An international fair", "en", []),
        ("Il piano della regione", "it", []),
        ("Un piano di internazionalizzazione", "it", ["piano", "internazionalizzazione"]),
        ("Verso l’internazionalizzazione", "it", ["internazionalizzazione"]),
    ],
)
def test_a_word_of_a_phrase_alone_is_not_marked(text: str, language: str, marked: list[str]) -> None:
    found = hit(text, language)
    assert [part.text for part in found.snippet if part.is_match] == marked
    assert bool(found.matched and found.matched[0] == "summary") == bool(marked)

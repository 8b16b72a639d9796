"""The nearest words of the reader's language first; what only a hidden thing says is proposed no more, however old the dictionary is."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest
from wagtail.models import PageViewRestriction

from search import spelling
from search.current import get_engine
from search.indexing.building import rebuild
from search.spelling import near_words, spellers, words_beginning_alike
from tests.factories.practices import make_partner_page, make_practice
from tests.helpers.catalogue import put, settle, shown

pytestmark = pytest.mark.django_db

LANGUAGES = ("it", "en")


@pytest.fixture
def page() -> Any:
    """An open practice says a stem of the word that another one has alone."""
    make_practice(make_partner_page("marche"), title="Zirconiums")
    made = make_practice(make_partner_page("marche"), title="Zirconium")
    rebuild()
    settle()
    spellers.forget()
    return made


def test_a_word_that_a_restriction_took_away_is_not_proposed_from_an_old_dictionary(page: Any) -> None:
    assert near_words("zirkonium", LANGUAGES, 3) == ["zirconium", "zirconiums"]
    assert words_beginning_alike("zirconia", LANGUAGES, 3) == ["zirconium", "zirconiums"]
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    settle()
    assert near_words("zirkonium", LANGUAGES, 3) == ["zirconiums"]
    assert words_beginning_alike("zirconia", LANGUAGES, 3) == ["zirconiums"]
    page.get_parent().specific.delete()
    settle()
    assert near_words("zirkonium", LANGUAGES, 3) == words_beginning_alike("zirconia", LANGUAGES, 3) == []


def test_of_equally_near_words_the_readers_language_comes_first() -> None:
    english = [shown(f"Letters from {place}") for place in ("Asti", "Burgos", "Cork")]
    put(*english, shown("Targi dla firm", language="pl"))
    spellers.forget()
    assert near_words("frim", ("pl", "en"), 3) == ["firm", "from"]
    assert near_words("frim", ("en", "pl"), 3) == ["from", "firm"]


def test_no_more_words_are_asked_of_the_index_than_are_wanted(monkeypatch: Any) -> None:
    near = ["gates", "bates", "dates", "fates", "hates", "mates", "rates"]
    put(*(shown(word) for word in near))
    spellers.forget()
    engine, asked = get_engine(), []
    said = engine.said
    monkeypatch.setattr(engine, "said", lambda words, language: asked.append(len(words)) or said(words, language))
    assert near_words("zates", ("en", "it"), 3) == ["bates", "dates", "fates"]
    assert asked == [3, 0]
    hidden = {"bates", "fates", "gates", "hates"}
    monkeypatch.setattr(engine, "said", lambda words, language: set(words) - hidden)
    assert near_words("zates", ("en", "it"), 3) == ["dates", "mates", "rates"]


def test_words_are_read_once_by_whoever_needs_them_first(monkeypatch: Any) -> None:
    read: list[str] = []

    def vocabulary(language: str) -> dict[str, int]:
        read.append(language)
        time.sleep(0.2)
        return {"voucher": 1}

    engine = SimpleNamespace(place="somewhere", state=lambda: "1", vocabulary=vocabulary)
    monkeypatch.setattr(spelling, "get_engine", lambda: engine)
    own = spelling.Spellers()
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(own.speller, ["en"] * 4))
    assert read == ["en"]
    assert len(set(found)) == 1
    engine.state = lambda: "2"
    monkeypatch.setattr(spelling, "OLD_AFTER", -1.0)
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(own.speller, ["en"] * 4)) == set(found)
    deadline = time.monotonic() + 5
    while own._under_way and time.monotonic() < deadline:
        time.sleep(0.01)
    assert read == ["en", "en"]
    assert own.speller("en") is not found[0]

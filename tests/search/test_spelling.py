"""The nearest words of the reader's language first; what only a hidden thing says is proposed no more, however old the dictionary is."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import PageViewRestriction

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
    assert near_words("zirkonium", LANGUAGES) == ["zirconium", "zirconiums"]
    assert words_beginning_alike("zirconia", LANGUAGES) == ["zirconium", "zirconiums"]
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    settle()
    assert near_words("zirkonium", LANGUAGES) == ["zirconiums"]
    assert words_beginning_alike("zirconia", LANGUAGES) == ["zirconiums"]
    page.get_parent().specific.delete()
    settle()
    assert near_words("zirkonium", LANGUAGES) == words_beginning_alike("zirconia", LANGUAGES) == []


def test_of_equally_near_words_the_readers_language_comes_first() -> None:
    english = [shown(f"Letters from {place}") for place in ("Asti", "Burgos", "Cork")]
    put(*english, shown("Targi dla firm", language="pl"))
    spellers.forget()
    assert near_words("frim", ("pl", "en")) == ["firm", "from"]
    assert near_words("frim", ("en", "pl")) == ["from", "firm"]

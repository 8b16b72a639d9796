"""What only a thing says that is hidden meanwhile is proposed no more, however old the dictionary is."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import PageViewRestriction

from search.indexing.building import rebuild
from search.spelling import near_words, spellers, words_beginning_alike
from tests.factories.practices import make_partner_page, make_practice
from tests.helpers.catalogue import settle

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

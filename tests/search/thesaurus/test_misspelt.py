"""A misspelt word that no text says is put right by the thesaurus, where texts say the same otherwise."""

from __future__ import annotations

import pytest

from search.models import ThesaurusEntry
from search.parser import parse
from search.spelling import spellers
from search.thesaurus.live import current
from search.thesaurus.misspelt import near_terms
from search.understanding import Correction, understand
from tests.helpers.catalogue import put, shown

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def airships() -> None:
    ThesaurusEntry.objects.all().delete()
    ThesaurusEntry.objects.create(terms_en="airship, dirigible balloon", terms_it="dirigibile, aeronave")
    put(shown("Airships for export"), shown("Regional fairs"))
    spellers.forget()


@pytest.mark.parametrize(("typed", "used"), [("dirigibbile", "dirigibile"), ("aeronove", "aeronave"), ("aership", "airship")])
def test_what_only_the_thesaurus_says_is_put_right(typed: str, used: str) -> None:
    assert understand(parse(typed), "it").corrections == (Correction(typed, used),)


def test_words_of_texts_come_first_and_what_nothing_answers_stays() -> None:
    ThesaurusEntry.objects.create(terms_en="fairy, sprite")
    assert understand(parse("fairz"), "en").corrections == (Correction("fairz", "fairs"),)
    assert understand(parse("sprit"), "en").corrections == ()


def test_a_changed_thesaurus_is_learnt_anew() -> None:
    assert near_terms("zepelin", ("en",), current()) == []
    ThesaurusEntry.objects.create(terms_en="zeppelin, airship balloon")
    assert near_terms("zepelin", ("en",), current()) == ["zeppelin"]
    assert near_terms("zepelin", ("it",), current()) == []

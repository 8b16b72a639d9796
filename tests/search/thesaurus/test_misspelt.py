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


@pytest.mark.parametrize(
    ("typed", "language", "corrections"),
    [
        ("dirigible baloon", "en", [("baloon", "balloon")]),
        ("sportello uncio", "it", [("uncio", "unico")]),
        ("lo sportelo unico", "it", [("sportelo", "sportello")]),
        ("punkty kontatkowe", "pl", [("kontatkowe", "kontaktowy")]),  # inflected, too
        ("pożyczkek", "pl", [("pożyczkek", "pozyczka")]),
        ("uncio", "it", []),
    ],
)
def test_a_word_of_a_term_of_several_and_an_inflected_one_are_put_right(
    typed: str, language: str, corrections: list[tuple[str, str]]
) -> None:
    ThesaurusEntry.objects.create(terms_en="single contact point", terms_it="sportello unico", terms_pl="punkt kontaktowy")
    ThesaurusEntry.objects.create(terms_en="loan, airships for export", terms_pl="pożyczka")
    put(shown("A single contact point"), shown("A loan"))
    spellers.forget()
    understood = understand(parse(typed), language)
    assert [(said.typed, said.used) for said in understood.corrections] == corrections


def test_words_of_texts_come_first_and_what_nothing_answers_stays() -> None:
    ThesaurusEntry.objects.create(terms_en="fairy, sprite")
    assert understand(parse("fairz"), "en").corrections == (Correction("fairz", "fairs"),)
    assert understand(parse("sprit"), "en").corrections == ()


def test_a_changed_thesaurus_is_learnt_anew() -> None:
    assert near_terms("zepelin", ("en",), current()) == []
    ThesaurusEntry.objects.create(terms_en="zeppelin, airship balloon")
    assert near_terms("zepelin", ("en",), current()) == ["zeppelin"]
    assert near_terms("zepelin", ("it",), current()) == []

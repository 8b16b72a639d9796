"""Terms near what found nothing: offered, never applied."""

from __future__ import annotations

import pytest

from search.current import get_engine
from search.insight.proposals import Proposal, Proposals, new_term
from search.models import ThesaurusEntry
from tests.helpers.catalogue import put, shown

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def entry() -> ThesaurusEntry:
    ThesaurusEntry.objects.all().delete()
    put(shown("Anything"))
    made: ThesaurusEntry = ThesaurusEntry.objects.create(
        terms_en="business cheque\nvoucher", terms_sv="check, värdebevis", terms_it="assegno"
    )
    return made


@pytest.mark.parametrize(
    ("question", "language", "word", "term"),
    [
        ("cheques", "en", "cheques", "business cheque"),  # the same stem
        ("vuocher", "en", "vuocher", "voucher"),  # a slip
        ("exportcheck", "sv", "exportcheck", "check"),  # made with it
        ("vardebeviset", "sv", "vardebeviset", "värdebevis"),  # inflected, without its accents
        ("assegnatario", "it", "assegnatario", "assegno"),  # begins alike
        ("voucherr", "it", "voucherr", "voucher"),  # the reader's language has none, English does
    ],
)
def test_the_nearest_term_comes_first(entry: ThesaurusEntry, question: str, language: str, word: str, term: str) -> None:
    (first, *_) = Proposals().of(question, language)
    assert (first.word, first.term, first.entry) == (word, term, entry.pk)


def test_an_entry_is_proposed_once_a_word_and_nothing_far_away() -> None:
    found = Proposals().of("vouchers zzzz vouchern", "en")
    assert [(near.word, near.term) for near in found] == [("vouchers", "voucher"), ("vouchern", "voucher")]
    assert Proposals().of("lighthouse", "en") == []
    assert Proposals().of("the 2014 of", "en") == []


def test_words_of_public_texts_come_last() -> None:
    put(shown("Digitalisation of harbours"), shown("Vouched"))
    assert Proposals().of("digitalised", "en") == [Proposal("digitalised", "digitalisation", "en")]


def test_without_an_engine_the_thesaurus_still_proposes() -> None:
    get_engine().remove_everything()
    assert [near.term for near in Proposals().of("vuocher", "en")] == ["voucher"]


def test_an_entry_out_of_use_is_not_proposed(entry: ThesaurusEntry) -> None:
    ThesaurusEntry.objects.filter(pk=entry.pk).update(is_active=False)
    assert Proposals().of("vuocher", "en") == []


@pytest.mark.parametrize(
    ("question", "term"),
    [("innovation voucher", "innovation voucher"), ('"two words"', ""), ("one -two", ""), ("one two three four five", "")],
)
def test_a_whole_question_may_be_a_new_term(question: str, term: str) -> None:
    assert new_term(question) == term

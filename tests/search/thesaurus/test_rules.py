from __future__ import annotations

import pytest

from search.thesaurus.rules import MOST_TOLD_AT_ONCE, faults, identity
from search.thesaurus.terms import concept, split


def told(texts: dict[str, str], taken: dict | None = None) -> list[tuple[str, str]]:
    return [(fault.language, fault.message) for fault in faults(texts, taken or {})]


@pytest.mark.parametrize(
    "texts",
    [
        {"en": "voucher, cheque"},
        {"en": "cluster", "it": "cluster"},
        {"en": "small and medium enterprises\nSME", "pl": "MŚP"},
        {"sv": "en dörr in", "en": "one-stop shop"},
        {"en": "x" * 60, "it": "y"},
        {"en": "\n".join(f"term{number}" for number in range(40))},
    ],
)
def test_good_entries(texts: dict[str, str]) -> None:
    assert told(texts) == []


@pytest.mark.parametrize(
    ("texts", "language", "words"),
    [
        ({}, "en", "at least two terms"),
        ({"it": "buono"}, "en", "at least two terms"),
        ({"en": " , ;\n", "it": "buono"}, "en", "at least two terms"),
        ({"en": "voucher", "it": ", ".join(f"termine{n}" for n in range(40))}, "it", "at most 40"),
        ({"en": "voucher, small and medium sized enterprises"}, "en", "“small and medium sized enterprises” has more than four words"),
        ({"en": f"voucher, {'x' * 61}"}, "en", "more than 60 characters"),
        ({"en": "voucher, cheque, Voucher"}, "en", "“voucher” stands here more than once"),
        ({"es": "única", "en": "voucher\nunico", "it": "unico, Único"}, "it", "more than once"),
        ({"en": "voucher, –"}, "en", "neither letters nor digits"),
        ({"en": "voucher, of the"}, "en", "“of the” consists of words that search leaves out"),
        ({"pl": "bon, i"}, "pl", "search leaves out"),
    ],
)
def test_a_fault_is_told_with_its_language_and_what_to_do(texts: dict[str, str], language: str, words: str) -> None:
    ((told_of, message),) = told(texts)
    assert told_of == language
    assert words in message


def test_a_term_of_another_entry_in_the_same_language_is_refused() -> None:
    taken = {identity("sv", "Mässa"): "trade fair"}
    ((language, message),) = told({"sv": "massa, marknad"}, taken)
    assert language == "sv"
    assert "“massa” stands in the entry “trade fair”, too" in message
    assert told({"it": "massa, mercato"}, taken) == []


def test_all_faults_are_told_at_once_but_not_without_end() -> None:
    found = told({"en": "!, a b c d e, x x x x x", "it": ", ".join(f"{n} a a a a a" for n in range(20))})
    assert [language for language, _ in found] == ["en"] * 3 + ["it"] * MOST_TOLD_AT_ONCE


def test_a_long_word_is_shown_cut() -> None:
    ((_, message),) = told({"en": f"voucher, {'x' * 5000}"})
    assert len(message) < 200


def test_what_is_written_becomes_terms() -> None:
    assert split("  trade\tfair ,\r\n  fair;show\n\n,") == ["trade fair", "fair", "show"]
    assert [other.words for other in concept({"en": "One-stop Shop, e-commerce, –", "it": ""})] == [
        ("one", "stop", "shop"),
        ("e", "commerce"),
    ]

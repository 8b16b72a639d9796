from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engines.base import Alternative
from search.parser import ParsedText, parse
from search.thesaurus.expansion import MOST_ALTERNATIVES, MOST_RUNS, Thesaurus, compile_thesaurus, expand
from search.thesaurus.terms import concept

VOUCHER = {"en": "voucher, cheque", "it": "buono", "es": "bono", "pl": "bon", "sv": "check", "de": "Gutschein"}
FAIR = {"en": "trade fair\nfair", "it": "fiera", "es": "feria", "pl": "targi", "sv": "mässa"}
DOOR = {"en": "single contact point", "it": "sportello unico", "es": "ventanilla única", "pl": "punkt kontaktowy", "sv": "en dörr in"}
POINT = {"en": "point", "it": "punto", "sv": "punkt"}
EXPORT = {"en": "export", "es": "exportación", "fr": "exportation"}
THESAURUS = compile_thesaurus(concept(texts) for texts in (VOUCHER, FAIR, DOOR, POINT, EXPORT))


def runs(typed: str, language: str = "en", thesaurus: Thesaurus = THESAURUS) -> list[str]:
    return [" ".join(run) for run in expand(parse(typed), language, thesaurus)]


def others(typed: str, language: str = "en", thesaurus: Thesaurus = THESAURUS) -> list[str]:
    (alternatives,) = expand(parse(typed), language, thesaurus).values()
    return [f"{other.language}: {' '.join(other.words)}" for other in alternatives]


def test_a_word_gets_the_other_terms_of_its_entry_in_all_languages() -> None:
    assert others("voucher") == ["en: cheque", "it: buono", "es: bono", "pl: bon", "sv: check", "de: gutschein"]


def test_the_readers_language_comes_first_and_the_usual_term_of_each_before_the_second() -> None:
    assert others("bono", "es") == ["en: voucher", "it: buono", "pl: bon", "sv: check", "de: gutschein", "en: cheque"]


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("vouchers", "en"),
        ("buoni", "it"),
        ("bonos", "es"),
        ("bony", "pl"),
        ("bonów", "pl"),
        ("checkar", "sv"),
        ("mässor", "sv"),
        ("massa", "sv"),
        ("MÄSSA", "sv"),
        ("targach", "pl"),
        ("ferias", "es"),
        ("fiere", "it"),
        ("exportacion", "es"),
        ("sportelli unici", "it"),
        ("ventanilla unica", "es"),
        ("punktu kontaktowego", "pl"),
        ("en dorr in", "sv"),
        ("single contact points", "pl"),
    ],
)
def test_inflected_and_unaccented_forms_meet_the_entry(typed: str, language: str) -> None:
    assert runs(typed, language) == [typed.lower()]


def test_terms_of_english_are_known_to_every_reader_those_of_other_languages_are_not() -> None:
    assert runs("fair", "sv") == ["fair"]
    assert runs("targi mässa", "it") == []
    assert runs("mässa", "sv") == ["mässa"]


def test_a_term_that_two_languages_share_is_not_offered_for_itself() -> None:
    both = compile_thesaurus([concept({"en": "cluster", "sv": "kluster, cluster", "it": "cluster"})])
    assert others("cluster", "sv", both) == ["sv: kluster", "it: cluster"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("single contact point", ["single contact point"]),
        ("contact point", ["point"]),
        ("single contact", []),
        ("a single contact point for trade fair vouchers", ["single contact point", "trade fair", "vouchers"]),
        ("fair trade", ["fair"]),
        ("single export contact point", ["export", "point"]),
    ],
)
def test_the_longest_run_of_neighbours_counts(typed: str, expected: list[str]) -> None:
    assert runs(typed) == expected


@pytest.mark.parametrize(
    "typed", ['"voucher"', '"trade fair"', "-voucher", '-"trade fair"', "", "xyz", "2016", "de la", '"single contact" point -fair']
)
def test_what_is_quoted_left_out_or_unknown_stays_as_it_is(typed: str) -> None:
    assert runs(typed) == (["point"] if "point" in typed else [])


def test_a_word_may_stand_in_several_entries() -> None:
    two = compile_thesaurus([concept({"en": "advice", "sv": "råd"}), concept({"en": "council", "sv": "råd"})])
    assert others("råd", "sv", two) == ["en: advice", "en: council"]


def test_a_run_has_a_limited_number_of_other_ways_and_a_question_of_runs() -> None:
    full = {
        language: ", ".join(f"{language}word{number}x" for number in range(5))
        for language in ("en", "it", "es", "pl", "sv", "de", "fr", "ro")
    }
    alternatives = expand(parse("enword0x"), "en", compile_thesaurus([concept(full)]))[("enword0x",)]
    assert len(alternatives) == MOST_ALTERNATIVES
    assert {other.language for other in alternatives} == set(full)
    many = compile_thesaurus(concept({"en": f"word{number}x", "it": "altro"}) for number in range(20))
    assert len(runs(" ".join(f"word{number}x" for number in range(20)), thesaurus=many)) == MOST_RUNS


def test_terms_of_stop_words_between_others_are_found_with_them() -> None:
    chamber = compile_thesaurus([concept({"en": "chamber of commerce", "it": "camera di commercio"})])
    assert others("the chamber of commerce", thesaurus=chamber) == ["it: camera di commercio"]
    assert runs("le camera di commercio", "it", chamber) == ["camera di commercio"]


def test_an_empty_thesaurus_knows_nothing() -> None:
    assert expand(parse("voucher"), "en", Thesaurus()) == {}
    assert compile_thesaurus([(), concept({"en": " , \n"})]) == Thesaurus()


def test_a_language_without_stems_is_met_as_written() -> None:
    odd = compile_thesaurus([(Alternative(("tõend",), "et"), Alternative(("voucher",), "en"))])
    assert runs("tõend", "et", odd) == ["tõend"]
    assert runs("toend", "et", odd) == ["toend"]


@given(
    st.lists(
        st.sampled_from(["voucher", "fair", "trade", "single", "contact", "point", "export", "bono", "w1", "of", "ß", "İ", "ﬁ"]),
        max_size=40,
    ),
    st.sampled_from(["en", "it", "es", "pl", "sv", "xx"]),
)
def test_any_question_has_an_answer_whose_runs_are_its_neighbours(words: list[str], language: str) -> None:
    text = ParsedText(words=tuple(dict.fromkeys(words)))
    found = expand(text, language, THESAURUS)
    joined = f" {' '.join(text.words)} "
    used = [word for run in found for word in run]
    assert all(f" {' '.join(run)} " in joined for run in found)
    assert len(used) == len(set(used))
    assert all(alternatives for alternatives in found.values())

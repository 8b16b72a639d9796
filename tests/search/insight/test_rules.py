from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.insight.rules import LONGEST, countable, is_machine, looks_personal
from search.parser import clean, parse


def counted(typed: str) -> str:
    return countable(clean(typed), parse(typed))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Export   VOUCHERS ", "export vouchers"),
        ("mässa, targi łódzkie!", "massa targi lodzkie"),
        ("trade fair", "trade fair"),
        ("fair trade", "fair trade"),
        ('voucher "Trade Fair" -bank', 'voucher "trade fair" -bank'),
        ("ERGO 2016–2020", "ergo 2016 2020"),
        ("programme 2014", "programme 2014"),
        ("", ""),
        ("-only", ""),
        ("!!!", ""),
    ],
)
def test_one_form_a_question(typed: str, kept: str) -> None:
    assert counted(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "anna.rossi@example.eu",
        "anna＠example.eu",
        "call +39 0522 123456",
        "0522/12.34.56",
        "070-123 45 67",
        "(0048) 32 207 82 07",
        "RSSMRA85M01H501Z",
        "19850312-1234",
        "90031212345",
        "12345678Z",
        "https://example.eu/anna",
        "www.example.eu",
    ],
)
def test_what_may_be_about_a_person_is_not_kept(typed: str) -> None:
    assert looks_personal(clean(typed))
    assert counted(f"voucher {typed}") == ""


@given(st.text(max_size=400))
def test_any_text_has_a_short_form_or_none(typed: str) -> None:
    kept = counted(typed)
    assert len(kept) <= LONGEST
    assert "@" not in kept
    assert kept == kept.strip()


@pytest.mark.parametrize("program", ["", "Googlebot/2.1", "curl/8.1", "python-requests/2.32", "Mozilla/5.0 (compatible; bingbot/2.0)"])
def test_machines(program: str) -> None:
    assert is_machine(program)


def test_browsers_are_no_machines() -> None:
    assert not is_machine("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.parser import MAX_CHARACTERS, MAX_WORDS, ParsedText, QueryTooLongError, clean, corrected, corrected_question, parse


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ParsedText()),
        ("   ", ParsedText()),
        ("export voucher", ParsedText(words=("export", "voucher"))),
        ("Export EXPORT", ParsedText(words=("export",))),
        ('"export voucher" fair', ParsedText(words=("fair",), phrases=(("export", "voucher"),))),
        ("„bon eksportowy”", ParsedText(phrases=(("bon", "eksportowy"),))),
        ("«bono exportación»", ParsedText(phrases=(("bono", "exportación"),))),
        ('"never closed', ParsedText(phrases=(("never", "closed"),))),
        ("voucher -fair", ParsedText(words=("voucher",), without=(("fair",),))),
        ('voucher -"trade fair"', ParsedText(words=("voucher",), without=(("trade", "fair"),))),
        ("co-operation", ParsedText(words=("co", "operation"))),
        ("a - b", ParsedText(words=("a", "b"))),
        ("--", ParsedText()),
        ('""', ParsedText()),
        ("dell'azienda", ParsedText(words=("dell", "azienda"))),
        ("title:secret AND (a OR b)~2 c^9 [1 TO 2] *", None),
    ],
)
def test_parse(typed: str, expected: ParsedText | None) -> None:
    parsed = parse(typed)
    if expected is None:
        assert all(word.isalnum() for word in parsed.words)
    else:
        assert parsed == expected


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("Vuchers for firms", "vouchers for firms"),
        ('vuchers "vuchers of" -vuchers -"vuchers"', 'vouchers "vuchers of" -vuchers -"vuchers"'),
        ("“vuchers” (vuchers)", "“vuchers” (vouchers)"),
        ("co-vuchers vuchersx", "co-vouchers vuchersx"),
        ("vuchers  -", "vouchers -"),
    ],
)
def test_another_word_is_put_into_plain_parts_alone(typed: str, question: str) -> None:
    used = {"vuchers": "vouchers"}
    text = corrected(parse(typed), used)
    assert "vuchers" not in text.words
    assert corrected_question(typed, used) == question
    assert parse(question) == text


@given(st.text(max_size=200), st.sampled_from(["a", "A", "b", "0"]))
def test_a_corrected_question_is_parsed_as_the_corrected_text(typed: str, word: str) -> None:
    used = {word.lower(): "other"}
    text = corrected(parse(typed), used)
    assert parse(corrected_question(typed, used)) == text


def test_refuses_what_is_too_long_and_shortens_many_words() -> None:
    assert parse("x " * (MAX_CHARACTERS // 2)).words == ("x",)
    with pytest.raises(QueryTooLongError):
        parse("x" * (MAX_CHARACTERS + 1))
    many = parse(" ".join(f"w{number}" for number in range(MAX_WORDS + 5)))
    assert many.shortened
    assert len(many.words) == MAX_WORDS
    assert not parse("w1 w2").shortened


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [("a\x00b\nc", "a b c"), ("\ud800x", "x"), ("Śla\u0328sk", "Śląsk"), ("ﬁrm", "firm"), ("  a  ", "a"), ("a\uffffb\ufffe", "a b")],
)
def test_clean(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@given(st.text(max_size=200))
def test_any_text_is_parsed(text: str) -> None:
    parsed = parse(text)
    assert all(word and '"' not in word for word in parsed.all_words)

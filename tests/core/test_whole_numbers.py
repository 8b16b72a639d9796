"""What counts as a number in an address or a form, everywhere the same."""

from __future__ import annotations

import pytest

from exchange.core.whole_numbers import whole_number


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("7", 7), ("007", 7), ("9223372036854775807", 2**63 - 1)])
def test_digits_are_a_number(text: str, number: int) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize(
    "text", ["", " 1", "-1", "+1", "1.5", "1e3", "x", "²", "１２", "1_000", "1\x00", "9223372036854775808", "9" * 5000]
)
def test_anything_else_is_none(text: str) -> None:
    assert whole_number(text) is None

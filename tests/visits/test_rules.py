"""A visit's dates are said as exactly as they are known."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from practices.visits.rules import dates_in_words


@pytest.mark.parametrize(
    ("first", "last", "precision", "said"),
    [
        (None, None, "day", "Date not known"),
        (date(2017, 9, 18), None, "unknown", "Date not known"),
        (date(2018, 1, 1), None, "year", "2018"),
        (date(2017, 11, 1), None, "month", "November 2017"),
        (date(2017, 9, 18), None, "day", "18 September 2017"),
        (date(2017, 9, 18), date(2017, 9, 18), "day", "18 September 2017"),
        (date(2017, 9, 18), date(2017, 9, 22), "day", "18–22 Sept 2017"),
        (date(2017, 9, 28), date(2017, 10, 2), "day", "28 Sept\u2009–\u20092 Oct 2017"),
        (date(2017, 12, 30), date(2018, 1, 2), "day", "30 Dec 2017\u2009–\u20092 Jan 2018"),
    ],
)
def test_dates_in_words(first, last, precision, said):
    with translation.override("en"):
        assert dates_in_words(first, last, precision) == said


@pytest.mark.parametrize(
    ("language", "days", "month"),
    [
        ("it", "18 settembre 2017", "settembre 2017"),
        ("es", "18 de septiembre de 2017", "septiembre de 2017"),
        ("pl", "18 września 2017", "wrzesień 2017"),
        ("sv", "18 september 2017", "september 2017"),
    ],
)
def test_months_are_written_as_the_readers_language_writes_them(language, days, month):
    with translation.override(language):
        assert dates_in_words(date(2017, 9, 18), None, "day") == days
        assert dates_in_words(date(2017, 9, 18), None, "month") == month

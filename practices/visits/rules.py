"""How a visit's dates are said. Pure functions over plain values."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _


def dates_in_words(starts_on: date | None, ends_on: date | None, precision: str) -> str:
    """“18–22 September 2017”, “November 2017”, “2018” or “Date not known”, as far as it is known."""
    if starts_on is None or precision == "unknown":
        return _("Date not known")
    if precision == "year":
        return str(starts_on.year)
    if precision == "month":
        return date_format(starts_on, "F Y")
    return _days_in_words(starts_on, ends_on or starts_on)


def _days_in_words(first: date, last: date) -> str:
    if first == last:
        return date_format(first, "j F Y")
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{date_format(last, 'j F Y')}"
    if first.year == last.year:
        return f"{date_format(first, 'j F')} – {date_format(last, 'j F Y')}"
    return f"{date_format(first, 'j F Y')} – {date_format(last, 'j F Y')}"

"""How a visit's dates are said. Pure functions over plain values."""

from datetime import date

from django.utils.translation import gettext as _

from exchange.core.dates import days_in_words, month_in_words
from practices.visits.enums import DatePrecision


def dates_in_words(starts_on: date | None, ends_on: date | None, precision: str) -> str:
    """“18–22 Sept 2017”, “November 2017”, “2018” or “Date not known”, as far as it is known."""
    if starts_on is None or precision == DatePrecision.UNKNOWN:
        return _("Date not known")
    if precision == DatePrecision.YEAR:
        return str(starts_on.year)
    if precision == DatePrecision.MONTH:
        return month_in_words(starts_on)
    return days_in_words(starts_on, ends_on or starts_on)

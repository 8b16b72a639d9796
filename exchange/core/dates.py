"""Days and months as the reader's language writes them, from the Unicode locale data that Babel carries."""

from datetime import date

from babel.dates import format_date, format_interval, format_skeleton
from django.utils.translation import get_language


def _locale() -> str:
    language = (get_language() or "en")[:2]
    return "en_GB" if language == "en" else language


def day_in_words(day: date) -> str:
    """“18 September 2017”, “18 de septiembre de 2017”."""
    return format_date(day, "long", locale=_locale())


def month_in_words(day: date) -> str:
    """“September 2017”, “wrzesień 2017”."""
    return format_skeleton("yMMMM", day, locale=_locale())


def days_in_words(first: date, last: date) -> str:
    """“18–22 Sept 2017”, and one day in full."""
    return day_in_words(first) if first == last else format_interval(first, last, "yMMMMd", locale=_locale())

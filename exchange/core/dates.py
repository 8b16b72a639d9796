"""Days, months and hours as the reader's language writes them, from the Unicode locale data that Babel carries."""

from datetime import date, datetime, time

from babel.dates import format_date, format_interval, format_skeleton, format_time, get_datetime_format

from exchange.core.languages import reader_language

Clock = datetime | time


def _locale() -> str:
    language = reader_language()
    return "en_GB" if language == "en" else language


def day_in_words(day: date) -> str:
    """“18 September 2017”, “18 de septiembre de 2017”."""
    return format_date(day, "long", locale=_locale())


def short_day(day: date) -> str:
    """“18 Sept 2017”, “18 sep 2017”: where many stand below one another."""
    return format_date(day, "medium", locale=_locale())


def hour(moment: Clock) -> str:
    """“14:05”; the hour stays the one that is given."""
    return format_time(moment.replace(tzinfo=None), "short", locale=_locale())


def day_and_hour(moment: datetime) -> str:
    """“18 Sept 2017, 14:05”, the two parts in the order of the language."""
    pattern = str(get_datetime_format("medium", locale=_locale()))
    return pattern.replace("'", "").replace("{0}", hour(moment)).replace("{1}", short_day(moment))


def month_in_words(day: date) -> str:
    """“September 2017”, “wrzesień 2017”."""
    return format_skeleton("yMMMM", day, locale=_locale())


def days_in_words(first: date, last: date) -> str:
    """“18–22 Sept 2017”, and one day in full."""
    return day_in_words(first) if first == last else format_interval(first, last, "yMMMMd", locale=_locale())

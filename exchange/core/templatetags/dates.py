"""Filters that every template has: days and hours as the reader's language writes them. A missing moment is an empty text."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from django import template

from exchange.core import dates

register = template.Library()


def _filter(name: str, write: Callable[[Any], str]) -> None:
    def written(moment: date | datetime | time | None) -> str:
        return write(moment) if moment else ""

    register.filter(name, written, expects_localtime=True)


_filter("short_day", dates.short_day)
_filter("long_day", dates.day_in_words)
_filter("long_month", dates.month_in_words)
_filter("hour", dates.hour)
_filter("day_and_hour", dates.day_and_hour)

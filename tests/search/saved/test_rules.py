from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from search.saved.enums import Frequency
from search.saved.rules import moments

HERE = ZoneInfo("Europe/Rome")


def at(said: str) -> datetime:
    """“23 07:30” in November 2026, whose 23rd is a Monday."""
    day, hour = said.split()
    return datetime.fromisoformat(f"2026-11-{day}T{hour}").replace(tzinfo=HERE)


@pytest.mark.parametrize(
    ("frequency", "found", "now", "due"),
    [
        ("daily", "24 05:59", "24 06:00", True),
        ("daily", "24 06:00", "24 06:01", False),
        ("daily", "24 06:00", "25 05:59", False),
        ("daily", "24 06:00", "25 06:00", True),
        ("weekly", "23 06:00", "29 23:59", False),
        ("weekly", "23 06:00", "30 05:59", False),
        ("weekly", "23 06:00", "30 06:00", True),
        ("weekly", "22 23:00", "23 06:00", True),
    ],
)
def test_what_was_found_is_mailed_at_the_next_morning_or_monday(frequency, found, now, due):
    assert (at(found) < moments(at(now))[Frequency(frequency)]) is due

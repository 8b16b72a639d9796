from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from exchange.notifications.rules import morning_before, place_of

HERE = ZoneInfo("Europe/Brussels")


def at(said: str) -> datetime:
    return datetime.fromisoformat(said).replace(tzinfo=HERE)


@pytest.mark.parametrize(
    ("now", "rhythm", "due"),
    [
        ("2026-11-24T06:59", "daily", "2026-11-23T07:00+01:00"),
        ("2026-11-24T07:00", "daily", "2026-11-24T07:00+01:00"),
        ("2026-11-23T06:59", "weekly", "2026-11-16T07:00+01:00"),
        ("2026-11-23T07:00", "weekly", "2026-11-23T07:00+01:00"),
        ("2026-11-29T23:00", "weekly", "2026-11-23T07:00+01:00"),
        # The clocks go on, and back: seven stays seven.
        ("2027-03-28T07:00", "daily", "2027-03-28T07:00+02:00"),
        ("2027-03-28T06:59", "daily", "2027-03-27T07:00+01:00"),
        ("2026-10-25T06:59", "daily", "2026-10-24T07:00+02:00"),
        ("2026-10-25T07:00", "daily", "2026-10-25T07:00+01:00"),
        ("2026-10-26T06:00", "weekly", "2026-10-19T07:00+02:00"),
    ],
)
def test_the_morning_before(now, rhythm, due):
    assert morning_before(at(now), rhythm).isoformat("T", "minutes") == due


def test_what_is_answered_at_one_page_belongs_together():
    assert place_of("/en/groups/north/threads/a/?to=3#composer") == place_of("/en/groups/north/threads/a/#post-1")
    assert place_of("/en/groups/north/threads/a/") != place_of("/en/groups/north/threads/b/")

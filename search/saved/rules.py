"""When a search's alerts are due. Pure."""

from datetime import datetime, time, timedelta

from search.saved.enums import Frequency

AT = time(6, 0)
MONDAY = 0


def moments(now: datetime) -> dict[Frequency, datetime]:
    """What was found before them is to be mailed by now, which is in the time zone that mornings are meant in. At once waits for none."""
    return {Frequency.DAILY: _last_morning(now), Frequency.WEEKLY: _last_monday(now)}


def _last_morning(now: datetime) -> datetime:
    today = now.replace(hour=AT.hour, minute=AT.minute, second=0, microsecond=0)
    return today if today <= now else today - timedelta(days=1)


def _last_monday(now: datetime) -> datetime:
    morning = _last_morning(now)
    return morning - timedelta(days=(morning.weekday() - MONDAY) % 7)

"""When a search's alerts are due. Pure."""

from datetime import datetime, time, timedelta

from search.saved.enums import Frequency

AT = time(6, 0)
MONDAY = 0


def is_due(frequency: str, found_at: datetime, now: datetime) -> bool:
    """Whether what was found then is to be mailed by now; both in the time zone that mornings are meant in."""
    if frequency == Frequency.INSTANT:
        return True
    if frequency == Frequency.DAILY:
        return found_at < _last_morning(now)
    if frequency == Frequency.WEEKLY:
        return found_at < _last_monday(now)
    return False


def _last_morning(now: datetime) -> datetime:
    today = now.replace(hour=AT.hour, minute=AT.minute, second=0, microsecond=0)
    return today if today <= now else today - timedelta(days=1)


def _last_monday(now: datetime) -> datetime:
    morning = _last_morning(now)
    return morning - timedelta(days=(morning.weekday() - MONDAY) % 7)

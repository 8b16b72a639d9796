"""When and how notices are mailed. Pure."""

from datetime import datetime, time, timedelta
from urllib.parse import urlsplit

from exchange.core.telling import Delivery
from exchange.notifications.enums import Rhythm

# Replies that follow one another within it make one mail.
WINDOW = timedelta(minutes=2)
KEPT = timedelta(days=180)
AT = time(7, 0)
MONDAY = 0


def delivery_of(*, wish: Delivery | None, choice: str | None, default: Delivery) -> Delivery:
    """The room's own wish, else what the person chose for the kind, else what the kind proposes."""
    return wish or (Delivery(choice) if choice in set(Delivery) else default)


def is_mailed(delivery: Delivery, *, rhythm: str, is_paused: bool) -> bool:
    if is_paused or delivery is Delivery.LIST:
        return False
    return delivery is Delivery.INSTANT or rhythm != Rhythm.NEVER


def morning_before(now: datetime, rhythm: str) -> datetime:
    """The last time that a digest was due; `now` is in the time zone that mornings are meant in."""
    today = now.replace(hour=AT.hour, minute=AT.minute, second=0, microsecond=0)
    morning = today if today <= now else today - timedelta(days=1)
    return morning - timedelta(days=(morning.weekday() - MONDAY) % 7) if rhythm == Rhythm.WEEKLY else morning


def place_of(url: str) -> str:
    """What belongs together in one mail: everything that is answered at the same page, at whatever place on it."""
    return urlsplit(url).path

"""Times of rows in words."""

from datetime import datetime

from django.utils import timezone

from exchange.core.dates import day_and_hour


def written_moment(at: str | None) -> str:
    """On the clock of the group, as the language writes it."""
    return day_and_hour(timezone.localtime(datetime.fromisoformat(at))) if at else ""

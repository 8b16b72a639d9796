"""Calendar addresses of people who are in no group any more: they open nothing, and go."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from exchange.core.retention import register_rows
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.meetings.models import CalendarFeed


def _left_over(before: datetime) -> "QuerySet[Any]":
    return CalendarFeed.objects.exclude(Exists(Membership.objects.active().filter(user=OuterRef("user"))))


def declare() -> None:
    register_rows("meetings.calendars", timedelta(0), "secret calendar addresses of people who are in no group any more", _left_over)

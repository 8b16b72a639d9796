"""The day before: who said that she comes is reminded, once for each time that the meeting is set to."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from stakeholder_groups.meetings.enums import MeetingState
from stakeholder_groups.meetings.models import Meeting
from stakeholder_groups.meetings.telling import tell_of_nearness

BEFORE = timedelta(days=1)
AT_A_TIME = 50


def remind() -> int:
    """How many meetings were reminded of. Called by the worker."""
    now = timezone.now()
    near = Meeting.objects.filter(_not_reminded(), state=MeetingState.PLANNED, starts_at__gt=now, starts_at__lte=now + BEFORE)
    return sum(_remind(meeting) for meeting in list(near.order_by("starts_at", "pk")[:AT_A_TIME]))


def _not_reminded() -> Q:
    return Q(reminded_of=None) | ~Q(reminded_of=F("starts_at"))


def _remind(meeting: Meeting) -> bool:
    """The mark and what is told are one transaction; one of two at the same moment finds the mark."""
    same = Meeting.objects.filter(_not_reminded(), pk=meeting.pk, state=MeetingState.PLANNED, starts_at=meeting.starts_at)
    with transaction.atomic():
        if not same.update(reminded_of=meeting.starts_at):
            return False
        tell_of_nearness(meeting)
    return True

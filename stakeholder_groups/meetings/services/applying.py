"""The one place where the state of a meeting changes, and the lock before it."""

from django.utils import timezone

from exchange.accounts.models import User
from stakeholder_groups.groups.permissions import require_coordinator
from stakeholder_groups.meetings.enums import Step
from stakeholder_groups.meetings.models import Meeting, MeetingEvent
from stakeholder_groups.meetings.rules import SHOWN_IN_CALENDARS, next_state


class StepNotPossible(Exception):
    """The meeting is in another state meanwhile, or has not begun."""


class ChangedMeanwhile(Exception):
    """Something else stands there than the form began with; `meeting` is how it is now."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting.pk)
        self.meeting = meeting


def taken(actor: User, meeting: Meeting) -> Meeting:
    """The meeting as it is now, kept from others until the end of the transaction; for who coordinates its group then."""
    now = locked(meeting)
    require_coordinator(actor, now.group)
    return now


def require_seen(meeting: Meeting, seen: str, mark: str) -> None:
    """Nobody writes over what she has not read: `seen` is the mark that her form began with (none counts as read), `mark` that of now."""
    if seen not in {"", mark}:
        raise ChangedMeanwhile(meeting)


def locked(meeting: Meeting) -> Meeting:
    now: Meeting = Meeting.objects.select_for_update(of=("self",)).select_related("group").get(pk=meeting.pk)
    return now


def apply(meeting: Meeting, step: Step, *, actor: User, reason: str = "") -> None:
    """Store the meeting in the state after the step, with a line of its log. Raises StepNotPossible."""
    state = next_state(meeting.state, step, has_begun=meeting.has_begun)
    if state is None:
        raise StepNotPossible
    meeting.state, meeting.changed_at = state, timezone.now()
    if step in SHOWN_IN_CALENDARS:
        meeting.sequence += 1
    meeting.save()
    MeetingEvent.objects.create(meeting=meeting, step=step, state=state, actor=actor, reason=reason[:500])

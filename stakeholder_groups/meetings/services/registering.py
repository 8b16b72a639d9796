"""Members' answers and the seats. Who asks first sits first; a seat that gets free goes to who waits longest, at once."""

from django.db import transaction
from django.utils import timezone

from exchange.accounts.models import User
from stakeholder_groups.groups.permissions import require_member
from stakeholder_groups.meetings.enums import Answer, MeetingState
from stakeholder_groups.meetings.models import Meeting, Registration
from stakeholder_groups.meetings.rules import seats_free
from stakeholder_groups.meetings.services.applying import locked
from stakeholder_groups.meetings.telling import tell_of_seat


class RegistrationClosed(Exception):
    """The meeting takes no answers any more."""


class AnswerNotOffered(Exception):
    """There is no such way to take part in this meeting now."""


def register(*, actor: User, meeting: Meeting, answer: Answer) -> Registration:
    """Store the answer; the same again keeps the place in the queue. Whoever got a free seat by it hears of that."""
    with transaction.atomic():
        now = locked(meeting)
        require_member(actor, now.group)
        if not now.takes_answers:
            raise RegistrationClosed
        row = Registration.objects.filter(meeting=now, user=actor).first()
        if row is not None and row.answer == answer:
            return row
        if answer not in now.answers_offered:
            raise AnswerNotOffered
        row = row or Registration(meeting=now, user=actor)
        row.answer, row.since = answer, timezone.now()
        # Nobody overtakes who waits already.
        row.waiting = answer == Answer.IN_PLACE and _is_full(now, apart_from=actor)
        row.save()
        move_up(now)
    return row


def _is_full(meeting: Meeting, *, apart_from: User) -> bool:
    others = meeting.registrations.exclude(user=apart_from)
    free = seats_free(meeting.capacity, others.standing().seated().count())
    return free is not None and (free == 0 or others.standing().in_queue().exists())


def move_up(meeting: Meeting) -> None:
    """Give free seats to who waits. The meeting is locked."""
    waiting = meeting.registrations.standing().in_queue()
    free = seats_free(meeting.capacity, meeting.registrations.standing().seated().count())
    for row in list(waiting if free is None else waiting[:free]):
        row.waiting = False
        row.save(update_fields=["waiting"])
        tell_of_seat(meeting, row)


def let_go(*, user_id: int, group_id: int) -> int:
    """Answers to coming meetings go with the membership; what was held keeps them. Inside the transaction of the change."""
    rows = Registration.objects.filter(user=user_id, meeting__group=group_id, meeting__state=MeetingState.PLANNED)
    coming = rows.filter(meeting__ends_at__gt=timezone.now()).select_related("meeting__group").order_by("meeting_id")
    gone = 0
    for row in list(coming):
        meeting = locked(row.meeting)
        gone += row.delete()[0]
        move_up(meeting)
    return gone


def let_go_who_left() -> int:
    """A membership may also end without a word of the group, when an account is closed. Called by the worker."""
    coming = Registration.objects.filter(meeting__state=MeetingState.PLANNED, meeting__ends_at__gt=timezone.now())
    left = coming.exclude(pk__in=coming.standing().values("pk")).values_list("user_id", "meeting__group_id").distinct()
    gone = 0
    for user_id, group_id in list(left[:100]):
        with transaction.atomic():
            gone += let_go(user_id=user_id, group_id=group_id)
    return gone

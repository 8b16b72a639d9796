"""Planning meetings, changing what is said of them, holding and cancelling them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from exchange.accounts.models import User
from exchange.content.markdown import render_markdown
from exchange.content.typed import key_for, mark_of
from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.permissions import require_coordinator
from stakeholder_groups.meetings.enums import Step
from stakeholder_groups.meetings.models import AgendaItem, Meeting, MeetingEvent
from stakeholder_groups.meetings.services.applying import apply, require_seen, taken
from stakeholder_groups.meetings.services.registering import move_up
from stakeholder_groups.meetings.telling import tell_of_announcement, tell_of_cancellation, tell_of_move


class FewerSeatsThanTaken(Exception):
    """So many members have a seat already; `seated` says how many."""

    def __init__(self, seated: int) -> None:
        super().__init__(seated)
        self.seated = seated


@dataclass(frozen=True, slots=True)
class MeetingWords:
    """What a meeting says."""

    title: str
    starts_at: datetime
    ends_at: datetime
    registration_until: datetime
    text: str = ""
    town: str = ""
    place: str = ""
    link: str = ""
    capacity: int | None = None
    is_public: bool = False

    @classmethod
    def of(cls, meeting: Meeting) -> "MeetingWords":
        return cls(**{name: getattr(meeting, name) for name in cls.__slots__})

    @property
    def mark(self) -> str:
        said = (getattr(self, name) for name in self.__slots__)
        return mark_of([value.astimezone(UTC) if isinstance(value, datetime) else value for value in said])

    @property
    def values(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__} | {"text_html": render_markdown(self.text)}


@dataclass(frozen=True, slots=True)
class ItemWords:
    """One item of an agenda, in its order."""

    title: str
    minutes: int | None = None
    who: str = ""
    text: str = ""

    @classmethod
    def all_of(cls, meeting: Meeting) -> "list[ItemWords]":
        return [cls(item.title, item.minutes, item.who, item.text) for item in meeting.agenda.all()]


def plan_meeting(*, actor: User, group: Group, words: MeetingWords, client_key: UUID | None = None) -> Meeting:
    """Store a meeting and tell the others of the group. The same words with the same key give the meeting that they made before."""
    client_key = key_for(client_key, group.pk, words)
    if earlier := _planned_before(actor, client_key):
        return earlier
    try:
        with transaction.atomic():
            require_coordinator(actor, group)
            meeting: Meeting = Meeting.objects.create(group=group, created_by=actor, client_key=client_key, **words.values)
            MeetingEvent.objects.create(meeting=meeting, step=Step.PLANNED, state=meeting.state, actor=actor)
            tell_of_announcement(meeting, actor)
    except IntegrityError:
        if earlier := _planned_before(actor, client_key):
            return earlier
        raise
    return meeting


def edit_meeting(*, actor: User, meeting: Meeting, words: MeetingWords, seen: str = "") -> Meeting:
    """Who has a seat keeps it; new seats go to who waits. Another time or place is told; what is the same changes nothing.

    `seen` is the mark of the words that the form began with: nobody writes over what she has not read.
    """
    with transaction.atomic():
        now = taken(actor, meeting)
        changed = {name for name, value in words.values.items() if getattr(now, name) != value}
        if not changed:
            return now
        require_seen(now, seen, MeetingWords.of(now).mark)
        seated = now.registrations.standing().seated().count()
        if words.capacity is not None and words.capacity < seated:
            raise FewerSeatsThanTaken(seated)
        before = now.placing
        for name, value in words.values.items():
            setattr(now, name, value)
        is_moved = now.placing != before
        apply(now, Step.MOVED if is_moved else Step.EDITED, actor=actor)
        move_up(now)
        if is_moved:
            tell_of_move(now, actor)
    return now


def set_agenda(*, actor: User, meeting: Meeting, items: Sequence[ItemWords], seen: str = "") -> Meeting:
    """The whole agenda, in the order given. `seen` is the mark of the items that the form began with."""
    with transaction.atomic():
        now = taken(actor, meeting)
        before = ItemWords.all_of(now)
        if before == list(items):
            return now
        require_seen(now, seen, mark_of(before))
        apply(now, Step.AGENDA, actor=actor)
        now.agenda.all().delete()
        AgendaItem.objects.bulk_create(_item(now, place, item) for place, item in enumerate(items, start=1))
    return now


def _item(meeting: Meeting, place: int, words: ItemWords) -> AgendaItem:
    return AgendaItem(
        meeting=meeting,
        place=place,
        title=words.title,
        minutes=words.minutes,
        who=words.who,
        text=words.text,
        text_html=render_markdown(words.text),
    )


def hold_meeting(*, actor: User, meeting: Meeting) -> Meeting:
    with transaction.atomic():
        now = taken(actor, meeting)
        apply(now, Step.HELD, actor=actor)
    return now


def cancel_meeting(*, actor: User, meeting: Meeting, reason: str) -> Meeting:
    """Members are told, with the reason; calendars get it as cancelled."""
    with transaction.atomic():
        now = taken(actor, meeting)
        apply(now, Step.CANCELLED, actor=actor, reason=reason)
        tell_of_cancellation(now, actor)
    return now


def _planned_before(actor: User, client_key: UUID | None) -> Meeting | None:
    if client_key is None:
        return None
    return Meeting.objects.filter(created_by=actor, client_key=client_key).select_related("group").first()

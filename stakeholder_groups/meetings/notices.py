"""What people read of meetings. Described anew for each reader, who may have left the group since; many at once cost as much as one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.core.telling import Described, Kind, register_kind
from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.zones import zone_of
from stakeholder_groups.meetings.enums import Answer, MeetingState, Step
from stakeholder_groups.meetings.models import Meeting, MeetingEvent, Registration
from stakeholder_groups.meetings.moments import moment_in_words
from stakeholder_groups.meetings.telling import ANNOUNCED, CANCELLED, MOVED, NEAR, SEAT

if TYPE_CHECKING:
    from exchange.accounts.models import User

AREA = gettext_lazy("Meetings")


@dataclass(frozen=True, slots=True)
class Told:
    """A meeting that is not over, as one reader sees it: her own answer, and why it was cancelled."""

    meeting: Meeting
    own: Registration | None
    reason: str

    @property
    def is_seated(self) -> bool:
        return self.own is not None and self.own.answer == Answer.IN_PLACE and not self.own.waiting

    @property
    def takes_part(self) -> bool:
        return self.is_seated or (self.own is not None and self.own.answer == Answer.FROM_AFAR)


# The title for its reader, or None where there is nothing to tell any more.
Line = Callable[[Told, Mapping[str, Any]], str | None]


def register() -> None:
    kinds: tuple[tuple[str, Any, Line], ...] = (
        (ANNOUNCED, gettext_lazy("A meeting is announced"), _announced),
        (MOVED, gettext_lazy("A meeting has another time or place"), _moved),
        (CANCELLED, gettext_lazy("A meeting is cancelled"), _cancelled),
        (SEAT, gettext_lazy("A seat got free for me"), _seated),
        (NEAR, gettext_lazy("A meeting that I registered for is tomorrow"), _near),
    )
    for name, label, line in kinds:
        register_kind(Kind(name, label, AREA, partial(_describe_all, line)))


def _announced(told: Told, about: Mapping[str, Any]) -> str | None:
    return _("Meeting: %(title)s") if told.meeting.is_planned else None


def _moved(told: Told, about: Mapping[str, Any]) -> str | None:
    return _("Another time or place: %(title)s") if told.meeting.is_planned else None


def _cancelled(told: Told, about: Mapping[str, Any]) -> str | None:
    return _("Cancelled: %(title)s") if told.meeting.state == MeetingState.CANCELLED else None


def _seated(told: Told, about: Mapping[str, Any]) -> str | None:
    return _("You have a seat now: %(title)s") if told.meeting.is_planned and told.is_seated else None


def _near(told: Told, about: Mapping[str, Any]) -> str | None:
    """Nothing once it has begun or was moved, or for who does not come any more."""
    meeting = told.meeting
    is_so = meeting.is_planned and not meeting.has_begun and meeting.starts_at.isoformat() == about.get("starts_at")
    return _("Tomorrow: %(title)s") if is_so and told.takes_part else None


def _describe_all(line: Line, abouts: Sequence[Mapping[str, Any]], reader: "User") -> list[Described | None]:
    known = _known({about.get("meeting") or 0 for about in abouts}, reader)
    described = []
    for about in abouts:
        told = known.get(about.get("meeting") or 0)
        title = line(told, about) if told else None
        described.append(_said(title, told) if told and title else None)
    return described


def _known(pks: set[int], reader: "User") -> dict[int, Told]:
    rows = Meeting.objects.visible_to(reader).filter(pk__in=pks, ends_at__gt=timezone.now()).select_related("group")
    meetings = list(rows.annotate(country=F("group__participation__organisation__region__country")))
    groups: dict[int, Group] = {}
    for meeting in meetings:
        meeting.group = groups.setdefault(meeting.group_id, meeting.group)
        # Known already: each group would ask for its clock.
        meeting.group.time_zone = zone_of(meeting.country)
    own = {row.meeting_id: row for row in Registration.objects.filter(meeting__in=meetings, user=reader)}
    cancelled = MeetingEvent.objects.filter(meeting__in=meetings, step=Step.CANCELLED)
    reasons = dict(cancelled.values_list("meeting_id", "reason"))
    return {meeting.pk: Told(meeting, own.get(meeting.pk), reasons.get(meeting.pk, "")) for meeting in meetings}


def _said(title: str, told: Told) -> Described:
    meeting = told.meeting
    said = [moment_in_words(meeting), meeting.where, meeting.link_host if meeting.link else "", told.reason]
    return Described(
        title=title % {"title": meeting.title},
        text="\n".join(part for part in said if part),
        url=meeting.get_absolute_url(),
        group=meeting.group.shown_name,
    )

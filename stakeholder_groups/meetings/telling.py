"""What people hear of meetings. Each is described anew for its reader, who may have left the group since."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.core.telling import Delivery, Described, Kind, register_kind, tell
from stakeholder_groups.discussions.enums import FollowLevel
from stakeholder_groups.discussions.models import Follow
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.meetings.enums import Answer, MeetingState, Step
from stakeholder_groups.meetings.models import Meeting, Registration
from stakeholder_groups.meetings.moments import moment_in_words

if TYPE_CHECKING:
    from exchange.accounts.models import User

ANNOUNCED, MOVED, CANCELLED = "meeting_announced", "meeting_moved", "meeting_cancelled"
SEAT, NEAR = "meeting_seat", "meeting_near"
AREA = gettext_lazy("Meetings")


def register() -> None:
    register_kind(Kind(ANNOUNCED, gettext_lazy("A meeting is announced"), AREA, describe_announcement))
    register_kind(Kind(MOVED, gettext_lazy("A meeting has another time or place"), AREA, describe_move))
    register_kind(Kind(CANCELLED, gettext_lazy("A meeting is cancelled"), AREA, describe_cancellation))
    register_kind(Kind(SEAT, gettext_lazy("A seat got free for me"), AREA, describe_seat))
    register_kind(Kind(NEAR, gettext_lazy("A meeting that I registered for is tomorrow"), AREA, describe_nearness))


def tell_of_announcement(meeting: Meeting, actor: "User") -> None:
    tell(ANNOUNCED, people=_others(meeting, actor), key=f"meeting:{meeting.pk}", about=_about(meeting))


def tell_of_move(meeting: Meeting, actor: "User") -> None:
    tell(MOVED, people=_others(meeting, actor), key=f"moved:{meeting.pk}:{meeting.sequence}", about=_about(meeting))


def tell_of_cancellation(meeting: Meeting, actor: "User") -> None:
    tell(CANCELLED, people=_others(meeting, actor), key=f"cancelled:{meeting.pk}", about=_about(meeting))


def tell_of_seat(meeting: Meeting, registration: Registration) -> None:
    key = f"seat:{registration.pk}:{registration.since.isoformat()}"
    tell(SEAT, people={registration.user_id: None}, key=key, about=_about(meeting))


def tell_of_nearness(meeting: Meeting) -> None:
    coming = meeting.registrations.standing().taking_part().values_list("user_id", flat=True)
    about = _about(meeting) | {"starts_at": meeting.starts_at.isoformat()}
    tell(NEAR, people=dict.fromkeys(coming), key=f"near:{meeting.pk}:{meeting.starts_at.isoformat()}", about=about)


def _about(meeting: Meeting) -> dict[str, Any]:
    return {"meeting": meeting.pk, "group": meeting.group_id}


def _others(meeting: Meeting, actor: "User") -> dict[int, Delivery | None]:
    """Everybody else of the group; for who muted the group it only stands in the list, unless she registered."""
    level = Follow.objects.filter(user=OuterRef("user"), group=OuterRef("group"), thread=None).values("level")[:1]
    members = Membership.objects.active().filter(group=meeting.group_id).exclude(user=actor)
    rows = members.annotate(level=Subquery(level)).values_list("user_id", "level")
    coming = set(meeting.registrations.exclude(answer=Answer.NO).values_list("user_id", flat=True))
    return {user: Delivery.LIST if level == FollowLevel.MUTE and user not in coming else None for user, level in rows}


def describe_announcement(about: Mapping[str, Any], reader: "User") -> Described | None:
    return _described(_("Meeting: %(title)s"), _visible(about, reader))


def describe_move(about: Mapping[str, Any], reader: "User") -> Described | None:
    return _described(_("Another time or place: %(title)s"), _visible(about, reader))


def describe_cancellation(about: Mapping[str, Any], reader: "User") -> Described | None:
    meeting = _visible(about, reader, state=MeetingState.CANCELLED)
    event = meeting.events.filter(step=Step.CANCELLED).first() if meeting else None
    return _described(_("Cancelled: %(title)s"), meeting, event.reason if event else "")


def describe_seat(about: Mapping[str, Any], reader: "User") -> Described | None:
    meeting = _visible(about, reader)
    if meeting is None or not meeting.registrations.seated().filter(user=reader).exists():
        return None
    return _described(_("You have a seat now: %(title)s"), meeting)


def describe_nearness(about: Mapping[str, Any], reader: "User") -> Described | None:
    """Nothing once it has begun or was moved, or for who does not come any more."""
    meeting = _visible(about, reader)
    if meeting is None or meeting.has_begun or meeting.starts_at.isoformat() != about.get("starts_at"):
        return None
    if not meeting.registrations.taking_part().filter(user=reader).exists():
        return None
    return _described(_("Tomorrow: %(title)s"), meeting)


def _visible(about: Mapping[str, Any], reader: "User", *, state: str = MeetingState.PLANNED) -> Meeting | None:
    """What is over or cancelled is no news any more, but for the cancellation itself."""
    rows = Meeting.objects.visible_to(reader).filter(pk=about.get("meeting") or 0, state=state)
    found: Meeting | None = rows.filter(ends_at__gt=timezone.now()).select_related("group").first()
    return found


def _described(title: str, meeting: Meeting | None, reason: str = "") -> Described | None:
    if meeting is None:
        return None
    said = [moment_in_words(meeting), meeting.where, meeting.link_host if meeting.link else "", reason]
    return Described(
        title=title % {"title": meeting.title},
        text="\n".join(part for part in said if part),
        url=meeting.get_absolute_url(),
        group=meeting.group.shown_name,
    )

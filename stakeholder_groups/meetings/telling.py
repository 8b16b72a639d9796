"""Whom a change of a meeting is told, in its transaction."""

from typing import TYPE_CHECKING, Any

from exchange.core.telling import Delivery, tell
from stakeholder_groups.discussions.selectors import others_to_tell
from stakeholder_groups.meetings.enums import Answer
from stakeholder_groups.meetings.models import Meeting, Registration

if TYPE_CHECKING:
    from exchange.accounts.models import User

ANNOUNCED, MOVED, CANCELLED = "meeting_announced", "meeting_moved", "meeting_cancelled"
SEAT, NEAR = "meeting_seat", "meeting_near"


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
    """Everybody else of the group; who muted it hears of a meeting that she registered for all the same."""
    coming = set(meeting.registrations.exclude(answer=Answer.NO).values_list("user_id", flat=True))
    return others_to_tell(meeting.group_id, actor=actor, although_muted=coming)

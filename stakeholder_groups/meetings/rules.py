"""Pure rules of meetings: what may follow what, who gets a seat, what counts as moved."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from stakeholder_groups.meetings.enums import Answer, MeetingState, Step

ALLOWED_IN: Mapping[Step, frozenset[MeetingState]] = {
    Step.EDITED: frozenset({MeetingState.PLANNED}),
    Step.MOVED: frozenset({MeetingState.PLANNED}),
    Step.AGENDA: frozenset({MeetingState.PLANNED}),
    Step.HELD: frozenset({MeetingState.PLANNED}),
    Step.CANCELLED: frozenset({MeetingState.PLANNED}),
    Step.ATTENDANCE: frozenset({MeetingState.HELD}),
    Step.MINUTES: frozenset({MeetingState.HELD}),
    Step.NEW_MINUTES: frozenset({MeetingState.HELD}),
}
# Whoever has one of these in the calendar must get the meeting anew.
SHOWN_IN_CALENDARS = frozenset({Step.EDITED, Step.MOVED, Step.AGENDA, Step.CANCELLED})


def next_state(state: str, step: str, *, has_begun: bool) -> MeetingState | None:
    """The state after a step; None when the step is not possible. What has not begun was not held."""
    if state not in ALLOWED_IN.get(Step(step), frozenset()):
        return None
    if step == Step.HELD:
        return MeetingState.HELD if has_begun else None
    if step == Step.CANCELLED:
        return MeetingState.CANCELLED
    return MeetingState(state)


class Placing(NamedTuple):
    """When and where: a meeting with another one was moved."""

    starts_at: datetime
    ends_at: datetime
    town: str
    place: str
    link: str


def answers_offered(*, in_place: bool, from_afar: bool) -> tuple[Answer, ...]:
    ways = ((Answer.IN_PLACE, in_place), (Answer.FROM_AFAR, from_afar))
    return (*(answer for answer, offered in ways if offered), Answer.NO)


def takes_answers(state: str, *, until: datetime, now: datetime) -> bool:
    return state == MeetingState.PLANNED and now < until


def seats_free(capacity: int | None, seated: int) -> int | None:
    """None: as many as want to. Never negative: who has a seat keeps it."""
    return None if capacity is None else max(0, capacity - seated)

from stakeholder_groups.meetings.services.applying import ChangedMeanwhile, StepNotPossible
from stakeholder_groups.meetings.services.feeding import remove_feed, renew_feed
from stakeholder_groups.meetings.services.planning import (
    FewerSeatsThanTaken,
    ItemWords,
    MeetingWords,
    cancel_meeting,
    edit_meeting,
    hold_meeting,
    plan_meeting,
    set_agenda,
)
from stakeholder_groups.meetings.services.recording import (
    Came,
    add_minutes,
    link_minutes,
    mark_of_minutes,
    note_attendance,
    start_minutes,
)
from stakeholder_groups.meetings.services.registering import AnswerNotOffered, RegistrationClosed, register

__all__ = [
    "AnswerNotOffered",
    "Came",
    "ChangedMeanwhile",
    "FewerSeatsThanTaken",
    "ItemWords",
    "MeetingWords",
    "RegistrationClosed",
    "StepNotPossible",
    "add_minutes",
    "cancel_meeting",
    "edit_meeting",
    "hold_meeting",
    "link_minutes",
    "mark_of_minutes",
    "note_attendance",
    "plan_meeting",
    "register",
    "remove_feed",
    "renew_feed",
    "set_agenda",
    "start_minutes",
]

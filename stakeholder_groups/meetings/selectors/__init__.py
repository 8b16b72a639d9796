from stakeholder_groups.meetings.selectors.feeds import feed_of, meetings_for, reader_of
from stakeholder_groups.meetings.selectors.minutes import Minutes, find_minutes, minutes_of, threads_to_link
from stakeholder_groups.meetings.selectors.pages import MeetingList, find_meeting, meeting_list, next_meetings, public_meetings
from stakeholder_groups.meetings.selectors.taking_part import Answers, Attendance, answers_to, attendance_of, registered_by_organisation

__all__ = [
    "Answers",
    "Attendance",
    "MeetingList",
    "Minutes",
    "answers_to",
    "attendance_of",
    "feed_of",
    "find_meeting",
    "find_minutes",
    "meeting_list",
    "meetings_for",
    "minutes_of",
    "next_meetings",
    "public_meetings",
    "reader_of",
    "registered_by_organisation",
    "threads_to_link",
]

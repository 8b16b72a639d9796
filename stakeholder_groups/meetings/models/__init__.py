from stakeholder_groups.meetings.models.feeds import CalendarFeed
from stakeholder_groups.meetings.models.meetings import AgendaItem, Meeting, MeetingEvent
from stakeholder_groups.meetings.models.records import MinutesFile
from stakeholder_groups.meetings.models.taking_part import AttendanceLine, Registration

__all__ = ["AgendaItem", "AttendanceLine", "CalendarFeed", "Meeting", "MeetingEvent", "MinutesFile", "Registration"]

from stakeholder_groups.meetings.forms.meetings import MeetingForm, said_of
from stakeholder_groups.meetings.forms.rows import AgendaRows, AttendanceRows, came_of, items_of, with_more_rows
from stakeholder_groups.meetings.forms.steps import CancelForm, MinutesFileForm, MinutesLinkForm, MinutesThreadForm

__all__ = [
    "AgendaRows",
    "AttendanceRows",
    "CancelForm",
    "MeetingForm",
    "MinutesFileForm",
    "MinutesLinkForm",
    "MinutesThreadForm",
    "came_of",
    "items_of",
    "said_of",
    "with_more_rows",
]

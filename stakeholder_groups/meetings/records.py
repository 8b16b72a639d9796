"""Meetings in the record of a group, and in that of a thread the meeting whose minutes it is."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from exchange.partners.enums import StakeholderKind
from stakeholder_groups.groups.sections import Asked, Column, Row, moment, register_section, section_of_rows, step_cells, step_columns
from stakeholder_groups.meetings.enums import Answer, MeetingState, Step
from stakeholder_groups.meetings.models import AgendaItem, AttendanceLine, Meeting, MeetingEvent, Registration

STATES = dict(MeetingState.choices)
OF_MEETING = (Column("meeting"), Column("meeting_title", _("Meeting")))

MEETING_COLUMNS = (
    Column("id"),
    Column("title", _("Title")),
    Column("starts_at", _("Starts"), is_moment=True),
    Column("ends_at", _("Ends"), is_moment=True),
    Column("where", _("Place")),
    Column("link"),
    Column("text", _("Text")),
    Column("state", _("State"), STATES),
    Column("minutes_thread"),
    Column("minutes_files", _("Minutes")),
)
AGENDA_COLUMNS = (
    *OF_MEETING,
    Column("title", _("Title")),
    Column("minutes", _("Duration in minutes")),
    Column("who", _("Who")),
    Column("text", _("Text")),
)
REGISTRATION_COLUMNS = (
    *OF_MEETING,
    Column("person_id"),
    Column("person", _("Person")),
    Column("answer", _("Answer"), dict(Answer.choices)),
    Column("waiting"),
)
ATTENDANCE_COLUMNS = (
    *OF_MEETING,
    Column("organisation", _("Organisation")),
    Column("kind", _("Kind of organisation"), dict(StakeholderKind.choices)),
    Column("in_place", _("In place")),
    Column("from_afar", _("From afar")),
)
LOG_COLUMNS = (*OF_MEETING, *step_columns(dict(Step.choices), STATES))


def _meetings(asked: Asked) -> "QuerySet[Meeting]":
    rows: QuerySet[Meeting] = Meeting.objects.visible_to(asked.reader).filter(group=asked.group)
    return rows.filter(minutes_thread=asked.thread) if asked.thread else rows


def _all_meetings(asked: Asked) -> "QuerySet[Any]":
    return _meetings(asked).select_related("minutes_thread").prefetch_related("minutes_files")


def _agenda(asked: Asked) -> "QuerySet[Any]":
    return AgendaItem.objects.filter(meeting__in=_meetings(asked)).select_related("meeting")


def _registrations(asked: Asked) -> "QuerySet[Any]":
    return Registration.objects.standing().filter(meeting__in=_meetings(asked)).select_related("meeting", "user")


def _attendance(asked: Asked) -> "QuerySet[Any]":
    return AttendanceLine.objects.filter(meeting__in=_meetings(asked)).select_related("meeting")


def _log(asked: Asked) -> "QuerySet[Any]":
    return MeetingEvent.objects.filter(meeting__in=_meetings(asked)).select_related("meeting", "actor")


def _of(meeting: Meeting, asked: Asked) -> dict[str, Any]:
    return {"meeting": meeting.public_id, "meeting_title": asked.people.words(meeting.title)}


def _meeting(meeting: Meeting, asked: Asked) -> Row:
    thread = meeting.minutes_thread
    # A thread that the coordination hid, or that went to another group, is named to nobody who cannot open it.
    is_named = thread is not None and thread.hidden_at is None and thread.group_id == asked.group.pk
    return {
        "id": meeting.public_id,
        "title": asked.people.words(meeting.title),
        "starts_at": moment(meeting.starts_at),
        "ends_at": moment(meeting.ends_at),
        "where": asked.people.words(meeting.where),
        "link": meeting.link,
        "text": asked.people.words(meeting.text),
        "state": meeting.state,
        "minutes_thread": thread.public_id if thread and is_named else "",
        "minutes_files": [asked.people.words(minutes.name) for minutes in meeting.minutes_files.all() if minutes.is_served],
    }


def _item(item: AgendaItem, asked: Asked) -> Row:
    words = asked.people.words
    said = {"title": words(item.title), "minutes": item.minutes, "who": words(item.who), "text": words(item.text)}
    return {**_of(item.meeting, asked), **said}


def _registration(registration: Registration, asked: Asked) -> Row:
    person = asked.people.cells(registration.user, "person")
    return {**_of(registration.meeting, asked), **person, "answer": registration.answer, "waiting": registration.waiting}


def _came(line: AttendanceLine, asked: Asked) -> Row:
    figures = {"organisation": line.organisation, "kind": line.kind, "in_place": line.in_place, "from_afar": line.from_afar}
    return {**_of(line.meeting, asked), **figures}


def _step(event: MeetingEvent, asked: Asked) -> Row:
    return {**_of(event.meeting, asked), **step_cells(event, asked)}


def register() -> None:
    register_section(section_of_rows("meetings", _("Meetings"), MEETING_COLUMNS, _all_meetings, _meeting))
    register_section(section_of_rows("meeting_agenda", _("Agenda"), AGENDA_COLUMNS, _agenda, _item))
    register_section(section_of_rows("meeting_registrations", _("Registrations"), REGISTRATION_COLUMNS, _registrations, _registration))
    register_section(section_of_rows("meeting_attendance", _("Who took part"), ATTENDANCE_COLUMNS, _attendance, _came))
    register_section(section_of_rows("meeting_log", _("Log of meetings"), LOG_COLUMNS, _log, _step))

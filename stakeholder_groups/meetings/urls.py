"""Addresses of meetings, below those of groups."""

from django.urls import path

from stakeholder_groups.meetings.views import arranging, calendars, planning, reading, recording, registering

app_name = "meetings"

MEETING = "<slug:slug>/meetings/<str:public_id>/"

urlpatterns = [
    path("calendar/", calendars.calendar, name="calendar"),
    path("<slug:slug>/meetings/", reading.meetings, name="meetings"),
    path("<slug:slug>/meetings/new/", planning.new, name="new"),
    path(MEETING, reading.meeting, name="meeting"),
    path(MEETING + "meeting.ics", calendars.file, name="calendar_file"),
    path(MEETING + "answer/", registering.answer, name="answer"),
    path(MEETING + "edit/", planning.edit, name="edit"),
    path(MEETING + "agenda/", planning.agenda, name="agenda"),
    path(MEETING + "held/", arranging.held, name="held"),
    path(MEETING + "cancel/", arranging.cancel, name="cancel"),
    path(MEETING + "attendance/", recording.attendance, name="attendance"),
    path(MEETING + "minutes/", recording.minutes, name="minutes"),
    path(MEETING + "minutes/thread/", recording.minutes_thread, name="minutes_thread"),
    path(MEETING + "minutes/files/<str:file_id>/", reading.minutes_file, name="minutes_file"),
]

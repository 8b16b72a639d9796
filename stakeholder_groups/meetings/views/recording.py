"""What stays of a meeting: who took part, and the minutes."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from exchange.content.uploads import UploadRefusedError, checked
from stakeholder_groups.discussions.signals import WritingRefusedError
from stakeholder_groups.groups.gate import coordinators_only
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.meetings import services
from stakeholder_groups.meetings.calendars import agenda_lines
from stakeholder_groups.meetings.forms import (
    AttendanceRows,
    MinutesFileForm,
    MinutesLinkForm,
    MinutesThreadForm,
    came_of,
    with_more_rows,
)
from stakeholder_groups.meetings.models import Meeting
from stakeholder_groups.meetings.moments import moment_in_words
from stakeholder_groups.meetings.selectors import minutes_of, registered_by_organisation, threads_to_link
from stakeholder_groups.meetings.views.planning import READ_AND_WRITE, REFUSED, not_possible, rows_page
from stakeholder_groups.meetings.views.reading import meeting_or_404

ATTENDANCE = "meetings/attendance_form.html"


def _may_be_recorded(meeting: Meeting) -> bool:
    """Of a planned meeting that has begun, noting it says that it was held."""
    return meeting.state == "held" or (meeting.is_planned and meeting.has_begun)


@require_http_methods(READ_AND_WRITE)
@coordinators_only
def attendance(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    """It begins with who registered. The button for more rows stores nothing."""
    meeting = meeting_or_404(space, public_id)
    if not _may_be_recorded(meeting):
        return not_possible(request, meeting)
    if request.method != "POST":
        noted = list(meeting.attendance.values("organisation", "kind", "in_place", "from_afar"))
        rows = AttendanceRows(initial=noted or registered_by_organisation(meeting))
        return rows_page(request, space, meeting, rows, ATTENDANCE, from_registrations=not noted)
    if request.POST.get("action") == "more":
        return rows_page(request, space, meeting, with_more_rows(AttendanceRows, request.POST), ATTENDANCE)
    rows = AttendanceRows(request.POST)
    if not rows.is_valid():
        return rows_page(request, space, meeting, rows, ATTENDANCE, status=REFUSED)
    try:
        services.note_attendance(actor=space.membership.user, meeting=meeting, lines=came_of(rows.rows))
    except services.StepNotPossible:
        return not_possible(request, meeting)
    messages.success(request, _("The attendance is saved."))
    return redirect(meeting)


@require_http_methods(READ_AND_WRITE)
@coordinators_only
def minutes(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    """Two forms on one page: a file, or a thread of the group that is there already."""
    meeting = meeting_or_404(space, public_id)
    if not _may_be_recorded(meeting):
        return not_possible(request, meeting)
    links = request.POST.get("action") == "link"
    uploads = request.method == "POST" and not links
    upload = MinutesFileForm(request.POST, request.FILES, prefix="upload") if uploads else MinutesFileForm(prefix="upload")
    link = MinutesLinkForm(request.POST if links else None, prefix="link", threads=threads_to_link(space))
    try:
        done = _link(space, meeting, link) if links else _upload(space, meeting, upload)
    except services.StepNotPossible:
        return not_possible(request, meeting)
    if done:
        messages.success(request, _("The minutes are added."))
        return redirect(meeting)
    context = {"upload": upload, "link": link, "minutes": minutes_of(meeting, space)}
    page = {"space": space, "tab": "meetings", "meeting": meeting} | context
    return render(request, "meetings/minutes_form.html", page, status=REFUSED if upload.errors or link.errors else 200)


def _link(space: Space, meeting: Meeting, form: MinutesLinkForm) -> bool:
    if not form.is_valid():
        return False
    services.link_minutes(actor=space.membership.user, meeting=meeting, thread=form.cleaned_data["thread"])
    return True


def _upload(space: Space, meeting: Meeting, form: MinutesFileForm) -> bool:
    if not form.is_valid():
        return False
    try:
        file = checked(form.cleaned_data["file"], largest=settings.LARGEST_ATTACHMENT)
    except UploadRefusedError as error:
        form.add_error("file", str(error))
        return False
    services.add_minutes(actor=space.membership.user, meeting=meeting, file=file)
    return True


@require_http_methods(READ_AND_WRITE)
@coordinators_only
def minutes_thread(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    """A new thread, with the agenda in it to be filled in."""
    meeting = meeting_or_404(space, public_id)
    if not _may_be_recorded(meeting):
        return not_possible(request, meeting)
    form = MinutesThreadForm(request.POST if request.method == "POST" else None, initial=_beginning(meeting))
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("title", "body", "client_key")}
        try:
            thread = services.start_minutes(actor=space.membership.user, meeting=meeting, **said)
        except WritingRefusedError as error:
            form.add_error(None, str(error))
        except services.StepNotPossible:
            return not_possible(request, meeting)
        else:
            messages.success(request, _("The minutes are a thread of the group now."))
            return redirect(thread)
    context = {"space": space, "tab": "meetings", "meeting": meeting, "form": form}
    return render(request, "meetings/minutes_thread.html", context, status=REFUSED if form.errors else 200)


def _beginning(meeting: Meeting) -> dict[str, Any]:
    lines = [moment_in_words(meeting), meeting.where, *(f"### {line}\n" for line in agenda_lines(meeting))]
    title = _("Minutes: %(title)s") % {"title": meeting.title}
    return {"title": title[:200], "body": "\n\n".join(line for line in lines if line), "client_key": uuid4()}

"""What stays of a meeting: who took part, and the minutes."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from exchange.accounts.kept_texts import forget, form_of, keeps_text, kept_for, refused_if_old
from exchange.content.typed import mark_of
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
)
from stakeholder_groups.meetings.models import Meeting
from stakeholder_groups.meetings.moments import moment_in_words
from stakeholder_groups.meetings.selectors import attendance_of, minutes_of, registered_by_organisation, threads_to_link
from stakeholder_groups.meetings.services import Came
from stakeholder_groups.meetings.views.reading import meeting_or_404
from stakeholder_groups.meetings.views.writing import (
    CHANGED_MEANWHILE,
    READ_AND_WRITE,
    REFUSED,
    form_page,
    not_possible,
    rows_again,
    rows_of,
    seen_of,
    status_of,
)

ATTENDANCE = "meetings/attendance_form.html"
RECORDED_NO_MORE = gettext_lazy("The meeting was cancelled or moved meanwhile, so nothing was stored. What you typed is below.")
MINUTES_MEANWHILE = gettext_lazy(
    "Somebody else has added minutes meanwhile, so nothing was stored. Yours are below: add them to those, or send them again to replace them."
)


def _may_be_recorded(meeting: Meeting) -> bool:
    """Of a planned meeting that has begun, noting it says that it was held."""
    return meeting.state == "held" or (meeting.is_planned and meeting.has_begun)


@keeps_text
@require_http_methods(READ_AND_WRITE)
@coordinators_only
def attendance(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    """It begins with who registered. The button for more rows stores nothing."""
    meeting = meeting_or_404(space, public_id)
    seen = seen_of(request, space, mark_of(Came.all_of(meeting)))
    page = partial(form_page, request, space, ATTENDANCE, meeting=meeting, seen=seen)
    if request.method != "POST":
        return _attendance_asked(request, space, meeting, page) if _may_be_recorded(meeting) else not_possible(request, meeting)
    if again := rows_again(request, page, AttendanceRows):
        return again
    rows = AttendanceRows(request.POST)
    if not rows.is_valid():
        return page(rows=rows, status=REFUSED)
    try:
        services.note_attendance(actor=space.membership.user, meeting=meeting, lines=came_of(rows.rows), seen=seen)
    except services.StepNotPossible:
        return page(rows=rows, problem=RECORDED_NO_MORE, status=REFUSED)
    except services.ChangedMeanwhile as change:
        others = {"other": attendance_of(change.meeting), "seen": mark_of(Came.all_of(change.meeting))}
        return page(rows=rows, problem=CHANGED_MEANWHILE, status=REFUSED, **others)
    forget(request)
    messages.success(request, _("The attendance is saved."))
    return redirect(meeting)


def _attendance_asked(request: HttpRequest, space: Space, meeting: Meeting, page: Callable[..., HttpResponse]) -> HttpResponse:
    noted = list(meeting.attendance.values("organisation", "kind", "in_place", "from_afar"))
    rows = rows_of(request, space, AttendanceRows, noted or registered_by_organisation(meeting))
    return page(rows=rows, from_registrations=not noted)


@keeps_text
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
    kept = kept_for(request, space.membership.user)
    began = {"thread": kept.get("link-thread", ""), "seen": kept.get("link-seen", services.mark_of_minutes(meeting))}
    link = MinutesLinkForm(request.POST if links else None, initial=began, prefix="link", threads=threads_to_link(space))
    if request.method == "POST":
        refused_if_old(request, link if links else upload)
    try:
        done = _link(space, meeting, link) if links else _upload(space, meeting, upload)
    except services.StepNotPossible:
        return not_possible(request, meeting)
    if done:
        forget(request)
        messages.success(request, _("The minutes are added."))
        return redirect(meeting)
    context = {"upload": upload, "link": link, "minutes": minutes_of(meeting, space)}
    return form_page(request, space, "meetings/minutes_form.html", meeting=meeting, status=status_of(upload, link), **context)


def _link(space: Space, meeting: Meeting, form: MinutesLinkForm) -> bool:
    if not form.is_valid():
        return False
    said = form.cleaned_data
    try:
        services.link_minutes(actor=space.membership.user, meeting=meeting, thread=said["thread"], seen=said["seen"])
    except services.ChangedMeanwhile as change:
        _shown_by_now(form, change.meeting)
        meeting.minutes_thread_id = change.meeting.minutes_thread_id
        return False
    return True


def _shown_by_now(form: Any, meeting: Meeting) -> None:
    """What was chosen or typed stays, beside the minutes of somebody else. Sent again they were seen, and the own ones count."""
    data = form.data.copy()
    data[form.add_prefix("seen")] = services.mark_of_minutes(meeting)
    form.data = data
    form.add_error(None, MINUTES_MEANWHILE)


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


@keeps_text
@require_http_methods(READ_AND_WRITE)
@coordinators_only
def minutes_thread(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    """A new thread, with the agenda in it to be filled in."""
    meeting = meeting_or_404(space, public_id)
    if request.method != "POST" and not _may_be_recorded(meeting):
        return not_possible(request, meeting)
    form, other = form_of(request, space.membership.user, MinutesThreadForm, _beginning(meeting)), None
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("title", "body", "client_key", "seen")}
        try:
            thread = services.start_minutes(actor=space.membership.user, meeting=meeting, **said)
        except WritingRefusedError as error:
            form.add_error(None, str(error))
        except services.StepNotPossible:
            form.add_error(None, RECORDED_NO_MORE)
        except services.ChangedMeanwhile as change:
            _shown_by_now(form, change.meeting)
            other = minutes_of(change.meeting, space).thread
        else:
            forget(request)
            messages.success(request, _("The minutes are a thread of the group now."))
            return redirect(thread)
    return form_page(request, space, "meetings/minutes_thread.html", meeting=meeting, form=form, other=other, status=status_of(form))


def _beginning(meeting: Meeting) -> dict[str, Any]:
    lines = [moment_in_words(meeting), meeting.where, *(f"### {line}\n" for line in agenda_lines(meeting))]
    title = _("Minutes: %(title)s") % {"title": meeting.title}
    said = {"title": title[:200], "body": "\n\n".join(line for line in lines if line)}
    return said | {"client_key": uuid4(), "seen": services.mark_of_minutes(meeting)}

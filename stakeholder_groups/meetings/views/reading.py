"""The list of a group's meetings, the page of one, and its minutes."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from exchange.content.markdown import stored_html
from stakeholder_groups.groups.gate import members_only
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.meetings.models import AgendaItem, Meeting
from stakeholder_groups.meetings.permissions import can_answer, can_arrange
from stakeholder_groups.meetings.selectors import answers_to, attendance_of, find_meeting, find_minutes, meeting_list, minutes_of

FILE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "private, no-store",
}


def meeting_or_404(space: Space, public_id: str) -> Meeting:
    found = find_meeting(space, public_id)
    if found is None:
        raise Http404
    return found


@require_safe
@members_only
def meetings(request: HttpRequest, space: Space) -> HttpResponse:
    context = {"space": space, "tab": "meetings", "list": meeting_list(space, raw_page=request.GET.get("page"))}
    return render(request, "meetings/meeting_list.html", context)


@require_safe
@members_only
def meeting(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    return meeting_page(request, space, meeting_or_404(space, public_id))


def items_in(meeting: Meeting) -> list[tuple[AgendaItem, str]]:
    """The agenda with its texts."""
    return [(item, stored_html(item.text_html)) for item in meeting.agenda.all()]


def meeting_page(request: HttpRequest, space: Space, found: Meeting, *, problem: str = "", status: int = 200) -> HttpResponse:
    """`problem` says why an answer was not taken."""
    context = {
        "space": space,
        "tab": "meetings",
        "meeting": found,
        "html": stored_html(found.text_html),
        "agenda": items_in(found),
        "answers": answers_to(found, space),
        "attendance": attendance_of(found),
        "minutes": minutes_of(found, space),
        "log": found.events.select_related("actor"),
        "may_answer": can_answer(space.membership, found),
        "may_arrange": can_arrange(space.membership, found),
        "problem": problem,
    }
    return render(request, "meetings/meeting.html", context, status=status)


@require_safe
@members_only
def minutes_file(request: HttpRequest, space: Space, public_id: str, file_id: str) -> HttpResponse:
    found = find_minutes(meeting_or_404(space, public_id), file_id)
    if found is None or not found.is_served:
        raise Http404
    try:
        opened = found.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    # Closed by FileResponse.
    return FileResponse(opened, as_attachment=True, filename=found.name, content_type=found.content_type, headers=FILE_HEADERS)  # type: ignore[return-value]  # streams

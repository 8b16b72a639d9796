"""Planning a meeting, changing it, and its agenda. What was typed stays in the form when something is refused."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from exchange.core.rate_limits import hit
from stakeholder_groups.groups.gate import coordinators_only
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.meetings import services
from stakeholder_groups.meetings.forms import AgendaRows, MeetingForm, items_of, with_more_rows
from stakeholder_groups.meetings.models import Meeting
from stakeholder_groups.meetings.views.reading import meeting_or_404

READ_AND_WRITE = ["GET", "HEAD", "POST"]
MEETINGS_A_DAY = 50
REFUSED, TOO_MANY = 422, 429


@require_http_methods(READ_AND_WRITE)
@coordinators_only
def new(request: HttpRequest, space: Space) -> HttpResponse:
    """The agenda is asked for next."""
    user = space.membership.user
    form = MeetingForm(_data(request), group=space.group)
    if not form.is_valid():
        return _form_page(request, space, form)
    if not hit("meetings-day", str(user.pk), limit=MEETINGS_A_DAY, seconds=24 * 3600):
        form.add_error(None, _("That were many meetings for one day, so this one was not kept. What you typed is below: send it tomorrow."))
        return _form_page(request, space, form, status=TOO_MANY)
    meeting = services.plan_meeting(actor=user, group=space.group, words=form.words, client_key=form.cleaned_data["client_key"])
    messages.success(request, _("The meeting is planned and the group is told. Now write the agenda, or leave it for later."))
    return redirect("meetings:agenda", slug=space.group.slug, public_id=meeting.public_id)


@require_http_methods(READ_AND_WRITE)
@coordinators_only
def edit(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    meeting = meeting_or_404(space, public_id)
    if not meeting.is_planned:
        return not_possible(request, meeting)
    form = MeetingForm(_data(request), group=space.group, meeting=meeting)
    if form.is_valid():
        try:
            services.edit_meeting(actor=space.membership.user, meeting=meeting, words=form.words)
        except services.FewerSeatsThanTaken as error:
            form.add_error("capacity", _few_seats(error.seated))
        except services.StepNotPossible:
            form.add_error(None, _("The meeting was held or cancelled meanwhile, so nothing was changed."))
        else:
            messages.success(request, _("The meeting is changed. If time or place are others now, the group is told."))
            return redirect(meeting)
    return _form_page(request, space, form, meeting=meeting)


def _few_seats(seated: int) -> str:
    words = ngettext(
        "%(number)d member has a seat already. Leave at least so many seats.",
        "%(number)d members have a seat already. Leave at least so many seats.",
        seated,
    )
    return words % {"number": seated}


@require_http_methods(READ_AND_WRITE)
@coordinators_only
def agenda(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    """The button for more rows stores nothing."""
    meeting = meeting_or_404(space, public_id)
    if not meeting.is_planned:
        return not_possible(request, meeting)
    if request.method != "POST":
        return rows_page(request, space, meeting, AgendaRows(initial=_items(meeting)), "meetings/agenda_form.html")
    if request.POST.get("action") == "more":
        return rows_page(request, space, meeting, with_more_rows(AgendaRows, request.POST), "meetings/agenda_form.html")
    rows = AgendaRows(request.POST)
    if not rows.is_valid():
        return rows_page(request, space, meeting, rows, "meetings/agenda_form.html", status=REFUSED)
    try:
        services.set_agenda(actor=space.membership.user, meeting=meeting, items=items_of(rows.rows))
    except services.StepNotPossible:
        return not_possible(request, meeting)
    messages.success(request, _("The agenda is saved."))
    return redirect(meeting)


def _items(meeting: Meeting) -> list[dict[str, Any]]:
    said = ("place", "title", "minutes", "who")
    return [{name: getattr(item, name) for name in said} | {"body": item.text} for item in meeting.agenda.all()]


def rows_page(request: HttpRequest, space: Space, meeting: Meeting, rows: Any, template: str, **said: Any) -> HttpResponse:
    status = said.pop("status", 200)
    return render(request, template, {"space": space, "tab": "meetings", "meeting": meeting, "rows": rows} | said, status=status)


def not_possible(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    messages.info(request, _("That cannot be done with this meeting now: this is how it stands."))
    return redirect(meeting)


def _data(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _form_page(request: HttpRequest, space: Space, form: MeetingForm, *, meeting: Meeting | None = None, status: int = 0) -> HttpResponse:
    context = {"space": space, "tab": "meetings", "form": form, "meeting": meeting}
    return render(request, "meetings/meeting_form.html", context, status=status or (REFUSED if form.errors else 200))

"""Planning a meeting, changing it, and its agenda. What was typed stays in the form when something is refused."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from exchange.core.rate_limits import hit
from stakeholder_groups.discussions.views.keeping import forget, keeps_text
from stakeholder_groups.groups.gate import coordinators_only
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.meetings import services
from stakeholder_groups.meetings.forms import AgendaRows, MeetingForm, items_of, said_of
from stakeholder_groups.meetings.models import Meeting
from stakeholder_groups.meetings.views.reading import meeting_or_404
from stakeholder_groups.meetings.views.writing import (
    READ_AND_WRITE,
    REFUSED,
    TOO_MANY,
    form_of,
    form_page,
    not_possible,
    rows_again,
    rows_of,
    status_of,
)

MEETINGS_A_DAY = 50
FORM, AGENDA = "meetings/meeting_form.html", "meetings/agenda_form.html"


@keeps_text
@require_http_methods(READ_AND_WRITE)
@coordinators_only
def new(request: HttpRequest, space: Space) -> HttpResponse:
    """The agenda is asked for next."""
    user = space.membership.user
    form = form_of(request, space, MeetingForm, said_of(space.group, None), group=space.group)
    if not form.is_valid():
        return form_page(request, space, FORM, form=form, status=status_of(form))
    if not hit("meetings-day", str(user.pk), limit=MEETINGS_A_DAY, seconds=24 * 3600):
        form.add_error(None, _("That were many meetings for one day, so this one was not kept. What you typed is below: send it tomorrow."))
        return form_page(request, space, FORM, form=form, status=TOO_MANY)
    meeting = services.plan_meeting(actor=user, group=space.group, words=form.words, client_key=form.cleaned_data["client_key"])
    forget(request)
    messages.success(request, _("The meeting is planned and the group is told. Now write the agenda, or leave it for later."))
    return redirect("meetings:agenda", slug=space.group.slug, public_id=meeting.public_id)


@keeps_text
@require_http_methods(READ_AND_WRITE)
@coordinators_only
def edit(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    meeting = meeting_or_404(space, public_id)
    if not meeting.is_planned:
        return not_possible(request, meeting)
    form = form_of(request, space, MeetingForm, said_of(space.group, meeting), group=space.group, meeting=meeting)
    if form.is_valid():
        try:
            services.edit_meeting(actor=space.membership.user, meeting=meeting, words=form.words)
        except services.FewerSeatsThanTaken as error:
            form.add_error("capacity", _few_seats(error.seated))
        except services.StepNotPossible:
            form.add_error(None, _("The meeting was held or cancelled meanwhile, so nothing was changed."))
        else:
            forget(request)
            messages.success(request, _("The meeting is changed. If time or place are others now, the group is told."))
            return redirect(meeting)
    return form_page(request, space, FORM, form=form, meeting=meeting, status=status_of(form))


def _few_seats(seated: int) -> str:
    words = ngettext(
        "%(number)d member has a seat already. Leave at least so many seats.",
        "%(number)d members have a seat already. Leave at least so many seats.",
        seated,
    )
    return words % {"number": seated}


@keeps_text
@require_http_methods(READ_AND_WRITE)
@coordinators_only
def agenda(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    """The button for more rows stores nothing."""
    meeting = meeting_or_404(space, public_id)
    if not meeting.is_planned:
        return not_possible(request, meeting)
    if request.method != "POST":
        return form_page(request, space, AGENDA, meeting=meeting, rows=rows_of(request, space, AgendaRows, _items(meeting)))
    if again := rows_again(request, space, AGENDA, AgendaRows, meeting=meeting):
        return again
    rows = AgendaRows(request.POST)
    if not rows.is_valid():
        return form_page(request, space, AGENDA, meeting=meeting, rows=rows, status=REFUSED)
    try:
        services.set_agenda(actor=space.membership.user, meeting=meeting, items=items_of(rows.rows))
    except services.StepNotPossible:
        return not_possible(request, meeting)
    forget(request)
    messages.success(request, _("The agenda is saved."))
    return redirect(meeting)


def _items(meeting: Meeting) -> list[dict[str, Any]]:
    said = ("place", "title", "minutes", "who")
    return [{name: getattr(item, name) for name in said} | {"body": item.text} for item in meeting.agenda.all()]

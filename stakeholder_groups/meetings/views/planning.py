"""Planning a meeting, changing it, and its agenda. What was typed stays in the form when something is refused."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from exchange.accounts.kept_texts import forget, form_of, fresh_data, keeps_text
from exchange.accounts.models import User
from exchange.content.markdown import stored_html
from exchange.content.typed import mark_of
from exchange.core.rate_limits import hit
from stakeholder_groups.groups.gate import coordinators_only
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.meetings import services
from stakeholder_groups.meetings.forms import AgendaRows, MeetingForm, items_of, said_of
from stakeholder_groups.meetings.models import Meeting
from stakeholder_groups.meetings.services import ItemWords, MeetingWords
from stakeholder_groups.meetings.views.reading import items_in, meeting_or_404
from stakeholder_groups.meetings.views.writing import (
    CHANGED_MEANWHILE,
    PLANNED_NO_MORE,
    READ_AND_WRITE,
    REFUSED,
    TOO_MANY,
    form_page,
    not_possible,
    rows_again,
    rows_of,
    seen_of,
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
    form = form_of(request, user, MeetingForm, said_of(space.group, None), group=space.group)
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
    if request.method != "POST" and not meeting.is_planned:
        return not_possible(request, meeting)
    other: Meeting | None = None
    form = form_of(request, space.membership.user, MeetingForm, said_of(space.group, meeting), group=space.group, meeting=meeting)
    if form.is_valid():
        try:
            services.edit_meeting(actor=space.membership.user, meeting=meeting, words=form.words, seen=form.cleaned_data["seen"])
        except services.FewerSeatsThanTaken as error:
            form.add_error("capacity", _few_seats(error.seated))
        except services.StepNotPossible:
            form.add_error(None, PLANNED_NO_MORE)
        except services.ChangedMeanwhile as change:
            other = _beside(request, space.membership.user, form, change.meeting)
        else:
            forget(request)
            messages.success(request, _("The meeting is changed. If time or place are others now, the group is told."))
            return redirect(meeting)
    return form_page(
        request,
        space,
        FORM,
        form=form,
        meeting=meeting,
        other=other,
        html=stored_html(other.text_html if other else ""),
        status=status_of(form),
    )


def _beside(request: HttpRequest, user: User, form: MeetingForm, now: Meeting) -> Meeting:
    """The own text stays in the form, beside what the meeting says now. Sent again it was read, and the own text counts."""
    data = fresh_data(request, user)
    data["seen"] = MeetingWords.of(now).mark
    form.data = data
    form.add_error(None, CHANGED_MEANWHILE)
    return now


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
    seen = seen_of(request, space, mark_of(ItemWords.all_of(meeting)))
    page = partial(form_page, request, space, AGENDA, meeting=meeting, seen=seen)
    if request.method != "POST":
        return page(rows=rows_of(request, space, AgendaRows, _items(meeting))) if meeting.is_planned else not_possible(request, meeting)
    if again := rows_again(request, page, AgendaRows):
        return again
    rows = AgendaRows(request.POST)
    if not rows.is_valid():
        return page(rows=rows, status=REFUSED)
    try:
        services.set_agenda(actor=space.membership.user, meeting=meeting, items=items_of(rows.rows), seen=seen)
    except services.StepNotPossible:
        return page(rows=rows, problem=PLANNED_NO_MORE, status=REFUSED)
    except services.ChangedMeanwhile as change:
        others = {"other": items_in(change.meeting), "seen": mark_of(ItemWords.all_of(change.meeting))}
        return page(rows=rows, problem=CHANGED_MEANWHILE, status=REFUSED, **others)
    forget(request)
    messages.success(request, _("The agenda is saved."))
    return redirect(meeting)


def _items(meeting: Meeting) -> list[dict[str, Any]]:
    said = ("place", "title", "minutes", "who")
    return [{name: getattr(item, name) for name in said} | {"body": item.text} for item in meeting.agenda.all()]

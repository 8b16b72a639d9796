"""Marking a meeting as held, and cancelling it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from exchange.accounts.kept_texts import forget, form_of, keeps_text
from stakeholder_groups.groups.gate import coordinators_only
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.meetings import services
from stakeholder_groups.meetings.forms import CancelForm
from stakeholder_groups.meetings.views.reading import meeting_or_404
from stakeholder_groups.meetings.views.writing import PLANNED_NO_MORE, READ_AND_WRITE, form_page, not_possible, status_of


@require_POST
@coordinators_only
def held(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    meeting = meeting_or_404(space, public_id)
    try:
        services.hold_meeting(actor=space.membership.user, meeting=meeting)
    except services.StepNotPossible:
        return not_possible(request, meeting)
    messages.success(request, _("The meeting is marked as held. Note who took part, and add the minutes."))
    return redirect(meeting)


@keeps_text
@require_http_methods(READ_AND_WRITE)
@coordinators_only
def cancel(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    meeting = meeting_or_404(space, public_id)
    if request.method != "POST" and not meeting.is_planned:
        return not_possible(request, meeting)
    form = form_of(request, space.membership.user, CancelForm)
    if form.is_valid():
        try:
            services.cancel_meeting(actor=space.membership.user, meeting=meeting, reason=form.cleaned_data["reason"])
        except services.StepNotPossible:
            form.add_error(None, PLANNED_NO_MORE)
        else:
            forget(request)
            messages.success(request, _("The meeting is cancelled and the group is told."))
            return redirect(meeting)
    return form_page(request, space, "meetings/cancel.html", meeting=meeting, form=form, status=status_of(form))

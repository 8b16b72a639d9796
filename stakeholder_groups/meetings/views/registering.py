"""A member says whether she comes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from stakeholder_groups.groups.gate import members_only
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.meetings import services
from stakeholder_groups.meetings.enums import Answer
from stakeholder_groups.meetings.views.reading import meeting_or_404, meeting_page

REFUSED = 422


@require_POST
@members_only
def answer(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    meeting = meeting_or_404(space, public_id)
    try:
        said = Answer(request.POST.get("answer", ""))
    except ValueError:
        return meeting_page(request, space, meeting, problem=_("Choose one of the answers."), status=REFUSED)
    try:
        registration = services.register(actor=space.membership.user, meeting=meeting, answer=said)
    except services.RegistrationClosed:
        return meeting_page(request, space, meeting, problem=_("Registration has ended, so your answer was not taken."), status=REFUSED)
    except services.AnswerNotOffered:
        problem = _("This way to take part is not offered any more. Choose another answer.")
        return meeting_page(request, space, meeting, problem=problem, status=REFUSED)
    if registration.waiting:
        messages.warning(request, _("All seats are taken. You are on the waiting list and are told when a seat gets free."))
    elif said == Answer.NO:
        messages.success(request, _("Thank you. The group knows that you cannot take part."))
    else:
        messages.success(request, _("You are registered."))
    return redirect(meeting)

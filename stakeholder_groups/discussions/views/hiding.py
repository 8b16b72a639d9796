"""Hiding a thread from members, and showing it again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stakeholder_groups.discussions.forms import ReasonForm
from stakeholder_groups.discussions.services import set_hidden
from stakeholder_groups.discussions.views.acting import Act, act_page, data_of
from stakeholder_groups.discussions.views.threads import standing_or_404
from stakeholder_groups.groups.gate import coordinators_only
from stakeholder_groups.groups.selectors import Space


@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def thread(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    """Hides a thread that is shown, and shows one that is hidden."""
    found = standing_or_404(space, public_id)
    form, hides = ReasonForm(data_of(request)), found.hidden_at is None
    if form.is_valid():
        hides = request.POST.get("on", "1") == "1"
        set_hidden(actor=space.membership.user, thread=found, hidden=hides, reason=form.cleaned_data["reason"])
        messages.success(request, _("The thread is hidden: members no longer find it.") if hides else _("Members find the thread again."))
        return redirect(found)
    lead = _("Members no longer find it, in no list and by no address. Who coordinates the group still sees it.")
    told = _("The author is told, with your reason, and can object. The log of moderation tells that a thread was hidden, but not which.")
    act = (
        Act(title=_("Hide this thread"), lead=f"{lead} {told}", button=_("Hide the thread"), is_grave=True)
        if hides
        else Act(title=_("Show this thread again"), lead=_("Members find it again with all its posts."), button=_("Show the thread"))
    )
    return act_page(request, space, found, form, act, on="1" if hides else "0")

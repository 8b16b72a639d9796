"""What becomes of a need. What was typed stays in the form when something is refused."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from exchange.accounts.kept_texts import forget, form_of, keeps_text, was_kept
from stakeholder_groups.discussions.signals import WritingRefusedError
from stakeholder_groups.groups.gate import coordinators_only, members_only
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.needs import services
from stakeholder_groups.needs.enums import Step
from stakeholder_groups.needs.forms import StepForm
from stakeholder_groups.needs.models import Need
from stakeholder_groups.needs.permissions import can_change
from stakeholder_groups.needs.selectors import find_match
from stakeholder_groups.needs.views.reading import need_or_404

READ_AND_WRITE = ["GET", "HEAD", "POST"]
REFUSED = 422


def own_or_403(space: Space, public_id: str) -> Need:
    need = need_or_404(space, public_id)
    if not can_change(space.membership, need):
        raise PermissionDenied
    return need


def _step(step: Step, title: str | Promise, note: str | Promise, done: str | Promise) -> Any:
    """A page that asks why, and takes the step."""

    @keeps_text
    @require_http_methods(READ_AND_WRITE)
    @members_only
    def view(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
        need, user = own_or_403(space, public_id), space.membership.user
        form = form_of(request, user, StepForm)
        if form.is_valid():
            try:
                services.take_step(actor=user, need=need, step=step, reason=form.cleaned_data["reason"])
                messages.success(request, str(done))
            except services.StepNotPossible:
                messages.info(request, _("The need had changed meanwhile: this is how it stands now."))
            except WritingRefusedError as refusal:
                form.add_error(None, str(refusal))
            if not form.errors:
                forget(request)
                return redirect(need)
        context = {"space": space, "tab": "needs", "need": need, "form": form, "title": title, "note": note}
        context["was_kept"] = was_kept(request, user)
        return render(request, "needs/need_step.html", context, status=REFUSED if form.errors else 200)

    return view


answer = _step(
    Step.ANSWERED,
    gettext_lazy("Mark the need as answered"),
    gettext_lazy("Say what answered it, for those who have the same need later."),
    gettext_lazy("The need is answered."),
)
reopen = _step(
    Step.REOPENED,
    gettext_lazy("Open the need again"),
    gettext_lazy("Say what is still missing."),
    gettext_lazy("The need is open again."),
)
withdraw = _step(
    Step.WITHDRAWN,
    gettext_lazy("Withdraw the need"),
    gettext_lazy("It stays in the group’s list of withdrawn needs and counts nowhere."),
    gettext_lazy("The need is withdrawn."),
)


@require_http_methods(READ_AND_WRITE)
@coordinators_only
def share(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    """`on=1` consents, `on=0` takes the consent back; the page says what others get to see."""
    need = need_or_404(space, public_id)
    if request.method != "POST":
        participation = space.group.participation
        context = {"space": space, "tab": "needs", "need": need, "region": participation and participation.organisation.region}
        return render(request, "needs/need_share.html", context)
    on = request.POST.get("on") == "1"
    try:
        services.set_shared(actor=space.membership.user, need=need, shared=on)
        messages.success(
            request, _("The need counts outside the group.") if on else _("The need does not count outside the group any more.")
        )
    except services.StepNotPossible:
        messages.info(request, _("The need had changed meanwhile: this is how it stands now."))
    return redirect(need)


@require_POST
@members_only
def unmark(request: HttpRequest, space: Space, public_id: str, pk: int) -> HttpResponse:
    """Who named the practice, who raised the need, and coordinators take a practice off."""
    need = need_or_404(space, public_id)
    match = find_match(need, pk)
    if match is None:
        raise Http404
    if match.by_id != space.membership.user_id and not can_change(space.membership, need):
        raise PermissionDenied
    try:
        services.unmark_match(actor=space.membership.user, match=match)
        messages.success(request, _("The practice is taken off the need."))
    except services.StepNotPossible:
        messages.info(request, _("The need had changed meanwhile: this is how it stands now."))
    return redirect(need)

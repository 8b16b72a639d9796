"""A coordinator's absence and who stands in."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from stakeholder_groups.groups.forms import AbsenceForm
from stakeholder_groups.groups.gate import coordinators_only
from stakeholder_groups.groups.permissions import may_go_away
from stakeholder_groups.groups.selectors import Space, absences_of
from stakeholder_groups.groups.services.absence import DeputyUnfitError, come_back, go_away


@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def absence(request: HttpRequest, space: Space) -> HttpResponse:
    if not may_go_away(space.membership):
        raise PermissionDenied
    own = space.membership
    is_planned = bool(own.away_until and own.away_until >= timezone.localdate())
    initial = {"away_from": own.away_from, "away_until": own.away_until, "deputy": own.deputy_id} if is_planned else {}
    form = AbsenceForm(request.POST if request.method == "POST" else None, membership=own, initial=initial)
    if request.method == "POST" and form.is_valid() and _went(space, form):
        messages.success(request, _("Noted. Who stands in for you was told by e-mail."))
        return redirect("groups:absence", slug=space.group.slug)
    context = {"space": space, "tab": "settings", "form": form, "is_planned": is_planned, "absences": absences_of(space.group)}
    return render(request, "groups/absence.html", context, status=422 if form.errors else 200)


def _went(space: Space, form: AbsenceForm) -> bool:
    days = form.cleaned_data
    try:
        go_away(
            actor=space.membership.user,
            membership=space.membership,
            deputy=days["deputy"],
            first=days["away_from"],
            last=days["away_until"],
        )
    except DeputyUnfitError:
        form.add_error("deputy", _("This person has left the group or is away on one of these days. Choose somebody else."))
        return False
    return True


@require_POST
@coordinators_only
def end(request: HttpRequest, space: Space) -> HttpResponse:
    if not may_go_away(space.membership):
        raise PermissionDenied
    if come_back(actor=space.membership.user, membership=space.membership):
        messages.success(request, _("You are in charge again."))
    return redirect("groups:absence", slug=space.group.slug)

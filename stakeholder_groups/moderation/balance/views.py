"""Balance, for who coordinates; and the sheet, for who is asked."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stakeholder_groups.groups.gate import coordinators_only, members_only
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.moderation.balance import selectors, services
from stakeholder_groups.moderation.balance.forms import OpenRoundForm, SheetForm
from stakeholder_groups.moderation.balance.questions import AREAS
from stakeholder_groups.moderation.models import AssessmentRound


@require_safe
@coordinators_only
def balance(request: HttpRequest, space: Space) -> HttpResponse:
    weeks, rounds = selectors.weeks_of(space.group), selectors.rounds_of(space.group)
    context = {
        "space": space,
        "tab": "moderation",
        "kinds": selectors.kinds_of(space.group),
        "days": selectors.DAYS,
        "weeks": weeks,
        "picture": selectors.picture_of(weeks),
        "rounds": rounds,
        "areas": list(AREAS.values()),
        "trend": selectors.trend_of(rounds),
        "scores": selectors.latest_scores(rounds),
        "open_round": selectors.open_round_of(space.group),
        "form": OpenRoundForm(),
    }
    return render(request, "balance/balance.html", context)


@require_POST
@coordinators_only
def open_round(request: HttpRequest, space: Space) -> HttpResponse:
    form = OpenRoundForm(request.POST)
    with_members = form.is_valid() and form.cleaned_data["with_members"]
    services.open_round(actor=space.membership.user, group=space.group, with_members=with_members)
    return redirect("moderation:assessment", slug=space.group.slug)


@require_POST
@coordinators_only
def close_round(request: HttpRequest, space: Space, number: int) -> HttpResponse:
    found: AssessmentRound | None = space.group.assessment_rounds.filter(number=number).first()
    if found is None:
        raise Http404
    found.group = space.group
    if services.close_round(actor=space.membership.user, assessment=found):
        messages.success(request, _("The round is closed. Its scores stand below."))
    return redirect("moderation:balance", slug=space.group.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def assessment(request: HttpRequest, space: Space) -> HttpResponse:
    """The sheet of the open round. Members see it only when they are asked."""
    found = selectors.open_round_of(space.group)
    if not space.coordinates and (found is None or not found.with_members):
        raise Http404
    if found is None:
        return redirect("moderation:balance", slug=space.group.slug)
    found.group = space.group
    owner = space.membership.user if found.with_members else None
    known = selectors.scores_of(found, owner)
    form = SheetForm(request.POST if request.method == "POST" else None, initial=known or {})
    if request.method == "POST" and form.is_valid() and _filled(space, found, form):
        messages.success(request, _("Thank you, your sheet is kept. You can change it until the round is closed."))
        return redirect("moderation:assessment", slug=space.group.slug)
    context = {"space": space, "tab": "moderation" if space.coordinates else "overview", "round": found, "form": form, "known": known}
    return render(request, "balance/assessment.html", context, status=422 if form.errors else 200)


def _filled(space: Space, found: AssessmentRound, form: SheetForm) -> bool:
    try:
        services.fill_in(actor=space.membership.user, assessment=found, scores=form.cleaned_data)
    except services.RoundClosedError:
        form.add_error(None, _("The round was closed meanwhile, so nothing was kept."))
        return False
    return True

"""Inviting by a pasted list, and what became of the invitations."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from exchange.accounts import services as accounts
from exchange.accounts.models import Invitation
from exchange.core.languages import reader_language
from exchange.core.pagination import paginate
from exchange.partners.enums import StakeholderKind
from stakeholder_groups.groups.enums import LineState
from stakeholder_groups.groups.forms import InvitationListForm
from stakeholder_groups.groups.gate import coordinators_only
from stakeholder_groups.groups.models import InvitationBatch
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.groups.services.inviting import invitations_of, paste_list


@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def invitations(request: HttpRequest, space: Space) -> HttpResponse:
    form = InvitationListForm(request.POST if request.method == "POST" else None, initial={"language": reader_language()})
    if request.method == "POST" and form.is_valid() and request.user.is_authenticated:
        data = form.cleaned_data
        batch = paste_list(actor=request.user, group=space.group, text=data["people"], language=data["language"])
        return redirect("groups:invitation_batch", slug=space.group.slug, pk=batch.pk)
    context = {
        "space": space,
        "tab": "members",
        "form": form,
        "kinds": StakeholderKind.choices,
        "page": paginate(invitations_of(space.group).select_related("accepted_by"), request.GET.get("page"), per_page=50),
        "batches": space.group.invitation_batches.all()[:5],
    }
    return render(request, "groups/invitations.html", context, status=422 if form.errors else 200)


@require_safe
@coordinators_only
def invitation_batch(request: HttpRequest, space: Space, pk: int) -> HttpResponse:
    """How far the worker is with a list; htmx asks again for the list alone while lines wait."""
    batch: InvitationBatch | None = space.group.invitation_batches.filter(pk=pk).first()
    if batch is None:
        raise Http404
    lines = list(batch.lines.all())
    waiting = sum(line.state == LineState.WAITING for line in lines)
    refused = [line for line in lines if line.state == LineState.REFUSED]
    context = {
        "space": space,
        "tab": "members",
        "batch": batch,
        "lines": lines,
        "waiting": waiting,
        "settled": len(lines) - waiting,
        "sent": len(lines) - waiting - len(refused),
        "refused": refused,
    }
    if refused and not waiting:
        context["form"] = InvitationListForm(initial={"people": "\n".join(line.text for line in refused), "language": batch.language})
    template = "groups/_batch_progress.html" if request.headers.get("HX-Request") == "true" else "groups/invitation_batch.html"
    return render(request, template, context)


@require_POST
@coordinators_only
def resend_invitation(request: HttpRequest, space: Space, pk: int) -> HttpResponse:
    assert request.user.is_authenticated
    try:
        accounts.resend(actor=request.user, invitation=_invitation(space, pk))
        messages.success(request, _("The invitation was sent again. The earlier link no longer works."))
    except accounts.InvitationClosedError:
        messages.error(request, _("This invitation was accepted or revoked in the meantime."))
    except accounts.DailyLimitReachedError:
        messages.error(request, _("You have sent as many invitations as you may in one day. Try again tomorrow."))
    return redirect("groups:invitations", slug=space.group.slug)


@require_POST
@coordinators_only
def revoke_invitation(request: HttpRequest, space: Space, pk: int) -> HttpResponse:
    assert request.user.is_authenticated
    if accounts.revoke(actor=request.user, invitation=_invitation(space, pk)):
        messages.success(request, _("The invitation was revoked. Its link no longer works."))
    else:
        messages.error(request, _("This invitation was accepted or revoked in the meantime."))
    return redirect("groups:invitations", slug=space.group.slug)


def _invitation(space: Space, pk: int) -> Invitation:
    found: Invitation | None = invitations_of(space.group).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found

"""Blocks and slow mode."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.discussions.views.threads import thread_or_404
from stakeholder_groups.groups.gate import coordinators_only
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.groups.permissions import NotAMemberError
from stakeholder_groups.groups.selectors import Space, membership_by_public_id
from stakeholder_groups.moderation.forms import BlockForm, SlowForm
from stakeholder_groups.moderation.selectors.pauses import block_of, blocks_in_force, minutes_of, slow_modes
from stakeholder_groups.moderation.services import CoordinatesError, block_member, lift_block, set_slow_mode

REFUSED = 422


@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def restrictions(request: HttpRequest, space: Space) -> HttpResponse:
    """The group's slow mode, the threads that have their own, and who is blocked."""
    slow = slow_modes(space.group)
    whole = next((row.minutes for row in slow if row.thread_id is None), 0)
    form = SlowForm(request.POST if request.method == "POST" else None, initial={"minutes": whole})
    if request.method == "POST" and form.is_valid():
        return _slowed(request, space, None, form)
    context = {
        "space": space,
        "tab": "moderation",
        "form": form,
        "slow_threads": [row for row in slow if row.thread_id],
        "blocks": blocks_in_force(space.group)[:100],
    }
    return render(request, "moderation/restrictions.html", context, status=REFUSED if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def slow_thread(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    thread = thread_or_404(space, public_id)
    known = minutes_of(thread)
    form = SlowForm(request.POST if request.method == "POST" else None, initial={"minutes": known})
    if request.method == "POST" and form.is_valid():
        return _slowed(request, space, thread, form)
    context = {"space": space, "tab": "threads", "thread": thread, "form": form}
    return render(request, "moderation/slow_thread.html", context, status=REFUSED if form.errors else 200)


def _slowed(request: HttpRequest, space: Space, thread: Thread | None, form: SlowForm) -> HttpResponse:
    minutes = form.cleaned_data["minutes"]
    set_slow_mode(actor=space.membership.user, group=space.group, thread=thread, minutes=minutes)
    messages.success(request, _("The slow mode is set.") if minutes else _("There is no slow mode here any more."))
    return redirect(thread) if thread else redirect("moderation:restrictions", slug=space.group.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def block(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    membership = membership_by_public_id(space.group, public_id)
    if membership is None:
        raise Http404
    form = BlockForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _blocked(space, membership, form):
        messages.success(request, _("%(name)s was blocked and was told why.") % {"name": membership.user.get_full_name()})
        return redirect("moderation:restrictions", slug=space.group.slug)
    context = {"space": space, "tab": "members", "form": form, "membership": membership}
    return render(request, "moderation/block.html", context, status=REFUSED if form.errors else 200)


def _blocked(space: Space, membership: Membership, form: BlockForm) -> bool:
    try:
        block_member(actor=space.membership.user, membership=membership, until=form.moment, reason=form.cleaned_data["reason"])
    except CoordinatesError:
        form.add_error(None, _("Who coordinates the group cannot be blocked. Change the role first."))
    except NotAMemberError:
        form.add_error(None, _("This person is no longer in the group."))
    return not form.errors


@require_POST
@coordinators_only
def unblock(request: HttpRequest, space: Space, pk: int) -> HttpResponse:
    found = block_of(space.group, pk)
    if found is None:
        raise Http404
    if lift_block(actor=space.membership.user, block=found):
        messages.success(request, _("%(name)s may write again and was told.") % {"name": found.user.get_full_name()})
    return redirect("moderation:restrictions", slug=space.group.slug)

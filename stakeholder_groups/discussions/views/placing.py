"""Moving a thread to another group, splitting posts off, merging two threads."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stakeholder_groups.discussions.forms import MergeForm, MoveForm, SplitForm
from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.discussions.services import CannotPlaceError, merge_threads, move_thread, split_thread
from stakeholder_groups.discussions.views.acting import Act, act_page, data_of
from stakeholder_groups.discussions.views.threads import standing_or_404
from stakeholder_groups.groups.gate import coordinators_only
from stakeholder_groups.groups.selectors import Space, coordinated_groups

MOST_THREADS = 300


@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def move(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    thread, user = standing_or_404(space, public_id), space.membership.user
    form = MoveForm(data_of(request), groups=coordinated_groups(user).exclude(pk=space.group.pk))
    act = Act(
        title=_("Move to another group"),
        lead=_("Members of the other group will read the thread with all its posts; members of this one who are not in it no longer will."),
        button=_("Move the thread"),
        is_grave=True,
    )
    if form.is_valid():
        try:
            move_thread(actor=user, thread=thread, to=form.cleaned_data["to"], reason=form.cleaned_data["reason"])
        except CannotPlaceError as refusal:
            return _refused(request, space, thread, form, act, refusal)
        messages.success(request, _("The thread stands in this group now."))
        return redirect(thread)
    return act_page(request, space, thread, form, act)


@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def split(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    thread = standing_or_404(space, public_id)
    form = SplitForm(data_of(request), thread=thread, initial={"numbers": request.GET.get("numbers", "")[:200]})
    act = Act(
        title=_("Move posts to a new thread"),
        lead=_("They keep their authors, times and order. A note stays in their places here, and their addresses lead to the new thread."),
        button=_("Make the new thread"),
    )
    if form.is_valid():
        values = form.cleaned_data
        try:
            made = split_thread(
                actor=space.membership.user, thread=thread, numbers=values["numbers"], title=values["title"], reason=values["reason"]
            )
        except CannotPlaceError as refusal:
            return _refused(request, space, thread, form, act, refusal)
        messages.success(request, _("The posts stand in this new thread now."))
        return redirect(made)
    return act_page(request, space, thread, form, act)


@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def merge(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    thread = standing_or_404(space, public_id)
    form = MergeForm(data_of(request), threads=_others(space, thread))
    act = Act(
        title=_("Merge into another thread"),
        lead=_("The posts are added at the end of the other thread, each with its own time. The address of this thread leads there."),
        button=_("Merge the threads"),
        is_grave=True,
    )
    if form.is_valid():
        into, user = form.cleaned_data["into"], space.membership.user
        into.group = space.group
        try:
            merge_threads(actor=user, thread=thread, into=into, reason=form.cleaned_data["reason"])
        except CannotPlaceError as refusal:
            return _refused(request, space, thread, form, act, refusal)
        messages.success(request, _("The threads are one now."))
        return redirect(into)
    return act_page(request, space, thread, form, act)


def _others(space: Space, thread: Thread) -> Any:
    """A queryset that the form may filter on, which a slice is not."""
    visible = Thread.objects.visible_to(space.membership.user).filter(group=space.group, merged_into__isnull=True)
    visible = visible.exclude(pk=thread.pk).order_by("-last_post_at", "-pk")
    return visible.filter(pk__in=list(visible.values_list("pk", flat=True)[:MOST_THREADS]))


def _refused(request: HttpRequest, space: Space, thread: Thread, form: forms.Form, act: Act, refusal: CannotPlaceError) -> HttpResponse:
    form.add_error(None, str(refusal.why.label))
    return act_page(request, space, thread, form, act)

"""Raising a need, changing it, and what becomes of it. What was typed stays in the form when something is refused."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from exchange.core.rate_limits import hit
from stakeholder_groups.discussions.models import Post
from stakeholder_groups.discussions.selectors import find_post, find_thread
from stakeholder_groups.discussions.signals import WritingRefusedError
from stakeholder_groups.discussions.views.keeping import forget, has_old_token, keeps_text, kept_for, mark_for
from stakeholder_groups.groups.gate import coordinators_only, members_only
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.needs import services
from stakeholder_groups.needs.enums import Step
from stakeholder_groups.needs.forms import NeedForm, StepForm
from stakeholder_groups.needs.models import Need
from stakeholder_groups.needs.permissions import can_change
from stakeholder_groups.needs.selectors import find_match
from stakeholder_groups.needs.views.reading import need_or_404

READ_AND_WRITE = ["GET", "HEAD", "POST"]
NEEDS_A_DAY = 50
REFUSED, TOO_MANY = 422, 429
KEPT = {"title", "body", "client_key", "theme", "market", "post"}


@keeps_text
@require_http_methods(READ_AND_WRITE)
@members_only
def new(request: HttpRequest, space: Space) -> HttpResponse:
    user = space.membership.user
    if request.method != "POST":
        post = post_named(space, request.GET.get("post", ""))
        return _form_page(request, space, NeedForm(initial=_starting_values(request, space, post)), post=post)
    form = NeedForm(_with_fresh_mark(request, space))
    post = post_named(space, form["post"].value() or "")
    if has_old_token(request):
        form.add_error(
            None, _("You have signed in again since you opened this page, so nothing was sent. Your text is below: send it again.")
        )
    if not form.is_valid():
        return _form_page(request, space, form, post=post, status=REFUSED)
    if not hit("needs-day", str(user.pk), limit=NEEDS_A_DAY, seconds=24 * 3600):
        form.add_error(None, _("That were many needs for one day, so this one was not kept. Your text is below: send it tomorrow."))
        return _form_page(request, space, form, post=post, status=TOO_MANY)
    try:
        need = services.raise_need(actor=user, group=space.group, words=form.words, post=post, client_key=form.cleaned_data["client_key"])
    except WritingRefusedError as refusal:
        form.add_error(None, str(refusal))
        return _form_page(request, space, form, post=post, status=REFUSED)
    forget(request)
    messages.success(request, _("The need is raised. Below are practices that may answer it."))
    return redirect(need)


def post_named(space: Space, text: str) -> Post | None:
    """The post of the group that `thread id.number` names; None for anything else."""
    public_id, _dot, number = text.partition(".")
    if not (number.isascii() and number.isdigit() and len(number) < 16 and 0 < len(public_id) < 40 and "\x00" not in public_id):
        return None
    thread = find_thread(space, public_id)
    post = find_post(thread, int(number)) if thread else None
    return post if post and post.stands else None


def _starting_values(request: HttpRequest, space: Space, post: Post | None) -> dict[str, Any]:
    user = space.membership.user
    kept = {name: value for name, value in kept_for(request, user).items() if name in KEPT and value}
    values: dict[str, Any] = {"client_key": uuid4(), "writer": mark_for(user), "theme": space.group.theme and space.group.theme.slug}
    if post:
        values |= {"title": post.thread.title, "body": post.body[:5_000], "post": f"{post.thread.public_id}.{post.seq}"}
    return values | kept


def _with_fresh_mark(request: HttpRequest, space: Space) -> Any:
    data = request.POST.copy()
    data["writer"] = mark_for(space.membership.user)
    return data


def _form_page(request: HttpRequest, space: Space, form: NeedForm, **said: Any) -> HttpResponse:
    status = said.pop("status", 200)
    was_kept = request.method != "POST" and bool(kept_for(request, space.membership.user))
    context = {"space": space, "tab": "needs", "form": form, "need": None, "post": None, "was_kept": was_kept} | said
    return render(request, "needs/need_form.html", context, status=status)


def own_or_403(space: Space, public_id: str) -> Need:
    need = need_or_404(space, public_id)
    if not can_change(space.membership, need):
        raise PermissionDenied
    return need


@require_http_methods(READ_AND_WRITE)
@members_only
def edit(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    need = own_or_403(space, public_id)
    if request.method != "POST":
        terms = {name: getattr(getattr(need, name), "slug", "") for name in ("theme", "market", "sector", "maturity", "direction")}
        return _form_page(
            request, space, NeedForm(initial=terms | {"title": need.title, "body": need.text, "resources": need.resources}), need=need
        )
    form = NeedForm(request.POST)
    if form.is_valid():
        try:
            services.edit_need(actor=space.membership.user, need=need, words=form.words)
        except services.StepNotPossible:
            form.add_error(None, _("The need was answered or withdrawn meanwhile, so nothing was changed. Open it again first."))
        except WritingRefusedError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The need is changed."))
            return redirect(need)
    return _form_page(request, space, form, need=need, status=REFUSED)


def _step(step: Step, title: str | Promise, note: str | Promise, done: str | Promise) -> Any:
    """A page that asks why, and takes the step."""

    @require_http_methods(READ_AND_WRITE)
    @members_only
    def view(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
        need = own_or_403(space, public_id)
        form = StepForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            try:
                services.take_step(actor=space.membership.user, need=need, step=step, reason=form.cleaned_data["reason"])
                messages.success(request, str(done))
            except services.StepNotPossible:
                messages.info(request, _("The need had changed meanwhile: this is how it stands now."))
            except WritingRefusedError as refusal:
                messages.error(request, str(refusal))
            return redirect(need)
        context = {"space": space, "tab": "needs", "need": need, "form": form, "title": title, "note": note}
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

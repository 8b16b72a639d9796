"""Raising a need, and changing what it says. What was typed stays in the form when something is refused."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from exchange.accounts.kept_texts import (
    forget,
    form_of,
    fresh_data,
    keeps_text,
    was_kept,
)
from exchange.content.markdown import stored_html
from exchange.core.rate_limits import hit
from exchange.core.whole_numbers import whole_number
from stakeholder_groups.discussions.models import Post
from stakeholder_groups.discussions.selectors import find_post, find_thread
from stakeholder_groups.discussions.signals import WritingRefusedError
from stakeholder_groups.groups.gate import members_only
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.needs import services
from stakeholder_groups.needs.forms import NeedForm
from stakeholder_groups.needs.models import Need
from stakeholder_groups.needs.services import NeedWords
from stakeholder_groups.needs.views.changing import READ_AND_WRITE, REFUSED, own_or_403

NEEDS_A_DAY = 50
TOO_MANY = 429
TERMS = ("theme", "market", "sector", "maturity", "direction")


@keeps_text
@require_http_methods(READ_AND_WRITE)
@members_only
def new(request: HttpRequest, space: Space) -> HttpResponse:
    user = space.membership.user
    if request.method != "POST":
        post = post_named(space, request.GET.get("post", ""))
        return _form_page(request, space, form_of(request, user, NeedForm, _from_post(space, post)), post=post)
    form = form_of(request, user, NeedForm)
    post = post_named(space, form["post"].value() or "")
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
    seq = whole_number(number)
    if seq is None or not 0 < len(public_id) < 40 or "\x00" in public_id:
        return None
    thread = find_thread(space, public_id)
    post = find_post(thread, seq) if thread else None
    return post if post and post.stands else None


def _from_post(space: Space, post: Post | None) -> dict[str, Any]:
    values: dict[str, Any] = {"client_key": uuid4(), "theme": space.group.theme and space.group.theme.slug}
    if post:
        values |= {"title": post.thread.title, "body": post.body[:5_000], "post": f"{post.thread.public_id}.{post.seq}"}
    return values


def _form_page(request: HttpRequest, space: Space, form: NeedForm, **said: Any) -> HttpResponse:
    status = said.pop("status", 200)
    kept = was_kept(request, space.membership.user)
    context = {"space": space, "tab": "needs", "form": form, "need": None, "post": None, "was_kept": kept} | said
    return render(request, "needs/need_form.html", context, status=status)


@keeps_text
@require_http_methods(READ_AND_WRITE)
@members_only
def edit(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    need = own_or_403(space, public_id)
    if request.method != "POST":
        terms = {name: getattr(getattr(need, name), "slug", "") for name in TERMS}
        said = {"title": need.title, "body": need.text, "resources": need.resources, "seen": NeedWords.of(need).mark}
        return _form_page(request, space, form_of(request, space.membership.user, NeedForm, terms | said), need=need)
    form = form_of(request, space.membership.user, NeedForm)
    if form.is_valid():
        try:
            services.edit_need(actor=space.membership.user, need=need, words=form.words, seen=form.cleaned_data["seen"])
        except services.StepNotPossible:
            form.add_error(None, _("The need was answered or withdrawn meanwhile, so nothing was changed. Open it again first."))
        except WritingRefusedError as refusal:
            form.add_error(None, str(refusal))
        except services.ChangedMeanwhile as change:
            return _both(request, space, form, change.need)
        else:
            forget(request)
            messages.success(request, _("The need is changed."))
            return redirect(need)
    return _form_page(request, space, form, need=need, status=REFUSED)


def _both(request: HttpRequest, space: Space, form: NeedForm, now: Need) -> HttpResponse:
    """The own text in the form, beside what the need says now. Sent again it was read, and the own text counts."""
    data = fresh_data(request, space.membership.user)
    data["seen"] = NeedWords.of(now).mark
    form.data = data
    form.add_error(
        None,
        _(
            "Somebody else has changed the need meanwhile, so nothing was changed. Both texts are below: take over what yours lacks, and save."
        ),
    )
    return _form_page(request, space, form, need=now, other=now, other_html=stored_html(now.text_html), status=REFUSED)

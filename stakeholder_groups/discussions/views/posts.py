"""One post: its address, its text and what it said before, taking it back; and closing and pinning its thread."""

from itertools import pairwise

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from exchange.accounts.kept_texts import forget, keeps_text, kept_for, mark_for, was_kept
from exchange.content.markdown import stored_html
from stakeholder_groups.discussions.forms import PostForm, WithdrawForm
from stakeholder_groups.discussions.models import Post
from stakeholder_groups.discussions.permissions import can_edit, can_withdraw
from stakeholder_groups.discussions.rules import comparison
from stakeholder_groups.discussions.selectors.addresses import place_now
from stakeholder_groups.discussions.services import PostWithdrawnError, edit_post, set_locked, set_pinned, withdraw_post
from stakeholder_groups.discussions.signals import WritingRefusedError
from stakeholder_groups.discussions.views import composing
from stakeholder_groups.discussions.views.addresses import follows_moves
from stakeholder_groups.discussions.views.threads import Shown, address_of, post_or_404, standing_or_404
from stakeholder_groups.groups.gate import coordinators_only, members_only
from stakeholder_groups.groups.selectors import Space


@require_safe
@follows_moves
@members_only
def permalink(request: HttpRequest, space: Space, public_id: str, seq: int) -> HttpResponse:
    post = post_or_404(space, public_id, seq)
    return redirect(address_of(place_now(request.user, post) or post))


@keeps_text
@require_http_methods(["GET", "HEAD", "POST"])
@follows_moves
@members_only
def edit(request: HttpRequest, space: Space, public_id: str, seq: int) -> HttpResponse:
    post = post_or_404(space, public_id, seq)
    if not post.stands:
        raise Http404
    if not can_edit(space.membership, post):
        raise PermissionDenied
    user = space.membership.user
    if request.method != "POST":
        body = kept_for(request, user).get("body") or post.body
        return _edit_page(request, space, post, Shown(PostForm(initial={"body": body, "writer": mark_for(user)})))
    action, form = composing.action_of(request), PostForm(composing.with_fresh_mark(request, user))
    if action == "discard":
        forget(request)
        return redirect(address_of(post))
    status = composing.status_of(request, form, user)
    if status or action == "preview":
        return _edit_page(request, space, post, Shown(form, status or 200, None if status else composing.preview_of(form, space)))
    return _save(request, space, post, form)


def _save(request: HttpRequest, space: Space, post: Post, form: PostForm) -> HttpResponse:
    try:
        edit_post(actor=space.membership.user, post=post, body=form.cleaned_data["body"])
    except PostWithdrawnError:
        form.add_error(None, _("The post was withdrawn, hidden or moved meanwhile, so nothing was changed. Your text is below."))
        return _edit_page(request, space, post, Shown(form, composing.REFUSED))
    except WritingRefusedError as refusal:
        form.add_error(None, composing.kept_below(refusal))
        return _edit_page(request, space, post, Shown(form, composing.REFUSED))
    forget(request)
    return redirect(address_of(post))


def _edit_page(request: HttpRequest, space: Space, post: Post, shown: Shown) -> HttpResponse:
    context = {
        "space": space,
        "tab": "threads",
        "thread": post.thread,
        "post": post,
        "form": shown.form,
        "preview": shown.preview,
        "was_kept": was_kept(request, space.membership.user),
    }
    return render(request, "discussions/post_edit.html", context, status=shown.status)


@require_safe
@follows_moves
@members_only
def history(request: HttpRequest, space: Space, public_id: str, seq: int) -> HttpResponse:
    """What the post said, newest first. A withdrawn post says nothing any more, here neither."""
    post = post_or_404(space, public_id, seq)
    if not post.stands:
        raise Http404
    earlier = list(post.versions.order_by("-pk")[:50])
    texts = [post.body, *(version.body for version in earlier)]
    written = [post.edited_at or post.created_at, *(version.written_at for version in earlier)]
    shown = [stored_html(post.body_html), *(stored_html(version.body_html) for version in earlier)]
    changes = [comparison(before, after) for after, before in pairwise(texts)]
    versions = [{"at": at, "html": html, "changes": change} for at, html, change in zip(written, shown, [*changes, None], strict=True)]
    return render(
        request,
        "discussions/post_history.html",
        {"space": space, "tab": "threads", "thread": post.thread, "post": post, "versions": versions},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@follows_moves
@members_only
def withdraw(request: HttpRequest, space: Space, public_id: str, seq: int) -> HttpResponse:
    post, user = post_or_404(space, public_id, seq), space.membership.user
    if not post.stands:
        return redirect(address_of(post))
    if not can_withdraw(space.membership, post):
        raise PermissionDenied
    form = WithdrawForm(request.POST if request.method == "POST" else None, own=post.author_id == user.pk)
    if form.is_valid():
        return _withdrawn(request, space, post, form.cleaned_data.get("reason", ""))
    context = {"space": space, "tab": "threads", "thread": post.thread, "post": post, "form": form, "html": stored_html(post.body_html)}
    return render(request, "discussions/post_withdraw.html", context, status=composing.REFUSED if form.errors else 200)


def _withdrawn(request: HttpRequest, space: Space, post: Post, reason: str) -> HttpResponse:
    try:
        withdraw_post(actor=space.membership.user, post=post, reason=reason)
        messages.success(request, _("The post is withdrawn."))
    except PostWithdrawnError:
        messages.info(request, _("The post had been withdrawn already."))
    return redirect(address_of(post))


@require_POST
@coordinators_only
def lock(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    """`on=1` closes the thread for posts, `on=0` opens it."""
    found, on = standing_or_404(space, public_id), request.POST.get("on") == "1"
    set_locked(actor=space.membership.user, thread=found, locked=on)
    messages.success(request, _("The thread is closed: nobody can post.") if on else _("The thread is open again."))
    return redirect(found)


@require_POST
@coordinators_only
def pin(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    """`on=1` puts the thread on top of the list, `on=0` takes it from there."""
    found, on = standing_or_404(space, public_id), request.POST.get("on") == "1"
    set_pinned(actor=space.membership.user, thread=found, pinned=on)
    messages.success(request, _("The thread stands on top of the list.") if on else _("The thread stands in the list by its date."))
    return redirect(found)

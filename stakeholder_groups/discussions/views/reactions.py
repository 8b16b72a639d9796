"""Reacting to a post, and posts that somebody keeps in mind."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from exchange.core.rate_limits import hit
from stakeholder_groups.discussions.enums import ReactionKind
from stakeholder_groups.discussions.models import Post
from stakeholder_groups.discussions.permissions import can_post
from stakeholder_groups.discussions.selectors import bookmarks_of, line_of, who_reacted
from stakeholder_groups.discussions.services import PostWithdrawnError, ThreadLockedError, set_bookmark, set_reaction
from stakeholder_groups.discussions.signals import WritingRefusedError
from stakeholder_groups.discussions.views.addresses import follows_moves
from stakeholder_groups.discussions.views.threads import address_of, post_or_404
from stakeholder_groups.groups.gate import members_only
from stakeholder_groups.groups.selectors import Space

CHANGES_A_MINUTE = 60


def shown_again(request: HttpRequest, space: Space, post: Post, problem: str = "") -> HttpResponse:
    """After a change: the post's article where a script asked, else the page at the post. A problem is told on the page."""
    by_script = request.htmx  # type: ignore[attr-defined]  # set by django_htmx's middleware
    if problem:
        messages.error(request, problem)
        return HttpResponseClientRedirect(address_of(post)) if by_script else redirect(address_of(post))
    if not by_script:
        return redirect(address_of(post))
    context = {"line": line_of(space, post), "thread": post.thread, "may_post": can_post(space.membership, post.thread)}
    return render(request, "discussions/_post.html", context)


def is_too_fast(space: Space) -> bool:
    return not hit("small-changes", str(space.membership.user_id), limit=CHANGES_A_MINUTE, seconds=60)


@require_POST
@follows_moves
@members_only
def react(request: HttpRequest, space: Space, public_id: str, seq: int) -> HttpResponse:
    """`agree=1` reacts so, `agree=0` takes it back; likewise the other kinds."""
    post = post_or_404(space, public_id, seq)
    kinds = [kind for kind in ReactionKind if kind in request.POST]
    if len(kinds) != 1:
        raise BadRequest("exactly one kind of reaction")
    if is_too_fast(space):
        return shown_again(request, space, post, _("That were many clicks in a short time. Wait a minute and try again."))
    try:
        set_reaction(actor=space.membership.user, post=post, kind=kinds[0], on=request.POST[kinds[0]] == "1")
    except PostWithdrawnError:
        return shown_again(request, space, post, _("The post was withdrawn meanwhile."))
    except ThreadLockedError:
        return shown_again(request, space, post, _("This thread is closed, so nothing was changed."))
    except WritingRefusedError as refusal:
        return shown_again(request, space, post, str(refusal))
    return shown_again(request, space, post)


@require_safe
@follows_moves
@members_only
def reactions(request: HttpRequest, space: Space, public_id: str, seq: int) -> HttpResponse:
    """Who reacted how: members read it of each other."""
    post = post_or_404(space, public_id, seq)
    found = who_reacted(post) if post.stands else []
    context = {"space": space, "tab": "threads", "thread": post.thread, "post": post, "reactions": found}
    return render(request, "discussions/reactions.html", context)


@require_POST
@follows_moves
@members_only
def keep(request: HttpRequest, space: Space, public_id: str, seq: int) -> HttpResponse:
    """`keep=1` sets a bookmark, `keep=0` takes it away; `back` leads to the list of bookmarks."""
    post = post_or_404(space, public_id, seq)
    set_bookmark(actor=space.membership.user, post=post, on=request.POST.get("keep") == "1")
    return redirect("discussions:bookmarks") if "back" in request.POST else shown_again(request, space, post)


@require_safe
@login_required
def bookmarks(request: HttpRequest) -> HttpResponse:
    page = bookmarks_of(request.user, request.GET.get("page"))  # type: ignore[arg-type]  # signed in
    return render(request, "discussions/bookmarks.html", {"page": page})

"""Asking by a poll, voting, and who voted how."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from exchange.core.whole_numbers import whole_number
from stakeholder_groups.discussions.forms import PollForm
from stakeholder_groups.discussions.models import Post
from stakeholder_groups.discussions.permissions import can_ask, can_close
from stakeholder_groups.discussions.selectors import ShownPoll, polls_of, who_voted
from stakeholder_groups.discussions.services import (
    BadVoteError,
    PollClosedError,
    PollExistsError,
    PostWithdrawnError,
    ThreadLockedError,
    add_poll,
    close_poll,
    vote,
)
from stakeholder_groups.discussions.signals import WritingRefusedError
from stakeholder_groups.discussions.views.addresses import follows_moves
from stakeholder_groups.discussions.views.reactions import is_too_fast, shown_again
from stakeholder_groups.discussions.views.threads import address_of, post_or_404
from stakeholder_groups.groups.gate import members_only
from stakeholder_groups.groups.selectors import Space

REFUSED = 422


def poll_or_404(space: Space, post: Post) -> ShownPoll:
    found = polls_of(space.membership.user, post.thread, [post.pk]).get(post.pk) if post.stands else None
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@follows_moves
@members_only
def new_poll(request: HttpRequest, space: Space, public_id: str, seq: int) -> HttpResponse:
    post = post_or_404(space, public_id, seq)
    if not can_ask(space.membership, post.thread, post):
        raise PermissionDenied
    form = PollForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            add_poll(actor=space.membership.user, post=post, asked=form.asked())
            return redirect(address_of(post))
        except PollExistsError:
            form.add_error(None, _("This post has a poll already. Write another post for a second one."))
        except WritingRefusedError as refusal:
            form.add_error(None, str(refusal))
        except (PostWithdrawnError, ThreadLockedError):
            form.add_error(None, _("The post was withdrawn or the thread closed meanwhile, so no poll was added."))
    context = {"space": space, "tab": "threads", "thread": post.thread, "post": post, "form": form}
    return render(request, "discussions/poll_new.html", context, status=REFUSED if form.errors else 200)


@require_POST
@follows_moves
@members_only
def cast(request: HttpRequest, space: Space, public_id: str, seq: int) -> HttpResponse:
    post = post_or_404(space, public_id, seq)
    found = poll_or_404(space, post)
    chosen = {number for text in request.POST.getlist("answer")[:50] if (number := whole_number(text)) is not None}
    if is_too_fast(space):
        return shown_again(request, space, post, _("That were many clicks in a short time. Wait a minute and try again."))
    try:
        vote(actor=space.membership.user, post=post, chosen=chosen)
    except PollClosedError:
        return shown_again(request, space, post, _("The poll has ended, so your vote was not counted."))
    except ThreadLockedError:
        answers = ", ".join(answer.label for answer in found.answers if answer.pk in chosen)
        why = _("This thread is closed, so your vote was not counted. You chose: %(answers)s.") % {"answers": answers}
        return shown_again(request, space, post, why if answers else _("This thread is closed, so nothing was changed."))
    except BadVoteError:
        return shown_again(request, space, post, _("Choose an answer of this poll, then vote. Nothing was changed."))
    except PostWithdrawnError:
        return shown_again(request, space, post, _("The post was withdrawn meanwhile."))
    except WritingRefusedError as refusal:
        return shown_again(request, space, post, str(refusal))
    return shown_again(request, space, post)


@require_POST
@follows_moves
@members_only
def close(request: HttpRequest, space: Space, public_id: str, seq: int) -> HttpResponse:
    post = post_or_404(space, public_id, seq)
    poll_or_404(space, post)
    if not can_close(space.membership, post):
        raise PermissionDenied
    try:
        close_poll(actor=space.membership.user, post=post)
    except PollClosedError:
        return shown_again(request, space, post, _("The poll had ended already."))
    except PostWithdrawnError:
        return shown_again(request, space, post, _("The post was withdrawn meanwhile."))
    return shown_again(request, space, post)


@require_safe
@follows_moves
@members_only
def votes(request: HttpRequest, space: Space, public_id: str, seq: int) -> HttpResponse:
    """Who voted how, in a poll with names, for whoever sees its results."""
    post = post_or_404(space, public_id, seq)
    found = poll_or_404(space, post)
    if not found.shows_names:
        raise Http404
    context = {"space": space, "tab": "threads", "thread": post.thread, "post": post, "poll": found.poll, "votes": who_voted(found.poll)}
    return render(request, "discussions/poll_votes.html", context)

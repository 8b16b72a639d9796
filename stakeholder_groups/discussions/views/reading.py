"""Saying that a thread is read without having looked at every page of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from exchange.core.whole_numbers import whole_number
from stakeholder_groups.discussions.selectors import reading_of
from stakeholder_groups.discussions.services import mark_read
from stakeholder_groups.discussions.views.addresses import follows_moves
from stakeholder_groups.discussions.views.threads import standing_or_404
from stakeholder_groups.groups.gate import members_only
from stakeholder_groups.groups.selectors import Space


@require_POST
@follows_moves
@members_only
def read(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    """Up to the last post that there was when the page was made; what came since is unread. An open page tells what it has shown since."""
    thread, user, text = standing_or_404(space, public_id), space.membership.user, request.POST.get("seq", "")
    mark_read(user=user, thread=thread, seq=min(whole_number(text) or 0, thread.last_post_seq), known=reading_of(user, thread).known)
    if request.headers.get("accept") == "application/json":
        return HttpResponse(status=204)
    messages.success(request, _("Everything in this thread is marked as read."))
    return redirect(thread)

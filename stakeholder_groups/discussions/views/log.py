"""What coordinators did with a thread, for its readers, and undoing it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from stakeholder_groups.discussions.selectors.operations import find_operation, log_of
from stakeholder_groups.discussions.services import CannotPlaceError, CannotUndoError, undo
from stakeholder_groups.discussions.views.threads import standing_or_404
from stakeholder_groups.groups.gate import coordinators_only, members_only
from stakeholder_groups.groups.selectors import Space


@require_safe
@members_only
def log(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    thread = standing_or_404(space, public_id)
    entries = log_of(space.membership.user, thread)
    return render(request, "discussions/thread_log.html", {"space": space, "tab": "threads", "thread": thread, "entries": entries})


@require_POST
@coordinators_only
def undo_operation(request: HttpRequest, space: Space, public_id: str, operation: int) -> HttpResponse:
    """Where it cannot be undone, the log says why."""
    thread = standing_or_404(space, public_id)
    found = find_operation(thread, operation)
    if found is None:
        raise Http404
    try:
        undo(actor=space.membership.user, operation=found)
    except (CannotUndoError, CannotPlaceError) as refusal:
        messages.warning(request, _("This was not undone. %(why)s") % {"why": refusal.why.label})
        return redirect("discussions:log", slug=space.group.slug, public_id=public_id)
    messages.success(request, _("It is undone."))
    thread.refresh_from_db()
    remains = thread.merged_into or thread
    return redirect("discussions:log", slug=remains.group.slug, public_id=remains.public_id)

"""What a member wants to hear of, and whom a text can call."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from stakeholder_groups.discussions.enums import FollowLevel
from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.discussions.selectors import people_beginning
from stakeholder_groups.discussions.services import set_level
from stakeholder_groups.discussions.views.addresses import follows_moves
from stakeholder_groups.discussions.views.threads import thread_or_404
from stakeholder_groups.groups.gate import members_only
from stakeholder_groups.groups.selectors import Space

LONGEST_NAME = 120


def _set(request: HttpRequest, space: Space, thread: Thread | None) -> None:
    level = request.POST.get("level", "")
    set_level(actor=space.membership.user, group=space.group, thread=thread, level=level if level in FollowLevel.values else "")
    messages.success(request, _("Saved."))


@require_POST
@members_only
def follow_group(request: HttpRequest, space: Space) -> HttpResponse:
    _set(request, space, None)
    return redirect("groups:own_membership", slug=space.group.slug)


@require_POST
@follows_moves
@members_only
def follow_thread(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    found = thread_or_404(space, public_id)
    _set(request, space, found)
    return redirect(found)


@require_safe
@members_only
def people(request: HttpRequest, space: Space) -> HttpResponse:
    """Members whose name has a word that begins so, for who types `@` in a text."""
    typed = request.GET.get("q", "")[:LONGEST_NAME]
    found = people_beginning(space, typed)
    said = ngettext("%(number)d name", "%(number)d names", len(found)) % {"number": len(found)}
    answer = JsonResponse({"people": [{"name": one.name, "note": one.note} for one in found], "said": said})
    answer["Cache-Control"] = "private, no-store"
    return answer

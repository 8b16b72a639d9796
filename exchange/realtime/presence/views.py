"""An open page says that it is open and asks who else is here; a member says whether she wants to be shown."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from exchange.realtime.presence.selectors import here_now
from exchange.realtime.presence.services import be_here, show_presence
from stakeholder_groups.groups.gate import members_only
from stakeholder_groups.groups.selectors import Space


@require_POST
@members_only
def here(request: HttpRequest, space: Space) -> HttpResponse:
    """The list as a piece of a page."""
    be_here(membership=space.membership)
    response = render(request, "realtime/here_now.html", {"here": here_now(space)})
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@members_only
def choose(request: HttpRequest, space: Space) -> HttpResponse:
    """`on=1` shows the member to the others while she is here, `on=0` does not."""
    shown = request.POST.get("on") == "1"
    show_presence(membership=space.membership, shown=shown)
    messages.success(request, _("Others see when you are here.") if shown else _("Nobody sees when you are here."))
    return redirect("groups:own_membership", slug=space.group.slug)

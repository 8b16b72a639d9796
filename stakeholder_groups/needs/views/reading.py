"""The list of a group's needs, and the page of one."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from exchange.content.markdown import stored_html
from stakeholder_groups.groups.gate import members_only
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.needs.enums import NeedState
from stakeholder_groups.needs.models import Need
from stakeholder_groups.needs.permissions import can_change, can_share
from stakeholder_groups.needs.selectors import find_need, is_theme, need_list, organisation_of


def need_or_404(space: Space, public_id: str) -> Need:
    found = find_need(space, public_id)
    if found is None:
        raise Http404
    return found


@require_safe
@members_only
def needs(request: HttpRequest, space: Space) -> HttpResponse:
    """What the filters do not know counts as no filter."""
    state, theme = request.GET.get("state", ""), request.GET.get("theme", "")[:60].replace("\x00", "")
    state = state if state in NeedState.values else ""
    theme = theme if theme and is_theme(theme) else ""
    found = need_list(space, raw_page=request.GET.get("page"), state=state, theme=theme)
    asked = {name: value for name, value in (("state", state), ("theme", theme)) if value}
    context = {"space": space, "tab": "needs", "list": found, "state": state, "theme": theme, "query": urlencode(asked) + "&" * bool(asked)}
    return render(request, "needs/need_list.html", context)


@require_safe
@members_only
def need(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    found = need_or_404(space, public_id)
    context = {
        "space": space,
        "tab": "needs",
        "need": found,
        "html": stored_html(found.text_html),
        "organisation": organisation_of(space, found),
        "log": found.events.select_related("actor"),
        "may_change": can_change(space.membership, found),
        "may_share": can_share(space.membership, found),
    }
    return render(request, "needs/need.html", context)

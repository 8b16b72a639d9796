"""The door of every page of a group: who is not in it gets 404, the same for groups that exist and groups that do not."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers

from stakeholder_groups.groups.permissions import NotAMemberError
from stakeholder_groups.groups.selectors import Space, open_space

P = ParamSpec("P")
SpaceView = Callable[Concatenate[HttpRequest, Space, P], HttpResponse]
PlainView = Callable[Concatenate[HttpRequest, str, P], HttpResponse]


def closed(request: HttpRequest) -> HttpResponse:
    """404. Who is not signed in is told, whatever the address, that signing in may help."""
    if request.user.is_authenticated:
        raise Http404
    response = render(request, "groups/closed.html", {"next": request.get_full_path() if request.method == "GET" else ""}, status=404)
    add_never_cache_headers(response)
    return response


def enter(request: HttpRequest, slug: str) -> Space | None:
    """The space, opened once a request."""
    return open_space(request.user, slug)


def members_only(view: SpaceView[P]) -> PlainView[P]:
    """Give the view the space instead of the slug; the community rules come first."""

    @wraps(view)
    def wrapped(request: HttpRequest, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        space = enter(request, slug)
        if space is None:
            return closed(request)
        if space.owes_rules:
            return redirect("groups:rules", slug=slug)
        try:
            return view(request, space, *args, **kwargs)
        except NotAMemberError:
            return closed(request)

    return cast("PlainView[P]", wrapped)


def coordinators_only(view: SpaceView[P]) -> PlainView[P]:
    """Members who do not coordinate get 403: that the page exists is no secret to them."""

    @wraps(view)
    def wrapped(request: HttpRequest, space: Space, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not space.coordinates:
            raise PermissionDenied
        return view(request, space, *args, **kwargs)

    return members_only(cast("SpaceView[P]", wrapped))

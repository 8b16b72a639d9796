"""Old addresses of threads that stand in another group now lead there, for who may read them; nobody else learns of it."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from stakeholder_groups.discussions.selectors.addresses import moved_thread

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, str, P], HttpResponse]


def follows_moves(view: View[P]) -> View[P]:
    """Around the door of the group, since who may read a thread there need not be in the group that it left.

    A form that was sent to the old address is sent on whole, so that no text is lost on the way.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, slug, *args, **kwargs)
        except Http404:
            moved = moved_thread(request.user, slug, str(kwargs.get("public_id", "")))
            if moved is None:
                raise
            address = request.get_full_path().replace(f"/groups/{slug}/threads/", f"/groups/{moved.group.slug}/threads/", 1)
            return redirect(address, preserve_request=request.method == "POST")

    return cast("View[P]", wrapped)

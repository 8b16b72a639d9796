"""The door of search's own pages under /admin/."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse

from search.permissions import can_keep_search

View = Callable[..., HttpResponse]


def keepers_only(view: View) -> View:
    """For others the page does not exist."""

    @wraps(view)
    def checked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not can_keep_search(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return checked

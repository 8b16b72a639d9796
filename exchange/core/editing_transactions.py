"""Every change made in the editors' pages is one transaction with what follows from it.

Wagtail saves, publishes and cancels in steps and tells of them by signals; without this a process that ends in between would
leave a page changed and its step of the timeline, its mail and its place in the index never recorded.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase


class RaisedByView(HttpResponse):
    """Raises what the view raised, once the transaction is rolled back, where Django asks middlewares for their answer to it:
    it does so for a view and for rendering, not for a view that a middleware calls.
    """

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def render(self) -> HttpResponse:
        raise self.error


class EditingTransactionMiddleware:
    """The last in the row: it calls the view itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]) -> HttpResponseBase | None:
        if request.method != "POST" or not request.path_info.startswith("/admin/"):
            return None
        try:
            response: HttpResponseBase = transaction.atomic(view)(request, *args, **kwargs)
        except Exception as error:
            return RaisedByView(error)
        return response

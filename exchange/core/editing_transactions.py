"""Every change made in the editors' pages is one transaction with what follows from it.

Wagtail saves, publishes and cancels in steps and tells of them by signals; without this a process that ends in between would
leave a page changed and its step of the timeline, its mail and its place in the index never recorded.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class EditingTransactionMiddleware:
    """The last in the row: it calls the view itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]) -> HttpResponseBase | None:
        if request.method != "POST" or not request.path_info.startswith("/admin/"):
            return None
        response: HttpResponseBase = transaction.atomic(view)(request, *args, **kwargs)
        return response

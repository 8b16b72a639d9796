"""A change in the editors' pages that fails leaves nothing, and what it raised reaches every middleware."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path

from exchange.core import outbox
from exchange.core.models import OutboxEntry

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db


class Answers:
    """As the door of the editors' pages does."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return HttpResponse(status=404) if isinstance(exception, PermissionDenied) else None


def change(request: HttpRequest) -> HttpResponse:
    outbox.record("sample", "changed")
    if "refused" in request.POST:
        raise PermissionDenied
    if "fails" in request.POST:
        raise ZeroDivisionError
    return HttpResponse("well")


urlpatterns = [path("admin/change/", change)]


def test_what_a_change_raises_is_answered_as_elsewhere_and_undone(client: Any, settings: Any) -> None:
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = [f"{__name__}.Answers", "exchange.core.editing_transactions.EditingTransactionMiddleware"]
    assert client.post("/admin/change/", {"refused": "1"}).status_code == 404
    with pytest.raises(ZeroDivisionError):
        client.post("/admin/change/", {"fails": "1"})
    assert not OutboxEntry.objects.filter(topic="sample").exists()
    assert client.post("/admin/change/").content == b"well"
    assert OutboxEntry.objects.filter(topic="sample").count() == 1

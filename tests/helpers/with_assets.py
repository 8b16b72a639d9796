"""The platform's addresses, and its scripts and styles beside them, which a server within the tests' own process does not bring."""

from mimetypes import guess_type
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.urls import path

from exchange import urls
from exchange.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500"]


def asset(request: HttpRequest, name: str) -> HttpResponse:
    found = finders.find(name)
    return HttpResponse(Path(found).read_bytes(), content_type=guess_type(name)[0]) if found else HttpResponse(status=404)


urlpatterns = [path("static/<path:name>", asset), *urls.urlpatterns]

"""The platform's addresses with its static files, which the tests' server does not serve otherwise."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import re_path

from exchange.urls import handler400, handler403, handler404, handler500
from exchange.urls import urlpatterns as those_of_the_platform

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def static_file(request: HttpRequest, path: str) -> HttpResponse:
    found = finders.find(path)
    if not found:
        raise Http404
    return HttpResponse(Path(found).read_bytes(), content_type=mimetypes.guess_type(path)[0])


urlpatterns = [re_path(r"^static/(?P<path>.*)$", static_file), *those_of_the_platform]

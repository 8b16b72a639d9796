"""The platform's addresses with its static files, which the tests' server does not serve otherwise."""

from __future__ import annotations

from django.contrib.staticfiles.views import serve
from django.urls import re_path

from exchange.urls import handler400, handler403, handler404, handler500
from exchange.urls import urlpatterns as those_of_the_platform

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [re_path(r"^static/(?P<path>.*)$", serve, {"insecure": True}), *those_of_the_platform]

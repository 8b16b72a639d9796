"""Search inside a group, for its members."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from exchange.core.languages import reader_language
from search.catalogue.in_group import find_in_group, read_in_group
from search.catalogue.labels import load_labels
from search.engines.base import EngineUnavailableError
from stakeholder_groups.groups.gate import members_only
from stakeholder_groups.groups.selectors import Space


@require_safe
@members_only
def in_group(request: HttpRequest, space: Space) -> HttpResponse:
    asked = read_in_group(request.GET)
    context: dict[str, Any] = {"space": space, "tab": "threads", "asked": asked}
    if not asked.too_long and not asked.text.is_empty:
        try:
            labels = load_labels(reader_language(), private=True)
            context["found"] = find_in_group(space, asked, labels)
        except EngineUnavailableError:
            context["limited"] = True
    response = render(request, "search/in_group.html", context)
    add_never_cache_headers(response)
    return response

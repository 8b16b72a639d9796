"""What is like a page: a list of its own, and what the page itself loads when a reader comes to its end."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from exchange.core.languages import reader_language
from search.catalogue.labels import load_labels
from search.catalogue.related import related
from search.engines.base import EngineUnavailableError


@require_safe
def related_pages(request: HttpRequest, origin: uuid.UUID) -> HttpResponse:
    """What is not public has nothing like it, as what does not exist."""
    try:
        cards = related(origin, load_labels(reader_language()))
    except EngineUnavailableError:
        cards = []
    return render(request, "search/related.html", {"cards": cards})

"""The catalogue's page."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe
from django_htmx.http import push_url

from exchange.core.languages import reader_language
from exchange.core.pagination import PageSlice
from search.access import Viewer, viewer_of
from search.catalogue import advice, fallback
from search.catalogue.asked import Asked, read
from search.catalogue.finding import access_of, drop_unknown, find
from search.catalogue.labels import FACET_LABELS, Labels, load_labels
from search.catalogue.regions import map_of
from search.engines.base import EngineUnavailableError, Sort
from search.engines.documents import Facet
from search.insight.noticing import note_asked


@dataclass(frozen=True, slots=True)
class Chip:
    facet: str
    label: str
    without: str


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request.user)
    asked = read(request.GET, reader_language())
    if not viewer.groups:
        asked = replace(asked, everything=False)
    labels = load_labels(asked.language, private=asked.everything)
    asked, unknown = drop_unknown(asked, labels)
    context: dict[str, Any] = {
        "asked": asked,
        "has_groups": bool(viewer.groups),
        "unknown": [(FACET_LABELS[left.facet], left.value) for left in unknown],
        "chips": _chips(asked, labels),
        "sorts": [sort for sort in Sort if sort is not Sort.RELEVANCE or not asked.text.is_empty],
    }
    if not asked.too_long:
        context |= _found(asked, labels, viewer)
        if "answer" in context and not asked.everything:  # what groups wrote is nobody's statistics
            note_asked(request, asked, context["answer"].total)
    response = render(request, "search/catalogue.html", context)
    if viewer.user.is_authenticated:
        add_never_cache_headers(response)
    if request.htmx:  # type: ignore[attr-defined]  # set by django_htmx's middleware
        push_url(response, reverse("search:catalogue") + asked.query_string)
    return response


def _found(asked: Asked, labels: Labels, viewer: Viewer) -> dict[str, Any]:
    try:
        answer = find(asked, labels, viewer)
        said = answer.understood
        corrected = replace(asked, text=said.text)
        nothing = advice.advise(corrected, labels, said, access_of(asked, viewer)) if not answer.total else None
    except EngineUnavailableError:
        titles = fallback.titles(asked)
        unused = [FACET_LABELS[facet] for facet in fallback.left_out(asked)]
        return {"limited": True, "shown": titles, "unused": unused, "links": _page_links(asked, titles)}
    found = {"answer": answer, "advice": nothing, "shown": answer.slice, "links": _page_links(answer.asked, answer.slice)}
    return found | {"map": map_of(answer, labels)} if asked.on_map and answer.total else found


def _page_links(asked: Asked, shown: PageSlice) -> dict[str, Any]:
    """Addresses of the neighbouring pages and of the window of numbers, None for a gap."""
    return {
        "previous": asked.on_page(shown.number - 1).query_string if shown.has_previous else "",
        "next": asked.on_page(shown.number + 1).query_string if shown.has_next else "",
        "numbers": [(number, asked.on_page(number).query_string if number else "") for number in shown.numbers],
    }


def _chips(asked: Asked, labels: Labels) -> list[Chip]:
    return [
        Chip(str(FACET_LABELS[facet]), labels.label(facet, value), asked.without_value(facet, value).query_string)
        for facet in Facet
        for value in asked.choices.get(facet, ())
    ]

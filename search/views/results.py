"""All results of a question as CSV, JSON, GeoJSON, Atom and a list to print."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from exchange.core.languages import reader_language
from exchange.core.spreadsheets import csv_response
from search.catalogue import files
from search.catalogue.asked import Asked, read
from search.catalogue.every_result import MOST, find_all
from search.catalogue.feed import NEWEST, atom
from search.catalogue.finding import drop_unknown
from search.catalogue.labels import FACET_LABELS, Labels, load_labels
from search.catalogue.regions import points_of
from search.engines.base import EngineUnavailableError, Sort

COMES_BACK_WITHIN = 60
View = Callable[[HttpRequest, Asked, Labels], HttpResponse]


def answers_a_question(view: View) -> Callable[[HttpRequest], HttpResponse]:
    """Reads the question. A file cannot carry a notice: what cannot be used is refused, not left out."""

    @require_safe
    @wraps(view)
    def answered(request: HttpRequest) -> HttpResponse:
        labels = load_labels(reader_language())
        asked, unknown = drop_unknown(read(request.GET, labels.language), labels)
        if asked.too_long:
            return _plainly(_("That is too long for one search. Use the most telling words, at most 1,000 characters."), 400)
        if unknown:
            left = ", ".join(f"{FACET_LABELS[one.facet]} “{one.value}”" for one in unknown)
            return _plainly(_("Some filters do not exist: %(filters)s. Take them out of the address.") % {"filters": left}, 400)
        try:
            return view(request, asked.as_list.in_public, labels)
        except EngineUnavailableError:
            away = _plainly(_("Search is limited at the moment. Ask again in a minute."), 503)
            away["Retry-After"] = str(COMES_BACK_WITHIN)
            return away

    return answered


def _plainly(text: str, status: int) -> HttpResponse:
    return HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8")


@answers_a_question
def as_csv(request: HttpRequest, asked: Asked, labels: Labels) -> HttpResponse:
    found = find_all(asked, labels)
    return csv_response("catalogue.csv", [_(column) for column in files.COLUMNS], files.rows(found.cards, request.build_absolute_uri))


@answers_a_question
def as_json(request: HttpRequest, asked: Asked, labels: Labels) -> HttpResponse:
    found = find_all(asked, labels)
    return _download(files.as_json(found, _page(request, asked), request.build_absolute_uri), "catalogue.json", "application/json")


@answers_a_question
def as_geojson(request: HttpRequest, asked: Asked, labels: Labels) -> HttpResponse:
    found = find_all(asked, labels)
    points = points_of(region.code for card in found.cards for region in card.regions)
    collection = files.as_geojson(found, _page(request, asked), points, request.build_absolute_uri)
    return _download(collection, "catalogue.geojson", "application/geo+json")


@answers_a_question
def as_feed(request: HttpRequest, asked: Asked, labels: Labels) -> HttpResponse:
    """Newest first, whatever order the page has."""
    found = find_all(asked.sorted_by(Sort.DATE), labels, most=NEWEST, is_marked=True)
    site = str(settings.SITE_NAME)
    title = f"{site}: {asked.q}" if asked.q else site
    own = request.build_absolute_uri(request.path + asked.query_string)
    absolute = request.build_absolute_uri
    written = atom(found.cards, title=title, site=site, page=_page(request, asked), own=own, language=labels.language, absolute=absolute)
    return HttpResponse(written, content_type="application/atom+xml; charset=utf-8")


@answers_a_question
def as_list(request: HttpRequest, asked: Asked, labels: Labels) -> HttpResponse:
    """Everything on one page, to print or to read on paper's terms."""
    found = find_all(asked, labels)
    chosen = [(FACET_LABELS[facet], ", ".join(labels.label(facet, value) for value in values)) for facet, values in asked.choices.items()]
    context: dict[str, Any] = {"asked": asked, "found": found, "most": MOST, "chosen": chosen, "address": _page(request, asked)}
    return render(request, "search/list.html", context)


def _download(said: dict[str, Any], filename: str, content_type: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{filename}"'}
    return JsonResponse(said, content_type=content_type, headers=headers, json_dumps_params={"ensure_ascii": False})


def _page(request: HttpRequest, asked: Asked) -> str:
    return request.build_absolute_uri(reverse("search:catalogue") + asked.query_string)

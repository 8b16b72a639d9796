"""Practices that travelled: picture, table, one transfer, CSV."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from exchange.core.spreadsheets import csv_response
from practices.plans import selectors
from practices.plans.exports import COLUMNS, row_of
from practices.plans.routes import RouteKind, lanes, places_of, touching


@require_safe
def travelled(request: HttpRequest) -> HttpResponse:
    """Everything that moved between regions, filtered by the region it came from or went to."""
    every = selectors.all_routes()
    regions = places_of(every)
    chosen = request.GET.get("region", "")
    is_known = not chosen or chosen in {place.code for place in regions}
    routes = touching(every, chosen) if is_known else every
    context = {
        "routes": routes,
        "lanes": lanes(routes),
        "regions": regions,
        "chosen": chosen if is_known else "",
        "unknown": "" if is_known else chosen[:40],
        "taken": sum(route.kind is RouteKind.TAKEN for route in routes),
        "known": sum(route.is_known for route in routes),
    }
    return render(request, "plans/travelled.html", context)


@require_safe
def transfer(request: HttpRequest, transfer_id: int) -> HttpResponse:
    """One transfer with both its ends."""
    route = selectors.transfer_route(transfer_id)
    if route is None:
        raise Http404
    return render(request, "plans/transfer.html", {"route": route})


@require_safe
def travelled_csv(request: HttpRequest) -> HttpResponse:
    """The rows of the page; a region that nothing travelled from or to is refused, not left out."""
    routes = selectors.all_routes()
    chosen = request.GET.get("region", "")
    if chosen and chosen not in {place.code for place in places_of(routes)}:
        told = _("There is no region “%(code)s” among these practices. Leave it out or choose another one.") % {"code": chosen[:40]}
        return HttpResponseBadRequest(told, content_type="text/plain; charset=utf-8")
    rows = (row_of(route, request.build_absolute_uri) for route in touching(routes, chosen))
    return csv_response("practices-that-travelled.csv", [_(heading) for heading in COLUMNS], rows)

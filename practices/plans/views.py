"""Practices that travelled: picture, table, one transfer, CSV."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from exchange.core.spreadsheets import csv_response
from practices.plans import selectors
from practices.plans.exports import COLUMNS, row_of
from practices.plans.routes import RouteKind, lanes


@require_safe
def travelled(request: HttpRequest) -> HttpResponse:
    """Everything that moved between regions, filtered by the region it came from or went to."""
    routes = selectors.all_routes()
    regions = sorted({place for route in routes for place in (route.origin, route.destination)}, key=lambda place: place.code)
    chosen = request.GET.get("region", "")
    if chosen:
        routes = [route for route in routes if chosen in (route.origin.code, route.destination.code)]
    context = {
        "routes": routes,
        "lanes": lanes(routes),
        "regions": regions,
        "chosen": chosen,
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
    rows = (row_of(route, request.build_absolute_uri) for route in selectors.all_routes())
    return csv_response("practices-that-travelled.csv", [_(heading) for heading in COLUMNS], rows)

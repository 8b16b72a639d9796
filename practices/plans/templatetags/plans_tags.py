"""What plans add to the pages of practices and partners."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.template.context import Context
from wagtail.models import Page

from exchange.core.languages import reader_language
from practices.plans import selectors
from practices.plans.models import LocalActionPlanPage
from practices.plans.routes import Lane, Route, lanes

register = template.Library()


@register.inclusion_tag("plans/practice_travelled.html", takes_context=True)
def practice_travelled(context: Context, page: Page) -> dict[str, Any]:
    """Where the practice was taken up and where it was discussed."""
    return {"routes": selectors.routes_of_practice(page), "request": context.get("request")}


@register.simple_tag
def routes_of_practice(page: Page) -> list[Route]:
    return selectors.routes_of_practice(page)


@register.simple_tag
def all_routes() -> list[Route]:
    return selectors.all_routes()


@dataclass(frozen=True, slots=True)
class RegionRoutes:
    """Routes into a region and out of it."""

    taken: list[Route]
    given: list[Route]


@register.simple_tag
def routes_of_region(code: str) -> RegionRoutes:
    """What the region took from others and others from it; a region without a code has none."""
    routes = selectors.routes_of_region(code) if code else []
    return RegionRoutes(
        [route for route in routes if route.destination.code == code != route.origin.code],
        [route for route in routes if route.origin.code == code != route.destination.code],
    )


@register.simple_tag
def partner_plans(partner_url_paths: list[str]) -> list[LocalActionPlanPage]:
    return selectors.plans_below(partner_url_paths=partner_url_paths, reader=reader_language())


@register.simple_tag
def plan_routes(page: Page) -> dict[int | None, list[Route]]:
    """Public routes into the plan, by the number of the action."""
    grouped: dict[int | None, list[Route]] = {}
    for route in selectors.routes_into_plan(page):
        grouped.setdefault(route.action_number, []).append(route)
    return grouped


@register.simple_tag
def routes_into(routes: dict[int | None, list[Route]], number: int) -> list[Route]:
    """The routes of one action."""
    return routes.get(number, [])


@register.simple_tag
def lanes_of(routes: list[Route]) -> list[Lane]:
    """Lines of the slope picture."""
    return lanes(routes)

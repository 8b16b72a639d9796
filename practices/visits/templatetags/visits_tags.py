"""What visits add to the pages of partners and practices."""

from typing import Any

from django import template
from django.template.context import Context
from wagtail.models import Page

from exchange.core.languages import reader_language
from practices.visits import selectors
from practices.visits.models import StudyVisitPage, VisitGuest

register = template.Library()


@register.inclusion_tag("visits/visit_list.html", takes_context=True)
def practice_visits(context: Context, page: Page) -> dict[str, Any]:
    """Where the practice was shown."""
    return {"visits": selectors.visits_that_showed(page.translation_key, reader_language()), "request": context.get("request")}


@register.inclusion_tag("visits/visit_list.html", takes_context=True)
def partner_visits(context: Context, partner_url_paths: list[str]) -> dict[str, Any]:
    """What the partner hosted."""
    return {
        "visits": selectors.visits_hosted(partner_url_paths=partner_url_paths, reader=reader_language()),
        "request": context.get("request"),
    }


@register.inclusion_tag("visits/visit_attendance.html")
def visit_attendance(page: StudyVisitPage) -> dict[str, Any]:
    """Who came, by organisation, with the sum."""
    rows = selectors.attendance(page)
    return {"rows": rows, "total": sum(row.people for row in rows)}


@register.simple_tag
def reader_url(page: Page) -> str:
    """The page's path under the reader's language, where menus are in her language too."""
    return selectors.reader_path(page)


@register.simple_tag
def shown_practices(page: StudyVisitPage) -> list[Page]:
    return selectors.practices_shown(page, reader_language())


@register.simple_tag
def visiting_partners(page: StudyVisitPage) -> list[VisitGuest]:
    return selectors.guests(page)

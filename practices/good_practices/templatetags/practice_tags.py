"""What a practice's page shows beside its own fields."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from exchange.core.drawing.region_map import Place, RegionMap, region_map
from exchange.core.languages import reader_language
from exchange.core.linked_data import as_script_text
from practices.good_practices import selectors
from practices.good_practices.linked_data import LICENCES, describe
from practices.good_practices.models import GoodPracticePage
from practices.good_practices.rows import PageRows, read_rows
from practices.review.enums import Step
from practices.review.models import PracticeDecision
from practices.review.models.events import ReviewEvent
from practices.review.selectors import decisions_on, public_timeline

register = template.Library()


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the form in the language it is read in; another one than the page's where a translation left it empty."""

    anchor: str
    heading: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Replacement:
    title: str
    url: str
    language: str


@register.simple_tag
def passage(page: GoodPracticePage, facts: GoodPracticePage, field: str) -> Passage:
    headings = {
        "detail": _("What was done"),
        "resources": _("What it needs"),
        "evidence": _("Evidence of success"),
        "difficulties": _("Difficulties"),
        "potential": _("Potential for transfer"),
    }
    source = page if getattr(page, field) else facts
    return Passage(field, headings[field], getattr(source, field), source.locale.language_code)


@register.simple_tag
def decisions(page: GoodPracticePage) -> dict[str, PracticeDecision]:
    """Judgements by kind; asked for in several blocks, read once."""
    if "_decisions" not in page.__dict__:
        page.__dict__["_decisions"] = decisions_on(page)
    found: dict[str, PracticeDecision] = page.__dict__["_decisions"]
    return found


@register.simple_tag
def marks_of(practices: Iterable[GoodPracticePage]) -> dict[int, selectors.Marks]:
    """What stands beside each practice of a list."""
    return selectors.marks_of({practice.pk: practice.translation_key for practice in practices})


@register.filter
def of_practice(marks: dict[int, selectors.Marks], practice: GoodPracticePage) -> selectors.Marks:
    return marks[practice.pk]


@register.simple_tag
def way_of(page: GoodPracticePage) -> list[ReviewEvent]:
    """Publications of this version and judgements about the original, newest first."""
    return [event for event in public_timeline(page) if event.page_id == page.pk or event.step != Step.PUBLISHED]


@register.filter
def times_taken(routes: Iterable[Any], element: str) -> int:
    """How many transfers took the element, among the routes that a higher room's tag found."""
    return sum(1 for route in routes if route.transfer_id and route.element == element)


@register.simple_tag
def location_map(facts: GoodPracticePage) -> RegionMap | None:
    """The practice's point; without one nothing is drawn."""
    region, point = facts.region, facts.point
    if point is None or region is None:
        return None
    return region_map([Place(point[1], point[0], facts.city or region.label, region.code, region.country, 1)])


@register.simple_tag
def rows_of(page: GoodPracticePage) -> PageRows:
    """The page's own rows; asked for in several blocks, read once."""
    if "_rows" not in page.__dict__:
        page.__dict__["_rows"] = read_rows(page)
    found: PageRows = page.__dict__["_rows"]
    return found


@register.simple_tag
def subjects_of(facts: GoodPracticePage) -> dict[str, list[str]]:
    """Labels by vocabulary in the reader's language."""
    return selectors.subjects_of(facts, reader_language())


@register.filter
def licence_address(name: str) -> str:
    return LICENCES.get(name, "")


@register.simple_tag
def replacement_of(facts: GoodPracticePage) -> Replacement | None:
    """Where the reader of a superseded practice is led."""
    language = reader_language()
    found = selectors.replacement_of(facts, language)
    return Replacement(found.title, selectors.path_for(found, language), found.locale.language_code) if found else None


@register.simple_tag
def linked_data(page: GoodPracticePage, facts: GoodPracticePage) -> SafeString:
    url = f"{settings.BASE_URL}{selectors.path_for(page, page.locale.language_code)}"
    names = [element.name for element in rows_of(page).elements]
    data = describe(page, facts=facts, url=url, site_name=settings.SITE_NAME, elements=names)
    return mark_safe(as_script_text(data))  # noqa: S308  (no "<", ">" or "&" is left in it)

"""Contents of the pages that rooms below search publish, and of what stands on them."""

import uuid
from collections.abc import Collection
from typing import Any

from django.apps import apps
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from practices.good_practices.models import PracticeElement
from practices.good_practices.selectors import superseded_keys
from practices.plans.models import Action, Transfer
from search import group_sources, meeting_sources
from search.plain_text import joined, plain
from search.registry import Contents, Listed, Part, Source, register

REGION = "partners.Region"


def register_all() -> None:
    for model, said in SOURCES.items():
        register(Source(model=apps.get_model(model), **said))
    for source in (*group_sources.SOURCES, *meeting_sources.SOURCES):
        register(source)


def practice(page: Any) -> Contents:
    region, theme, topic = page.region, page.theme, page.topic
    sectors, directions = list(page.sectors.all()), list(page.directions.all())
    markets, maturity = list(page.markets.all()), list(page.maturity.all())
    named = [region, theme, topic, *sectors, *directions, *markets, *maturity]
    elements = [joined(element.name, element.what, element.needs) for element in page.elements.all()]
    owner = page.organisation_in_charge
    return Contents(
        summary=plain(page.summary),
        elements=" ".join(elements),
        body=joined(page.detail, page.resources, page.evidence, page.difficulties, page.potential, owner and owner.name, page.city),
        named=tuple(label for label in named if label is not None),
        sectors=tuple(dict.fromkeys(slug for sector in sectors for slug in _with_parent(sector))),
        directions=tuple(direction.slug for direction in directions),
        themes=(theme.slug,) if theme else (),
        years=_years(page.start_month),
        **_place(region),
    )


def element(row: Any) -> Contents:
    return Contents(summary=plain(row.what), body=plain(row.needs))


def transfers(keys: Collection[uuid.UUID]) -> dict[uuid.UUID, int]:
    """How often elements of these practices, in whatever version, were taken into actions that everybody may read."""
    practice_key = "element__page__translation_key"
    rows = Transfer.objects.public().filter(**{f"{practice_key}__in": keys}).order_by().values_list(practice_key)
    return dict(rows.annotate(taken=Count("pk")))


def visit(page: Any) -> Contents:
    sessions = [joined(row.title, row.site, row.description) for row in page.sessions.all()]
    outputs = [joined(row.title, row.description) for row in page.outputs.all()]
    return Contents(
        summary=plain(page.summary),
        elements=" ".join(sessions),
        body=joined(page.description, page.lessons, page.place, *outputs),
        named=(page.region,) if page.region else (),
        years=_years(page.starts_on),
        **_place(page.region),
    )


def plan(page: Any) -> Contents:
    actions = [joined(row.title, row.relevance, row.nature, row.stakeholders, row.outcome) for row in page.actions.all()]
    sections = [joined(row.title, row.text) for row in page.sections.all()]
    return Contents(
        summary=plain(page.summary),
        elements=" ".join(actions),
        body=joined(page.background, page.policy_details, page.instrument and page.instrument.name, *sections),
        named=(page.region,) if page.region else (),
        years=(page.start_year,) if page.start_year else (),
        **_place(page.region),
    )


def action(row: Any) -> Contents:
    return Contents(
        summary=plain(row.nature), body=joined(row.relevance, row.stakeholders, row.timeframe, row.costs, row.funding, row.outcome)
    )


def standard(page: Any) -> Contents:
    return Contents(summary=plain(page.summary), body=plain(page.body))


def news(page: Any) -> Contents:
    return Contents(summary=plain(page.summary), body=plain(page.body), years=_years(page.first_published_at))


def partner(page: Any) -> Contents:
    organisation = page.participation.organisation
    region = organisation.region
    return Contents(
        summary=plain(page.intro),
        body=joined(organisation.name, organisation.short_name, organisation.city),
        named=(region,) if region else (),
        **_place(region),
    )


def _place(region: Any) -> dict[str, Any]:
    return {"regions": (region.code,), "countries": (region.country,)} if region else {}


def _years(day: Any) -> tuple[int, ...]:
    return (day.year,) if day else ()


def _with_parent(sector: Any) -> tuple[str, ...]:
    """A sector is found under the one it belongs to as well."""
    return (sector.slug, sector.parent.slug) if sector.parent else (sector.slug,)


SOURCES: dict[str, dict[str, Any]] = {
    "good_practices.GoodPracticePage": {
        "kind": "practice",
        "label": _("Good practice"),
        "build": practice,
        "related": ("region", "theme", "topic", "organisation_in_charge"),
        "prefetched": ("elements", "sectors__parent", "directions", "markets", "maturity"),
        "depends_on": {
            REGION: ("region",),
            "partners.Organisation": ("organisation_in_charge",),
            "partners.Theme": ("theme",),
            "partners.PracticeTopic": ("topic",),
            "partners.Sector": ("sectors", "sectors__parent"),
            "partners.Direction": ("directions",),
            "partners.Market": ("markets",),
            "partners.FirmMaturity": ("maturity",),
        },
        "transfers": transfers,
        "counted": {"plans.Transfer": ("elements__transfers",)},
        "counted_below": "elements__transfers__action__page",
        "superseded": superseded_keys,
        "follows": ("superseded_by",),
        "parts": (Part(PracticeElement, "elements", "element", _("Practice element"), element, "element-{number}"),),
    },
    "visits.StudyVisitPage": {
        "kind": "visit",
        "label": _("Study visit"),
        "build": visit,
        "related": ("region",),
        "prefetched": ("sessions", "outputs"),
        "depends_on": {REGION: ("region",)},
    },
    "plans.LocalActionPlanPage": {
        "kind": "plan",
        "label": _("Local action plan"),
        "build": plan,
        "related": ("region", "instrument"),
        "prefetched": ("actions", "sections"),
        "depends_on": {REGION: ("region",), "partners.PolicyInstrument": ("instrument",)},
        "parts": (Part(Action, "actions", "action", _("Action"), action, "action-{number}"),),
    },
    "pages.NewsPage": {"kind": "news", "label": _("News"), "build": news},
    "pages.PartnerPage": {
        "kind": "partner",
        "label": _("Partner"),
        "build": partner,
        "related": ("participation__organisation__region",),
        "depends_on": {
            REGION: ("participation__organisation__region",),
            "partners.Organisation": ("participation__organisation",),
            "partners.Participation": ("participation",),
        },
    },
    "pages.StandardPage": {"kind": "page", "label": _("Page"), "build": standard, "listed": Listed.WITH_WORDS},
}

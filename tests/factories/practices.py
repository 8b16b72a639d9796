"""Pages of two partners: a practice with an element, a visit that showed it, a plan that took it. Made in a few statements."""

from __future__ import annotations

import itertools
from typing import Any

from wagtail.models import Locale

from exchange.pages.models import PartnerPage, PartnersIndexPage
from exchange.partners.models import Network, Organisation, Participation, Region
from practices.good_practices.models import FormEdition, GoodPracticePage, PracticeElement
from practices.plans.models import Action, LocalActionPlanPage, Transfer
from practices.visits.models import StudyVisitPage

_numbers = itertools.count(1)


def make_region(code: str, **said: Any) -> Region:
    said = {"country": code[:2], "label_en": f"Region {code}", "label_it": f"Regione {code}"} | said
    return Region.objects.get_or_create(code=code, code_version="NUTS 2021", defaults=said)[0]


def make_participation(name: str, *, region: Region | None = None) -> Participation:
    network, _new = Network.objects.get_or_create(slug="sharing", defaults={"name": "Sharing"})
    organisation, _new = Organisation.objects.get_or_create(name=f"Agency {name}", defaults={"kind": "agency", "region": region})
    return Participation.objects.get_or_create(network=network, organisation=organisation)[0]


def make_partner_page(slug: str, *, language: str = "en") -> PartnerPage:
    """A partner's live page in one tree."""
    locale = Locale.objects.get(language_code=language)
    parent = PartnersIndexPage.objects.get(locale=locale)
    found = PartnerPage.objects.child_of(parent).filter(slug=slug).first()
    return found or parent.add_child(
        instance=PartnerPage(title=slug.title(), slug=slug, locale=locale, participation=make_participation(slug))
    )


def make_practice(partner: PartnerPage, *, elements: tuple[str, ...] = ("A card of vouchers",), **said: Any) -> GoodPracticePage:
    """A live practice with its elements."""
    number = next(_numbers)
    said = {"title": f"Practice {number}", "slug": f"practice-{number}", "summary": "What it is."} | said
    edition = FormEdition.objects.first() or FormEdition.objects.create(name="First edition")
    page = GoodPracticePage(locale=partner.locale, edition=edition, **said)
    for name in elements:
        page.elements.add(PracticeElement(name=name, locale=partner.locale))
    return partner.add_child(instance=page)


def make_plan(partner: PartnerPage, *, takes: tuple[dict[str, Any], ...] = (), **said: Any) -> LocalActionPlanPage:
    """A live plan of one action a transfer; each of `takes` holds the fields of a transfer and, as `action`, its action's title."""
    number = next(_numbers)
    said = {"title": f"Plan {number}", "slug": f"plan-{number}"} | said
    page = LocalActionPlanPage(locale=partner.locale, **said)
    for place, fields in enumerate(takes):
        values = dict(fields)
        title = values.pop("action", f"Action {place + 1}")
        action = Action(title=title, outcome=values.pop("outcome", ""), locale=partner.locale, sort_order=place)
        action.transfers.add(Transfer(**values))
        page.actions.add(action)
    return partner.add_child(instance=page)


def make_visit(partner: PartnerPage, **said: Any) -> StudyVisitPage:
    number = next(_numbers)
    said = {"title": f"Visit {number}", "slug": f"visit-{number}"} | said
    return partner.add_child(instance=StudyVisitPage(locale=partner.locale, **said))

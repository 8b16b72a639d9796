"""Reading of plans and of the routes between regions."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import get_language
from wagtail.models import Page

from exchange.core.languages import card_language
from exchange.partners.models import Region
from practices.good_practices.models import GoodPracticePage
from practices.plans.enums import TransferState
from practices.plans.models import LocalActionPlanPage, Transfer
from practices.plans.routes import Place, Route, RouteKind, discussed_only
from practices.visits.models import VisitGuest
from practices.visits.selectors import one_version_each, public_visits, reader_path


def public_plans() -> QuerySet[LocalActionPlanPage]:
    """Live plans that everybody may read."""
    return LocalActionPlanPage.objects.live().public().select_related("locale", "region", "instrument")


def plans_below(*, partner_url_paths: list[str], reader: str) -> list[LocalActionPlanPage]:
    """Plans below the partner's pages in all trees, one card each."""
    below = Q()
    for path in partner_url_paths:
        below |= Q(url_path__startswith=path)
    return one_version_each(public_plans().filter(below), reader) if partner_url_paths else []


def all_routes() -> list[Route]:
    """Every public route, transfers first; the number of statements does not depend on the number of routes."""
    transfers = list(_transfers())
    discussed = list(_discussions())
    cards = _Cards.of(
        [row.element.page for row in transfers]
        + [row.action.page for row in transfers]
        + [shown.practice for guest in discussed for shown in _public_practices(guest)]
    )
    taken = [_route_of_transfer(row, cards) for row in transfers]
    talked = [_route_of_discussion(guest, shown.practice, cards) for guest in discussed for shown in _public_practices(guest)]
    return taken + discussed_only(talked, taken)


def routes_of_practice(page: Page) -> list[Route]:
    return [route for route in all_routes() if route.practice_key == str(page.translation_key)]


def _transfers() -> QuerySet[Transfer]:
    return (
        Transfer.objects.public()
        .select_related("element__page__region", "element__page__locale", "action__page__region", "action__page__locale", "visit")
        .order_by("element__page__region__code", "action__page__region__code", "pk")
    )


def _discussions() -> QuerySet[VisitGuest]:
    return (
        VisitGuest.objects.filter(page__in=public_visits())
        .select_related("page", "participation__organisation__region")
        .prefetch_related("page__shown_practices__practice__region", "page__shown_practices__practice__locale")
        .order_by("page__starts_on", "pk")
    )


def _public_practices(guest: VisitGuest) -> list[Any]:
    return [shown for shown in guest.page.shown_practices.all() if shown.practice.live]


class _Cards:
    """Title and address, in the reader's language, of pages named by whatever version."""

    def __init__(self, cards: dict[object, Page], public: set[int]) -> None:
        self.cards = cards
        self.public = public

    @classmethod
    def of(cls, pages: Iterable[Page]) -> "_Cards":
        keys = {page.translation_key for page in pages}
        reader = (get_language() or "en")[:2]
        versions: dict[object, dict[str, Page]] = {}
        for page in Page.objects.live().public().filter(translation_key__in=keys).select_related("locale"):
            versions.setdefault(page.translation_key, {})[page.locale.language_code] = page
        cards = {key: group[card_language({code: page.pk for code, page in group.items()}, reader)] for key, group in versions.items()}
        return cls(cards, {page.pk for group in versions.values() for page in group.values()})

    def title(self, page: Page) -> str:
        return self.cards[page.translation_key].title if page.translation_key in self.cards else page.title

    def url(self, page: Page) -> str:
        """The card's path under the reader's language: the address that shows it with menus in her language."""
        card = self.cards.get(page.translation_key, page)
        return reader_path(card)


def _place(region: Region | None) -> Place:
    return Place(region.code, region.label) if region else Place("?", "")


def _route_of_transfer(row: Transfer, cards: _Cards) -> Route:
    practice, plan = row.element.page, row.action.page
    number = row.action.sort_order + 1 if row.action.sort_order is not None else None
    return Route(
        kind=RouteKind.TAKEN,
        transfer_id=row.pk,
        practice_key=str(practice.translation_key),
        practice_title=cards.title(practice),
        practice_url=cards.url(practice),
        element=row.element.name,
        origin=_place(practice.region),
        destination=_place(plan.region),
        plan_title=cards.title(plan),
        plan_url=cards.url(plan),
        action=row.action.title,
        action_number=number,
        via=row.visit.title if row.visit and row.visit.live else "",
        via_url=reader_path(row.visit) if row.visit and row.visit.live else "",
        taken=row.taken,
        changed=row.changed,
        state=row.state,
        state_label=row.get_state_display(),
        outcome=row.action.outcome,
        outcome_source_url=row.action.outcome_source_url,
    )


def _route_of_discussion(guest: VisitGuest, practice: GoodPracticePage, cards: _Cards) -> Route:
    return Route(
        kind=RouteKind.DISCUSSED,
        transfer_id=None,
        practice_key=str(practice.translation_key),
        practice_title=cards.title(practice),
        practice_url=cards.url(practice),
        element="",
        origin=_place(practice.region),
        destination=_place(guest.participation.organisation.region),
        plan_title="",
        plan_url="",
        action="",
        action_number=None,
        via=guest.page.title,
        via_url=reader_path(guest.page),
        taken="",
        changed="",
        state=TransferState.UNKNOWN,
        state_label=str(TransferState.UNKNOWN.label),
        outcome="",
        outcome_source_url="",
    )

"""Every public route between regions. The number of statements does not depend on the number of routes."""

from collections.abc import Iterable, Sequence

from django.db.models import Prefetch, Q, QuerySet
from wagtail.models import Page

from exchange.partners.models import Region
from practices.good_practices.models import GoodPracticePage
from practices.plans.enums import TransferState
from practices.plans.models import Transfer
from practices.plans.routes import Place, Route, RouteKind, discussed_only, touching
from practices.plans.selectors.cards import Cards
from practices.visits.models import VisitGuest, VisitPractice
from practices.visits.selectors import public_visits


def all_routes() -> list[Route]:
    """Every public route, transfers first."""
    return _routes(list(_transfers()), _talks(_guests()))


def routes_of_region(code: str) -> list[Route]:
    """Those of them that come from the region or go into it."""
    transfers = _transfers().filter(Q(element__page__region__code=code) | Q(action__page__region__code=code))
    shown = VisitPractice.objects.filter(practice__region__code=code).values("page")
    guests = _guests().filter(Q(participation__organisation__region__code=code) | Q(page__in=shown))
    return touching(_routes(list(transfers), _talks(guests)), code)


def _talks(guests: QuerySet[VisitGuest]) -> list[tuple[VisitGuest, GoodPracticePage]]:
    practices = VisitPractice.objects.select_related("practice__region", "practice__locale")
    guests = guests.prefetch_related(Prefetch("page__shown_practices", practices))
    return [(guest, shown.practice) for guest in guests for shown in guest.page.shown_practices.all()]


def routes_of_practice(page: GoodPracticePage) -> list[Route]:
    """Where a practice, in whatever version, was taken up or discussed."""
    key = page.translation_key
    guests = _guests().filter(page__in=VisitPractice.objects.filter(practice__translation_key=key).values("page"))
    return _routes(list(_transfers().filter(element__page__translation_key=key)), [(guest, page.facts) for guest in guests])


def routes_into_plan(page: Page) -> list[Route]:
    """What a plan, in whatever version, took from others."""
    return _routes(list(_transfers().filter(action__page__translation_key=page.translation_key)), [])


def transfer_route(transfer_id: int) -> Route | None:
    routes = routes_of_transfers([transfer_id])
    return routes[0] if routes else None


def routes_of_transfers(transfer_ids: Iterable[int]) -> list[Route]:
    """Those of them that are public."""
    return _routes(list(_transfers().filter(pk__in=list(transfer_ids))), [])


def _routes(transfers: Sequence[Transfer], talks: Sequence[tuple[VisitGuest, GoodPracticePage]]) -> list[Route]:
    """Of transfers, and of guests with a practice that the visit showed them."""
    pages = [page for row in transfers for page in (row.element.page, row.action.page, row.visit) if page]
    cards = Cards([*pages, *(guest.page for guest, _practice in talks), *(practice for _guest, practice in talks)])
    taken = [_route_of_transfer(row, cards) for row in transfers]
    talked = [_route_of_discussion(guest, practice, cards) for guest, practice in talks if cards.has(practice)]
    return taken + discussed_only(talked, taken)


def _transfers() -> QuerySet[Transfer]:
    return (
        Transfer.objects.public()
        .select_related("element__page__region", "element__page__locale", "action__page__region", "action__page__locale", "visit")
        .order_by("element__page__region__code", "action__page__region__code", "pk")
    )


def _guests() -> QuerySet[VisitGuest]:
    """Who came to a public visit."""
    return (
        VisitGuest.objects.filter(page__in=public_visits())
        .select_related("page", "participation__organisation__region")
        .order_by("page__starts_on", "pk")
    )


def _place(region: Region | None) -> Place:
    return Place(region.code, region.label) if region else Place("?", "")


def _route_of_transfer(row: Transfer, cards: Cards) -> Route:
    practice, plan = row.element.page, row.action.page
    return Route(
        kind=RouteKind.TAKEN,
        transfer_id=row.pk,
        practice_key=str(practice.translation_key),
        practice_title=cards.title(practice),
        practice_language=cards.language(practice),
        practice_url=cards.url(practice),
        element=cards.element(row.element),
        origin=_place(practice.region),
        destination=_place(plan.region),
        plan_title=cards.title(plan),
        plan_language=cards.language(plan),
        plan_url=cards.url(plan),
        action=cards.action(row.action),
        action_number=cards.action_number(row.action),
        via=cards.title(row.visit) if row.visit and cards.has(row.visit) else "",
        via_url=cards.url(row.visit) if row.visit and cards.has(row.visit) else "",
        taken=row.taken,
        changed=row.changed,
        state=row.state,
        state_label=row.get_state_display(),
        outcome=row.action.outcome,
        outcome_source_url=row.action.outcome_source_url,
    )


def _route_of_discussion(guest: VisitGuest, practice: GoodPracticePage, cards: Cards) -> Route:
    return Route(
        kind=RouteKind.DISCUSSED,
        transfer_id=None,
        practice_key=str(practice.translation_key),
        practice_title=cards.title(practice),
        practice_language=cards.language(practice),
        practice_url=cards.url(practice),
        element="",
        origin=_place(practice.region),
        destination=_place(guest.participation.organisation.region),
        plan_title="",
        plan_language="",
        plan_url="",
        action="",
        action_number=None,
        via=cards.title(guest.page),
        via_url=cards.url(guest.page),
        taken="",
        changed="",
        state=TransferState.UNKNOWN,
        state_label=str(TransferState.UNKNOWN.label),
        outcome="",
        outcome_source_url="",
    )

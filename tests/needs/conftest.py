"""A local group of a region with needs, a partner elsewhere with practices, and people in and out of both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from exchange.accounts.roles import editors_group_name
from exchange.core.telling import told
from exchange.pages.services import create_partner_pages
from exchange.partners.models import Direction, FirmMaturity, Market, Network, Sector, Theme
from search.indexing import building
from stakeholder_groups.discussions.services import send_post
from stakeholder_groups.groups.enums import GroupKind, Role
from stakeholder_groups.groups.models import Group
from stakeholder_groups.needs.models import Need
from stakeholder_groups.needs.services import NeedWords, raise_need
from tests.factories.accounts import UserFactory
from tests.factories.discussions import make_group, make_member, make_thread
from tests.factories.practices import make_participation, make_practice, make_region
from tests.helpers.catalogue import settle
from tests.helpers.group_rooms import GroupRoom

if TYPE_CHECKING:
    from collections.abc import Iterator


SECRET = "zirconium"


def term(model: Any, slug: str, **said: Any) -> Any:
    return model.objects.get_or_create(slug=slug, defaults={"label_en": slug.replace("-", " ").capitalize()} | said)[0]


def make_local_group(slug: str, code: str) -> Group:
    """A group of a partner in a region of its own."""
    network, _new = Network.objects.get_or_create(slug="sharing", defaults={"name": "Sharing"})
    participation = make_participation(slug, region=make_region(code))
    return Group.objects.create(slug=slug, name=f"Group {slug}", kind=GroupKind.LOCAL, network=network, participation=participation)


def open_partner(slug: str) -> Any:
    """A partner's pages in all trees, which its editors may change; the English one."""
    return create_partner_pages(participation=make_participation(slug), slug=slug, titles={"en": slug.title()})[0]


@dataclass(kw_only=True)
class Place(GroupRoom):
    theme: Theme
    market: Market

    def need(self, title: str = "Help with vouchers", *, by: str = "member", **said: Any) -> Need:
        words = NeedWords(**{"title": title, "theme": self.theme, "market": self.market} | said)
        return raise_need(actor=self.people[by], group=self.group, words=words)

    def at(self, need: Need, rest: str = "") -> str:
        return f"needs/{need.public_id}/{rest}"

    def post_in_thread(self, body: str = "We would need a voucher.", *, by: str = "member") -> Any:
        thread = make_thread(self.group, self.people[by], title="Vouchers and firms", body="Who has tried them?")
        return send_post(actor=self.people[by], thread=thread, body=body).post


@pytest.fixture
def place(db: None) -> Place:
    group = make_local_group("north", "SE31")
    elsewhere = make_group("south")
    people = {
        "member": make_member(group, name="Mia Member", organisation_name="Chamber of Mia"),
        "reader": make_member(group, name="Rita Reader"),
        "coordinator": make_member(group, name="Cora Coordinator", role=Role.COORDINATOR),
        "other": make_member(elsewhere, name="Oscar Other", role=Role.COORDINATOR),
        "stranger": UserFactory(display_name="Sam Stranger"),
        "editor": UserFactory(display_name="Edda Editor", groups=[editors_group_name("marche")]),
        "own_editor": UserFactory(display_name="Olle Editor", groups=[editors_group_name("north")]),
        "superuser": UserFactory(display_name="Sue Superuser", superuser=True),
    }
    theme, market = term(Theme, "policy-and-governance"), term(Market, "united-kingdom")
    return Place(group=group, people=people, theme=theme, market=market)


@dataclass
class Shelf:
    """Practices of another region's partner."""

    partner: Any
    vouchers: Any
    castles: Any


@pytest.fixture
def shelf(place: Place) -> Shelf:
    partner = open_partner("marche")
    sector, parent = term(Sector, "mechatronics"), term(Sector, "engineering")
    sector.parent = parent
    sector.save()
    vouchers = make_practice(
        partner,
        title="Export vouchers for small firms",
        summary="A voucher pays half of a consultant.",
        theme=place.theme,
        region=make_region("ITI3"),
    )
    vouchers.markets.add(place.market)
    vouchers.sectors.add(parent)
    vouchers.maturity.add(term(FirmMaturity, "light"))
    vouchers.directions.add(term(Direction, "outward"))
    vouchers.save()
    castles = make_practice(partner, title="A trail of castles", summary="Walkers find their way.")
    building.rebuild()
    settle()
    return Shelf(partner, vouchers, castles)


@pytest.fixture
def heard() -> Iterator[list[dict[str, Any]]]:
    """What rooms told people of, in order."""
    calls: list[dict[str, Any]] = []

    def hear(**said: Any) -> None:
        calls.append(said)

    told.connect(hear)
    yield calls
    told.disconnect(hear)

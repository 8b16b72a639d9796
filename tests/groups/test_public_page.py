"""Ways to a group's public page: from its partner's page, and from a search that found nothing. Groups without one are not named."""

from __future__ import annotations

import pytest

from exchange.pages.services import create_partner_pages
from stakeholder_groups.groups.enums import GroupKind
from tests.factories.discussions import make_group
from tests.factories.practices import make_participation
from tests.helpers.catalogue import put, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def groups():
    participation = make_participation("gavle")
    create_partner_pages(participation=participation, slug="gavle", titles={"en": "Gävle"})
    found = {}
    for slug, public, of in (("open", True, participation), ("closed", False, participation), ("other", True, make_participation("ivace"))):
        group = make_group(slug)
        group.kind, group.participation, group.is_public_page = GroupKind.LOCAL, of, public
        group.save()
        found[slug] = group
    found["network"] = make_group("network")
    return found


def test_a_partner_s_page_leads_to_its_public_group_and_to_asking(client, groups):
    page = client.get("/it/partners/gavle/").content.decode()
    assert 'href="/it/groups/open/about/"' in page
    assert 'href="/it/groups/open/ask/"' in page
    for slug in ("closed", "other", "network"):
        assert f"/groups/{slug}/" not in page
    assert client.get("/it/groups/open/about/").status_code == 200


def test_who_finds_nothing_is_told_which_groups_to_ask_the_network_s_first(client, groups):
    put(shown("Vouchers"))
    page = client.get("/en/catalogue/?q=zirconium").content.decode()
    places = [page.find(f'href="/en/groups/{slug}/about/"') for slug in ("network", "open", "other")]
    assert -1 not in places
    assert places == sorted(places)
    assert "closed" not in page

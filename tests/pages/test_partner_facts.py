"""What becomes of partners, as their pages show it: replaced, renamed, two in a region, a region that left the classification."""

from __future__ import annotations

from datetime import date

import pytest

from exchange.pages.services import create_partner_pages
from exchange.partners.models import Network, Organisation, Participation, Region
from tests.helpers.pages import facts_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def network(db):
    return Network.objects.create(name="Sharing", slug="sharing")


@pytest.fixture
def region(db):
    return Region.objects.create(code="ITH5", code_version="NUTS 2021", country="IT", label_en="Emilia-Romagna")


def partner(network, slug, *, region=None, predecessor=None, **said):
    organisation = Organisation.objects.create(name=f"Agency of {slug}", kind="public_body", region=region, predecessor=predecessor)
    participation = Participation.objects.create(network=network, organisation=organisation, **said)
    create_partner_pages(participation=participation, slug=slug, titles={"en": slug.title()})
    return participation


def test_a_replaced_partner_and_its_successor_lead_to_each_other(client, network):
    new = partner(network, "leeds", starts_on=date(2017, 10, 1))
    partner(network, "wakefield", starts_on=date(2016, 4, 1), ends_on=date(2017, 9, 30), replaced_by=new, dates_are_inferred=True)
    old_page, new_page = facts_on(client, "/en/partners/wakefield/"), facts_on(client, "/en/partners/leeds/")
    assert old_page["Replaced by"] == ["Agency of leeds → /en/partners/leeds/"]
    assert old_page["Until"] == ["September 2017"]
    assert "inferred" in old_page["Since"][0]
    assert new_page["Took the place of"] == ["Agency of wakefield → /en/partners/wakefield/"]
    assert "Replaced by" not in new_page
    assert "former partner" in client.get("/en/partners/").content.decode()
    assert "/en/partners/wakefield/" not in client.get("/en/").content.decode()


def test_a_renamed_partner_keeps_its_name_of_before(client, network):
    former = Organisation.objects.create(name="ERVET", kind="public_body")
    partner(network, "art-er", predecessor=former)
    assert facts_on(client, "/en/partners/art-er/")["Formerly"] == ["ERVET"]
    assert "Today" not in facts_on(client, "/en/partners/art-er/")


def test_a_page_under_the_former_name_tells_the_name_of_today(client, network):
    old = partner(network, "ervet", ends_on=date(2019, 4, 30))
    partner(network, "art-er", predecessor=old.organisation)
    assert facts_on(client, "/en/partners/ervet/")["Today"] == ["Agency of art-er → /en/partners/art-er/"]


def test_two_partners_share_a_region(client, network, region):
    for slug in ("reggio", "art-er"):
        partner(network, slug, region=region)
    partner(network, "elsewhere")
    assert facts_on(client, "/en/partners/reggio/")["In the same region"] == ["Art-Er → /en/partners/art-er/"]
    assert "In the same region" not in facts_on(client, "/en/partners/elsewhere/")
    home = client.get("/en/").content.decode()
    assert home.count("ITH5</span>") >= 2


def test_a_region_that_left_the_classification_is_shown_with_its_version(client, network):
    gone = Region.objects.create(code="UKE4", code_version="NUTS 2016", country="UK", label_en="West Yorkshire", left_classification=True)
    partner(network, "leeds", region=gone)
    page = client.get("/en/partners/leeds/").content.decode()
    assert "UKE4" in page
    assert "no longer in the classification" in page
    assert facts_on(client, "/en/partners/leeds/")["Region"] == ["Code of NUTS 2016; the region has left the classification."]
    gone.left_classification = False
    gone.save()
    assert "Region" not in facts_on(client, "/en/partners/leeds/")


def test_what_is_not_known_is_said_to_be_unknown(client, network):
    partner(network, "quiet")
    facts = facts_on(client, "/en/partners/quiet/")
    assert facts["Since"] == ["Not known publicly."]
    assert "Until" not in facts

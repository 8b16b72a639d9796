"""A partner comes to a network that has none: by the administrators' form or the operator's command, both the same service."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import Collection, ModelLogEntry, PageLogEntry

from exchange.accounts.admin_forms import StaffInvitationForm
from exchange.accounts.roles import NETWORK_ADMINISTRATORS, editors_group_name
from exchange.accounts.selectors import partner_slugs
from exchange.pages.models import PartnerPage
from exchange.pages.services import NewPartner, add_partner
from exchange.partners.models import Network, Organisation, Participation
from tests.factories.accounts import UserFactory
from tests.factories.practices import make_participation, make_region
from tests.helpers.roles import sign_in

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/partners/add/"


def typed(**said):
    names = {"organisation_name": "Municipality of Gävle", "network_name": "Our network", "title_en": "Gävle", "title_it": "Gävle, Svezia"}
    return {"kind": "public_body", "role": "lead", "starts_on": "2026-01-01", **names, **said}


@pytest.fixture
def administrator(client):
    user = UserFactory(groups=[NETWORK_ADMINISTRATORS])
    sign_in(client, user, second_factor=True)
    return user


def test_an_administrator_adds_a_partner_and_may_invite_its_editors(client, administrator):
    assert StaffInvitationForm().fields["partner"].choices == [("", "–")]
    region = make_region("SE313")
    response = client.post(ADDRESS, typed(region=region.pk))
    assert (response.status_code, response.headers["Location"]) == (302, reverse("accounts_admin:index"))
    assert 'value="gavle"' in client.get(response.headers["Location"]).content.decode()
    pages = {page.locale.language_code: page for page in PartnerPage.objects.filter(slug="gavle").select_related("locale")}
    assert set(pages) == {"en", "it", "es", "pl", "sv"}
    assert (pages["it"].title, pages["pl"].title, len({page.translation_key for page in pages.values()})) == ("Gävle, Svezia", "Gävle", 1)
    participation = pages["sv"].participation
    assert (participation.role, str(participation.starts_on), participation.network.name) == ("lead", "2026-01-01", "Our network")
    assert (participation.organisation.kind, participation.organisation.region) == ("public_body", region)
    assert Group.objects.filter(name=editors_group_name("gavle")).exists()
    assert Collection.objects.filter(name="gavle").exists()
    assert PageLogEntry.objects.filter(action="wagtail.create", page=pages["en"].pk, user=administrator).exists()
    assert not ModelLogEntry.objects.exists()
    assert ADDRESS in client.get("/admin/").content.decode()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"slug": "gavle"}, "This address is taken"),
        ({"slug": "lena", "organisation": "taken"}, "has its pages already"),
        ({"organisation_name": "agency gavle"}, "This organisation is known"),
        ({"network_name": "SHARING"}, "This network is known"),
        ({"organisation_name": ""}, "Choose an organisation"),
        ({"kind": "", "slug": "lena"}, "Say what kind"),
        ({"title_en": "Ω"}, "letters from a to z"),
        ({"slug": "lena", "ends_on": "2025-01-01"}, "before the start"),
        ({"slug": "lena", "region": "4711", "starts_on": "soon"}, "valid"),
    ],
)
def test_what_cannot_be_added_is_refused_with_all_that_was_typed(client, administrator, partner, said, expected):
    if said.get("organisation"):
        said = said | {"organisation": Participation.objects.get().organisation_id}
        said |= {"network": Network.objects.get().pk}
    before = [model.objects.count() for model in (PartnerPage, Organisation, Network, Participation, Group, Collection)]
    response = client.post(ADDRESS, typed(**{"title_sv": "Vad som skrevs"} | said))
    page = response.content.decode()
    assert response.status_code == 200
    assert "Vad som skrevs" in page
    assert expected in page
    assert [model.objects.count() for model in (PartnerPage, Organisation, Network, Participation, Group, Collection)] == before


def test_only_who_administers_adds_partners(administrator):
    given = NewPartner(
        slug="lena",
        titles={"en": "Lena"},
        organisation=Organisation(name="Lena", kind="cultural_actor"),
        network=Network(name="Our network", slug="our-network"),
    )
    for groups in ([], ["Thematic experts"], ["Editors: gavle"]):
        with pytest.raises(PermissionDenied):
            add_partner(actor=UserFactory(groups=groups), partner=given)
    assert not Organisation.objects.exists()
    assert len(add_partner(actor=administrator, partner=given)) == 5


def test_what_was_entered_among_the_networks_data_is_gone_on_with(capsys):
    entered = make_participation("lena")
    call_command(
        "add_partner", "lena", "--organisation", "Agency lena", "--network", "Sharing", "--from", "2026-02-01", "--title-it", "Lena!"
    )
    assert "its editors can be invited" in capsys.readouterr().out
    entered.refresh_from_db()
    assert (str(entered.starts_on), entered.pages.count(), Participation.objects.count()) == ("2026-02-01", 5, 1)
    assert {page.title for page in entered.pages.all()} == {"Agency lena", "Lena!"}
    assert partner_slugs() == ["lena"]
    for words in (["lena"], ["other", "--region", "XX"], ["new", "--from", "soon"]):
        with pytest.raises(CommandError):
            call_command("add_partner", *words, "--organisation", "Agency lena", "--network", "Sharing")
    assert Participation.objects.count() == 1

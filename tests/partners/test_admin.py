"""The network's base data in the editors' pages: the administrator keeps it, nobody else."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from exchange.pages.setup import let_administrators_keep_base_data, load_vocabularies
from exchange.partners.models import Participation, Region, Sector, Theme
from tests.factories.practices import make_participation, make_region
from tests.helpers.roles import make_user, sign_in

pytestmark = pytest.mark.django_db

VOCABULARIES = ("theme", "sector", "market", "firmmaturity", "direction", "practicetopic")
BASE_DATA = ("region", "organisation", "network", "participation", "policyinstrument")
LABELS = {"label_en": "Wine", "label_it": "Vino", "label_es": "Vino tinto", "label_pl": "Wino", "label_sv": "Vin"}


@pytest.fixture
def client_of(db):
    load_vocabularies()
    let_administrators_keep_base_data()

    def signed_in(role):
        client = Client()
        sign_in(client, make_user(role), second_factor=True)
        return client

    return signed_in


def address(name, view, *arguments):
    return reverse(f"wagtailsnippets_partners_{name}:{view}", args=arguments)


@pytest.mark.parametrize(
    ("role", "status"), [("administrator", 200), ("superuser", 200), ("editor", 404), ("expert", 404), ("stakeholder", 404)]
)
def test_who_may_keep_base_data(client_of, role, status):
    client = client_of(role)
    answers = {client.get(address(name, view)).status_code for name in VOCABULARIES + BASE_DATA for view in ("list", "add")}
    assert answers == {status}


def test_a_term_gets_its_labels_in_five_languages(client_of):
    parent = Sector.objects.first()
    sent = {"slug": "wine", "order": "7", "parent": parent.pk, **LABELS}
    assert client_of("administrator").post(address("sector", "add"), sent).status_code == 302
    term = Sector.objects.get(slug="wine")
    assert (term.parent, term.order) == (parent, 7)
    for code in ("en", "it", "es", "pl", "sv"):
        with override(code):
            assert term.label == LABELS[f"label_{code}"]


def test_a_refused_editor_changes_nothing(client_of):
    theme = Theme.objects.first()
    sent = {"slug": "taken", "order": "1", **LABELS}
    for role in ("editor", "expert"):
        assert client_of(role).post(address("theme", "edit", theme.pk), sent).status_code == 404
        assert client_of(role).post(address("theme", "delete", theme.pk)).status_code == 404
    theme.refresh_from_db()
    assert theme.slug != "taken"


def test_a_region_that_leaves_keeps_its_code_beside_the_next_version(client_of):
    make_region("UKE4", country="UK")
    sent = {"code": "UKE4", "code_version": "NUTS 2016", "country": "UK", "left_classification": "on", "label_en": "West Yorkshire"}
    client = client_of("administrator")
    assert client.post(address("region", "add"), sent).status_code == 302
    assert Region.objects.filter(code="UKE4").count() == 2
    again = client.post(address("region", "add"), sent)
    assert again.status_code == 200
    assert "West Yorkshire" in again.content.decode()


def test_a_participation_ends_when_another_takes_its_place(client_of):
    old, new = make_participation("Wakefield"), make_participation("Leeds")
    sent = {
        "network": old.network_id,
        "organisation": old.organisation_id,
        "role": "partner",
        "starts_on": "2016-04-01",
        "ends_on": "2017-09-30",
        "replaced_by": new.pk,
    }
    client = client_of("administrator")
    assert client.post(address("participation", "edit", old.pk), sent | {"ends_on": "2015-01-01"}).status_code == 200
    assert client.post(address("participation", "edit", old.pk), sent).status_code == 302
    assert Participation.objects.get(pk=old.pk).replaced_by == new


@pytest.mark.parametrize("name", VOCABULARIES + BASE_DATA)
def test_each_list_and_form_opens_and_searches(client_of, name):
    make_participation("Wakefield", region=make_region("UKE4"))
    client = client_of("administrator")
    assert client.get(address(name, "list"), {"q": "w"}).status_code == 200
    listed = client.get(address(name, "list"))
    one = listed.context["object_list"].first() if listed.context["object_list"] else None
    if one is not None:
        assert client.get(address(name, "edit", one.pk)).status_code == 200

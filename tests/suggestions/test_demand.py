"""Regions that need what one has: counts with consent, for the editors of the practice, and nothing else of a group."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from exchange.accounts.roles import NETWORK_ADMINISTRATORS
from exchange.partners.models import Theme
from stakeholder_groups.groups.enums import Role
from stakeholder_groups.needs.enums import Step
from stakeholder_groups.needs.models import Need
from stakeholder_groups.needs.selectors import demand_for
from stakeholder_groups.needs.services import NeedWords, edit_need, raise_need, set_shared, take_step
from tests.factories.accounts import UserFactory
from tests.factories.discussions import make_member
from tests.needs.conftest import SECRET, Place, Shelf, make_local_group, term

pytestmark = pytest.mark.django_db

HEADING = "Regions that need what you have"


@pytest.fixture
def secret_need(place: Place) -> Need:
    """Every word of it is a secret, and so are the names of its group and of who raised it."""
    place.group.name = f"{SECRET} group"
    place.group.save()
    place.people["member"].display_name = f"{SECRET} person"
    place.people["member"].save()
    return place.need(f"{SECRET} title", text=f"{SECRET} text", resources=f"{SECRET} money")


def share(place: Place, need: Need, on: str = "1") -> None:
    assert place.post("coordinator", place.at(need, "share/"), on=on).status_code == 302


def read(place: Place, shelf: Shelf, key: str | None) -> str:
    client = place.client(key) if key else Client()
    response = client.get(f"/en/partners/marche/{shelf.vouchers.slug}/")
    assert response.status_code == 200
    return response.content.decode()


def told(place: Place, shelf: Shelf, key: str | None = "editor") -> str:
    page = read(place, shelf, key)
    if HEADING not in page:
        return ""
    part = page.split(HEADING)[1].split("</section>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", part).split())


def test_nothing_crosses_without_consent(place: Place, shelf: Shelf, secret_need: Need) -> None:
    assert told(place, shelf).startswith("No group of another region")
    share(place, secret_need)
    assert told(place, shelf).startswith(f"SE31 Region SE31 · {place.theme.label} · 1 need Only editors")
    share(place, secret_need, "0")
    assert told(place, shelf).startswith("No group of another region")
    assert [event.step for event in secret_need.events.all()] == ["raised", "shared", "unshared"]


def test_no_word_name_or_number_of_it_is_told(place: Place, shelf: Shelf, secret_need: Need) -> None:
    share(place, secret_need)
    page = read(place, shelf, "editor")
    assert HEADING in page
    for hidden in (SECRET, secret_need.public_id, place.group.slug + "/", place.market.label):
        assert hidden not in told(place, shelf)
    assert SECRET not in page
    assert secret_need.public_id not in page


def test_only_editors_of_the_practices_partner_see_it(place: Place, shelf: Shelf, secret_need: Need) -> None:
    share(place, secret_need)
    place.people["administrator"] = UserFactory(groups=[NETWORK_ADMINISTRATORS])
    for key in (None, "own_editor", "member", "coordinator", "stranger", "administrator"):
        page = read(place, shelf, key)
        assert HEADING not in page
        # The person's own name stands at the top of the own pages.
        assert SECRET not in page.replace(f"{SECRET} person", "")
    assert HEADING in read(place, shelf, "editor")


@pytest.mark.parametrize("how", ["answered", "withdrawn", "another theme", "no theme", "reopened"])
def test_what_is_over_or_reads_differently_does_not_count(place: Place, shelf: Shelf, secret_need: Need, how: str) -> None:
    share(place, secret_need)
    actor = place.people["member"]
    if how == "answered":
        take_step(actor=actor, need=secret_need, step=Step.ANSWERED)
    elif how == "withdrawn":
        take_step(actor=actor, need=secret_need, step=Step.WITHDRAWN)
    elif how == "reopened":
        take_step(actor=actor, need=secret_need, step=Step.WITHDRAWN)
        take_step(actor=actor, need=secret_need, step=Step.REOPENED)
    else:
        theme = term(Theme, "local-identity") if how == "another theme" else None
        edit_need(actor=actor, need=secret_need, words=NeedWords("Other", theme=theme))
    assert told(place, shelf).startswith("No group of another region")
    assert demand_for(term(Theme, "local-identity"), apart_from=None) == []


def test_consent_of_a_theme_stays_while_the_theme_stays(place: Place, shelf: Shelf, secret_need: Need) -> None:
    share(place, secret_need)
    edit_need(actor=place.people["member"], need=secret_need, words=NeedWords("Clearer", theme=place.theme))
    assert "1 need" in told(place, shelf)


def test_the_page_of_consent_says_what_is_shown(place: Place, secret_need: Need) -> None:
    page = " ".join(re.sub(r"<[^>]+>", " ", place.get("coordinator", place.at(secret_need, "share/"))).split())
    assert f"Region SE31 · {place.theme.label} · the number of such needs in the region" in page
    assert "not the group’s name" in page
    assert "A region often has one group only." in page


def test_counts_add_up_by_region_and_the_own_region_is_left_out(place: Place, shelf: Shelf, django_assert_num_queries: Any) -> None:
    def needs_of(slug: str, code: str, number: int) -> None:
        group = make_local_group(slug, code)
        actor = make_member(group, role=Role.COORDINATOR)
        for place_in_row in range(number):
            need = raise_need(actor=actor, group=group, words=NeedWords(f"Need {place_in_row}", theme=place.theme))
            set_shared(actor=actor, need=need, shared=True)

    needs_of("first", "PL22", 3)
    needs_of("second", "PL22", 1)
    needs_of("third", "ES52", 1)
    needs_of("own", "ITI3", 5)
    assert [(one.region.code, one.count) for one in demand_for(place.theme, apart_from=shelf.vouchers.region)] == [("PL22", 4), ("ES52", 1)]
    with django_assert_num_queries(2):
        demand_for(place.theme, apart_from=None)
    assert demand_for(None, apart_from=None) == []


def test_readers_pay_nothing_for_it(place: Place, shelf: Shelf, secret_need: Need) -> None:
    read(place, shelf, None)
    with CaptureQueriesContext(connection) as captured:
        read(place, shelf, None)
    assert not [query for query in captured if "needs_need" in query["sql"]]

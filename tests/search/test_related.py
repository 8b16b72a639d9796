"""What is like a practice: by its own words, of its kind, and only what everybody may read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from wagtail.models import PageViewRestriction

from search.indexing import building
from tests.factories.practices import make_partner_page, make_practice
from tests.helpers.catalogue import settle

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def practices() -> dict[str, Any]:
    partner = make_partner_page("marche")
    said = {
        "vouchers": ("Export vouchers for small firms", "A voucher pays half of a consultant."),
        "cheques": ("Cheques for exporting firms", "A consultant is paid with a voucher."),
        "tourism": ("A trail of castles", "Walkers find their way."),
    }
    made = {name: make_practice(partner, title=title, summary=summary, elements=()) for name, (title, summary) in said.items()}
    building.rebuild()
    settle()
    return made


def titles(client: Client, page: Any, language: str = "en") -> list[str]:
    return [card.plain_title for card in client.get(f"/{language}/catalogue/related/{page.translation_key}/").context["cards"]]


def test_the_nearest_comes_first_and_never_itself(client: Client, practices: dict[str, Any]) -> None:
    assert titles(client, practices["vouchers"])[0] == "Cheques for exporting firms"
    assert "Export vouchers for small firms" not in titles(client, practices["vouchers"])
    assert titles(client, practices["vouchers"], "pl")[0] == "Cheques for exporting firms"


def test_a_hidden_one_is_like_nothing_and_nothing_is_like_it(client: Client, practices: dict[str, Any]) -> None:
    PageViewRestriction.objects.create(page=practices["cheques"], restriction_type=PageViewRestriction.LOGIN)
    assert titles(client, practices["cheques"]) == []
    assert "Cheques for exporting firms" not in titles(client, practices["vouchers"])


def test_the_practice_leads_there(client: Client, practices: dict[str, Any]) -> None:
    page = client.get(practices["vouchers"].get_url()).content.decode()
    assert f'href="/en/catalogue/related/{practices["vouchers"].translation_key}/"' in page

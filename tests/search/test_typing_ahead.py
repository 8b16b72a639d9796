"""What a search box offers: only what the reader may see, each thing with where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from wagtail.models import PageViewRestriction

from exchange.partners.models import Region, Theme
from search.engines.documents import SearchDocument
from search.origins import pk_of as page_id_of
from tests.helpers.catalogue import put, shown
from tests.helpers.harm import harm_index

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def documents() -> list[SearchDocument]:
    Region.objects.get_or_create(code="ITH5", code_version="NUTS 2021", defaults={"country": "IT", "label_en": "Emilia-Romagna"})
    Theme.objects.get_or_create(slug="emigration", defaults={"label_en": "Emigration", "label_it": "Emigrazione"})
    made = [shown("Emilia’s vouchers", regions=("ITH5",)), shown("Voucher for fairs", themes=("emigration",))]
    put(*made)
    return made


def asked(client: Client, typed: str, language: str = "en") -> dict[str, list[tuple[str, str, str]]]:
    groups: list[dict[str, Any]] = client.get(f"/{language}/catalogue/suggestions/", {"q": typed}).json()["groups"]
    return {group["label"]: [(one["text"], one["url"], one["note"]) for one in group["options"]] for group in groups}


def test_pages_words_regions_and_themes_are_offered(client: Client, documents: list[SearchDocument]) -> None:
    found = asked(client, "emi")
    assert [(text, url.startswith("/en/catalogue-")) for text, url, _ in found["Pages"]] == [("Emilia’s vouchers", True)]
    assert found["Regions"] == [("Emilia-Romagna", "/en/catalogue/?region=ITH5", "1 result")]
    assert found["Themes"] == [("Emigration", "/en/catalogue/?theme=emigration", "1 result")]
    assert ("vouchers", "/en/catalogue/?q=vouchers", "") in asked(client, "vouch")["Search for"]
    assert asked(client, "emigraz", "it")["Temi"][0][0] == "Emigrazione"
    assert asked(client, "romagna emi")["Regions"]


@pytest.mark.parametrize("typed", ["", "e", "zzz", "\x00", "(((", "x" * 5000, "  "])
def test_nothing_is_offered_for_nothing(client: Client, documents: list[SearchDocument], typed: str) -> None:
    assert asked(client, typed).get("Pages", []) == []


def test_what_is_hidden_meanwhile_is_not_offered(client: Client, documents: list[SearchDocument]) -> None:
    PageViewRestriction.objects.create(page_id=page_id_of(documents[0].key), restriction_type=PageViewRestriction.LOGIN)
    assert "Pages" not in asked(client, "emilia")


def test_a_box_without_an_engine_offers_nothing(client: Client, documents: list[SearchDocument]) -> None:
    harm_index("removed")
    assert asked(client, "emi") == {}

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from exchange.partners.models import Region
from tests.helpers.catalogue import put, shown
from tests.helpers.harm import harm_index

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/catalogue"


@pytest.fixture(autouse=True)
def catalogue() -> None:
    Region.objects.get_or_create(code="ITH5", code_version="NUTS 2021", defaults={"country": "IT", "label_en": "Emilia-Romagna"})
    put(
        shown(
            "Export vouchers", body="Firms get <b>vouchers</b>.", regions=("ITH5",), countries=("IT",), readable_in=frozenset({"en", "it"})
        ),
        shown("Trade fairs"),
        shown("Members' voucher", access=frozenset({"group:1"})),
    )


def test_gives_results_and_facets(client: Client) -> None:
    answer = client.get(ADDRESS, {"q": "voucher", "region": "ITH5", "type": "practice"}).json()
    (result,) = answer["results"]
    assert (answer["count"], answer["page"]) == (1, 1)
    assert set(result) == {"type", "title", "language", "other_languages", "region", "partner", "url", "snippet", "score"}
    assert result["title"] == "Export vouchers"
    assert result["other_languages"] == ["it"]
    assert result["region"] == "ITH5"
    assert result["url"].startswith("http://testserver/en/")
    assert result["snippet"] == "Firms get &lt;b&gt;<mark>vouchers</mark>&lt;/b&gt;."
    assert result["score"] == 1.0
    assert set(answer["facets"]) == {"type", "region", "country", "theme", "sector", "direction", "language", "year"}
    assert answer["facets"]["region"] == [{"value": "ITH5", "label": "Emilia-Romagna", "count": 1}]
    assert {"value": "it", "label": "Italiano", "count": 1} in answer["facets"]["language"]


def test_everything_without_a_question(client: Client) -> None:
    answer = client.get(ADDRESS).json()
    assert answer["count"] == 2
    assert client.get(ADDRESS, {"page": 9}).json()["results"] == []
    assert client.get(ADDRESS, {"lang": "it"}).json()["facets"]["country"][0]["label"] == "Italia"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("page", "-1"),
        ("page", "0"),
        ("page", "x"),
        ("sort", "upside"),
        ("lang", "xx"),
        ("q", "x" * 1001),
        ("q", "\ufdfa" * 100),
        ("region", "ATLANTIS"),
        ("type", "thing"),
        ("year", "soon"),
        ("language", "tlh"),
        ("unheard_of", "1"),
    ],
)
def test_a_bad_parameter_is_named(client: Client, name: str, value: str) -> None:
    response = client.get(ADDRESS, {name: value})
    assert response.status_code == 422
    assert name in response.json()["detail"][0]["loc"]


def test_says_when_search_is_away(client: Client) -> None:
    harm_index("removed")
    assert client.get(ADDRESS).status_code == 503


def test_only_reads(client: Client) -> None:
    assert client.post(ADDRESS).status_code == 405


def test_describes_itself_from_own_files(client: Client) -> None:
    page = client.get("/api/v1/docs").content.decode()
    assert "https://" not in page
    assert '<script src="/static/ninja/' in page
    description = json.loads(client.get("/api/v1/openapi.json").content)
    names = {parameter["name"] for parameter in description["paths"]["/api/v1/catalogue"]["get"]["parameters"]}
    assert names == {"q", "type", "region", "country", "theme", "sector", "direction", "language", "year", "sort", "lang", "page"}

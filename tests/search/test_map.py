"""The map of results: counts by region as the facet has them, a way from each region to its list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exchange.partners.models import Region
from search.catalogue import regions
from tests.helpers.catalogue import put, shown

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def catalogue() -> None:
    for code, name, latitude, longitude in (("ITH5", "Emilia-Romagna", "44.5", "11.25"), ("SE31", "Norra Mellansverige", None, None)):
        where = {"code_version": "NUTS 2021", "country": code[:2], "latitude": latitude, "longitude": longitude}
        Region.objects.get_or_create(code=code, defaults={"label_en": name, **where})
    italian = {"regions": ("ITH5",), "countries": ("IT",)}
    put(shown("Voucher A", **italian), shown("Voucher B", **italian), shown("Voucher C", regions=("SE31",)), shown("Voucher D"))


def rows(client: Client, query: str) -> list[tuple[str, int, str]]:
    found = client.get(f"/en/catalogue/?view=map{query}").context["map"]
    return [(row.code, row.count, row.query_string) for row in found.rows]


def test_regions_with_their_counts_lead_to_lists(client: Client, catalogue: None) -> None:
    assert rows(client, "&q=voucher") == [("ITH5", 2, "?q=voucher&region=ITH5"), ("SE31", 1, "?q=voucher&region=SE31")]
    found = client.get("/en/catalogue/?view=map").context["map"]
    assert found.without_region == 1
    assert [(dot.code, dot.number) for dot in found.drawn.dots] == [("ITH5", 2)]


def test_where_regions_are_chosen_only_they_are_on_the_map(client: Client, catalogue: None) -> None:
    assert rows(client, "&region=SE31") == [("SE31", 1, "?region=SE31")]


def test_many_regions_all_stand_in_the_table(client: Client, catalogue: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regions, "MOST_DOTS", 1)
    page = client.get("/en/catalogue/?view=map")
    assert len(page.context["map"].rows) == 2
    assert "the table has all" in page.content.decode()


def test_list_and_map_lead_to_each_other_and_keep_the_question(client: Client, catalogue: None) -> None:
    listed = client.get("/en/catalogue/?q=voucher&sort=title").content.decode()
    assert 'href="/en/catalogue/?q=voucher&amp;sort=title&amp;view=map"' in listed
    drawn = client.get("/en/catalogue/?q=voucher&sort=title&view=map").content.decode()
    assert 'href="/en/catalogue/?q=voucher&amp;sort=title"' in drawn
    assert '<input type="hidden" name="view" value="map">' in drawn


def test_nothing_found_has_no_map(client: Client, catalogue: None) -> None:
    assert "map" not in client.get("/en/catalogue/?q=zeppelin&view=map").context

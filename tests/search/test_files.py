"""Results as files, feed and list: the page's own results, for everybody who may see them and nobody else."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from django.conf import settings
from wagtail.models import Page, PageViewRestriction

from exchange.partners.models import Region
from search import marking
from search.catalogue import every_result
from search.origins import pk_of as page_id_of
from tests.factories.search import search_document
from tests.helpers.catalogue import plain_page, put, shown
from tests.helpers.harm import harm_index

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def catalogue() -> None:
    where = {"code_version": "NUTS 2021", "country": "IT", "latitude": "44.5", "longitude": "11.25"}
    Region.objects.get_or_create(code="ITH5", defaults={"label_en": "Emilia-Romagna", "label_it": "Emilia-Romagna", **where})
    said = {"regions": ("ITH5",), "countries": ("IT",), "years": (2016,), "transfers": 2, "changed_at": 20}
    put(
        shown("=Export vouchers", body="Firms get vouchers.", **said),
        shown("Voucher & bonds", changed_at=30),
        shown("Fairs", changed_at=10),
    )


def rows_of(client: Client, address: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(client.get(address).content.decode("utf-8-sig"))))


def titles_in_json(client: Client, query: str = "") -> list[str]:
    return [result["title"] for result in client.get(f"/en/catalogue/results.json{query}").json()["results"]]


def test_a_spreadsheet_has_the_results_in_the_readers_words(client: Client, catalogue: None) -> None:
    heading, first, *_rest = rows_of(client, "/it/catalogue/results.csv?q=voucher&region=ITH5")
    assert heading[:2] == ["Tipo", "Titolo"]
    assert first[1] == "'=Export vouchers"
    assert first[5:7] == ["ITH5", "Emilia-Romagna"]
    assert first[-1].startswith("http://testserver/it/catalogue-")


def test_json_names_the_question_and_the_total(client: Client, catalogue: None) -> None:
    said = client.get("/en/catalogue/results.json?q=voucher&page=2").json()
    assert said["question"] == "http://testserver/en/catalogue/?q=voucher"
    assert said["total"] == 2
    assert {result["title"] for result in said["results"]} == {"=Export vouchers", "Voucher & bonds"}


def test_geojson_places_what_has_a_region(client: Client, catalogue: None) -> None:
    answer = client.get("/en/catalogue/results.geojson?sort=title")
    assert answer["Content-Type"] == "application/geo+json"
    placed = {one["properties"]["title"]: one["geometry"] for one in json.loads(answer.content)["features"]}
    assert placed["=Export vouchers"] == {"type": "Point", "coordinates": [11.25, 44.5]}
    assert placed["Fairs"] is None


def test_a_feed_has_the_newest_first_whatever_the_page_has(client: Client, catalogue: None) -> None:
    answer = client.get("/en/catalogue/results.atom?q=voucher&sort=title")
    feed = ElementTree.fromstring(answer.content)  # our own answer
    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == ["Voucher & bonds", "=Export vouchers"]
    origins = {
        f"urn:uuid:{key}"
        for key in Page.objects.filter(title__in=["Voucher & bonds", "=Export vouchers"]).values_list("translation_key", flat=True)
    }
    assert {entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")} == origins


def test_a_feed_can_be_read_whatever_stands_in_a_question_or_a_name(client: Client) -> None:
    page = plain_page("Fairs", parent=plain_page("Chamber\x0b of trade"))
    put(search_document("Fairs", key=f"wagtailcore.page:{page.pk}:en", origin=str(page.translation_key)))
    feed = ElementTree.fromstring(client.get("/en/catalogue/results.atom?q=fairs+%EF%BF%BF").content)
    assert feed.findtext(f"{ATOM}title", "").endswith(": fairs")
    assert [name.text for name in feed.iter(f"{ATOM}name")] == [settings.SITE_NAME, "Chamber of trade"]


def test_the_printed_list_has_everything_on_one_page(client: Client) -> None:
    put(*(shown(f"Voucher {number}") for number in range(45)))
    page = client.get("/en/catalogue/list/?q=voucher").content.decode()
    assert page.count('href="/en/catalogue-') == 45
    assert "ends after" not in page


def test_long_results_come_whole_and_beyond_the_limit_it_is_said(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(every_result, "BATCH", 10)
    put(*(shown(f"Voucher {number}") for number in range(25)))
    assert len(set(titles_in_json(client))) == 25
    monkeypatch.setattr(every_result, "MOST", 20)
    page = client.get("/en/catalogue/list/").content.decode()
    assert "ends after" in page
    assert page.count('href="/en/catalogue-') == 20


@pytest.mark.parametrize("way", ["results.csv", "results.json", "results.geojson", "list/"])
def test_no_text_is_looked_through_for_what_does_not_show_it(client: Client, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    put(shown("Fairs", body="Gives vouchers to firms."))
    looked_through: list[str] = []
    looks = marking.find_matches
    monkeypatch.setattr(marking, "find_matches", lambda text, *how: looked_through.append(text) or looks(text, *how))
    assert "Fairs" in client.get(f"/en/catalogue/{way}?q=voucher").content.decode()
    assert not looked_through
    assert "Gives vouchers to firms." in client.get("/en/catalogue/results.atom?q=voucher").content.decode()
    assert looked_through


@pytest.mark.parametrize("kind", ["csv", "json", "geojson", "atom"])
def test_what_is_hidden_meanwhile_is_in_no_file(client: Client, kind: str) -> None:
    hidden, there = shown("Hidden voucher"), shown("There voucher")
    put(hidden, there)
    address = f"/en/catalogue/results.{kind}"
    assert "Hidden" in client.get(address).content.decode()
    PageViewRestriction.objects.create(page_id=page_id_of(hidden.key), restriction_type=PageViewRestriction.LOGIN)
    said = client.get(address).content.decode()
    assert "There" in said
    assert "Hidden" not in said


@pytest.mark.parametrize("name", ["results.csv", "results.json", "results.geojson", "results.atom", "list/"])
@pytest.mark.parametrize(("query", "words"), [("region=ATLANTIS", "ATLANTIS"), ("q=" + "x" * 5000, "too long")])
def test_what_cannot_be_used_is_refused(client: Client, catalogue: None, name: str, query: str, words: str) -> None:
    answer = client.get(f"/en/catalogue/{name}?{query}")
    assert answer.status_code == 400
    assert words in answer.content.decode()


def test_without_an_engine_a_file_is_refused_for_a_minute(client: Client, catalogue: None) -> None:
    harm_index("removed")
    answer = client.get("/en/catalogue/results.csv")
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")


def test_the_page_leads_to_its_files(client: Client, catalogue: None) -> None:
    page = client.get("/en/catalogue/?q=voucher&page=1").content.decode()
    for name in ("results.csv", "results.json", "results.geojson", "results.atom", "list/"):
        assert f'href="/en/catalogue/{name}?q=voucher"' in page

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from exchange.partners.models import Direction, Region
from search.catalogue import finding
from search.engines import base
from search.models import ThesaurusEntry
from search.origins import pk_of as page_id_of
from search.parser import parse
from search.understanding import understand
from tests.factories.practices import make_partner_page, make_practice
from tests.helpers.catalogue import put, shown
from tests.helpers.harm import HARMS, harm_index

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def regions() -> None:
    for code, country, name in (("ITH5", "IT", "Emilia-Romagna"), ("SE31", "SE", "Norra Mellansverige")):
        Region.objects.get_or_create(code=code, code_version="NUTS 2021", defaults={"country": country, "label_en": name})


def ask(client: Client, language: str = "en", **said: Any) -> HttpResponse:
    return client.get(f"/{language}/catalogue/?{urlencode(said, doseq=True)}")


def titles(response: HttpResponse) -> list[str]:
    return [card.plain_title for card in response.context["answer"].cards]


def option(response: HttpResponse, facet: str, value: str) -> tuple[int, bool]:
    (group,) = [group for group in response.context["answer"].facets if group.name == facet]
    (found,) = [option for option in group.options if option.value == value]
    return found.count, found.is_chosen


@pytest.fixture
def catalogue(regions: None) -> None:
    put(
        shown("Export vouchers", body="Firms get vouchers and umbrellas.", regions=("ITH5",), countries=("IT",), changed_at=20),
        shown("Trade fairs", regions=("SE31",), countries=("SE",), changed_at=30),
        shown("Bono de exportación", language="es", regions=("SE31",), countries=("SE",), changed_at=10),
    )


def test_an_empty_question_lists_everything_newest_first(client: Client, catalogue: None) -> None:
    response = ask(client)
    assert response.status_code == 200
    assert titles(response) == ["Trade fairs", "Export vouchers", "Bono de exportación"]
    assert option(response, "region", "SE31") == (2, False)


def test_a_page_beyond_what_can_be_read_says_to_narrow_the_search(client: Client, catalogue: None, monkeypatch: Any) -> None:
    for module in (base, finding):
        monkeypatch.setattr(module, "DEEPEST", 2)
    response = ask(client, page=4_999)
    assert response.status_code == 200
    assert titles(response) == ["Trade fairs", "Export vouchers"]
    assert response.context["answer"].total == 3
    assert "Add words or filters to narrow the search." in response.content.decode()
    assert "narrow the search" not in ask(client, region="ITH5").content.decode()


def test_filters_keep_zero_counts_and_make_chips(client: Client, catalogue: None) -> None:
    response = ask(client, q="umbrellas", region="ITH5")
    assert titles(response) == ["Export vouchers"]
    assert option(response, "region", "ITH5") == (1, True)
    assert option(response, "region", "SE31") == (0, False)
    (chip,) = response.context["chips"]
    assert (chip.label, chip.without) == ("Emilia-Romagna", "?q=umbrellas")
    page = ask(client, q="umbrellas", region="ITH5", sort="title", as_typed=1).content.decode()
    assert 'class="chips-clear" href="/en/catalogue/?q=umbrellas&amp;sort=title&amp;as_typed=1"' in page


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ({}, ["", "title", "transferred"]),
        ({"q": "voucher"}, ["", "date", "title", "transferred"]),
        ({"q": "voucher", "sort": "title"}, ["", "date", "title", "transferred"]),
    ],
)
def test_the_form_sends_no_order_that_nobody_chose(client: Client, catalogue: None, asked: dict[str, str], offered: list[str]) -> None:
    """Words that are typed above a list by date come by their match."""
    page = ask(client, **asked).content.decode()
    select = page[page.index('id="catalogue-sort"') : page.index("</select>")]
    assert re.findall(r'<option value="(\w*)"', select) == offered
    assert re.findall(r'<option value="(\w*)" selected', select) == [asked.get("sort", "")]


def test_links_lead_to_the_page_under_the_readers_language(client: Client, catalogue: None) -> None:
    response = ask(client, language="sv", q="exportacion")
    (card,) = response.context["answer"].cards
    assert card.url.startswith("/sv/catalogue-")
    assert card.language.code == "es"


def test_a_title_is_escaped(client: Client) -> None:
    put(shown("<script>alert(1)</script> voucher", body="<img src=x onerror=alert(2)> voucher"))
    page = ask(client, q='voucher "><script>alert(3)</script>').content.decode()
    page = page if "<mark>voucher</mark>" in page else ask(client, q="voucher").content.decode()
    assert "<mark>voucher</mark>" in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("q=" + "x" * 5000, "too long for one search"),
        ("region=ATLANTIS", "do not exist"),
        ("year=-1&country=%00", "do not exist"),
        ("page=-3", "no such page"),
        ("page=abc", "no such page"),
        ("page=77", "no such page"),
        ("q=%ff%fe%00", "result"),
        ("q=title%3A%28%5B", "result"),
        ("sort=upside", "result"),
        ("q=" + "+".join(f"w{number}" for number in range(60)), "first 40 words"),
        ("q=!!!", "Nothing of what you typed is a word"),
        ("q=" + "w" * 61, "Nothing of what you typed is a word"),
    ],
)
def test_odd_questions_get_a_friendly_page(client: Client, catalogue: None, query: str, words: str) -> None:
    response = client.get(f"/en/catalogue/?{query}")
    assert response.status_code == 200
    assert words in response.content.decode()


def test_nothing_found_names_the_filter_to_drop(client: Client, catalogue: None) -> None:
    advice = ask(client, q="umbrellas", region="SE31").context["advice"]
    assert [(way.label, way.values, way.count, way.query_string) for way in advice.without_filter] == [
        ("Region", "Norra Mellansverige", 1, "?q=umbrellas")
    ]
    assert advice.without_words.count == 2


def test_nothing_found_offers_words_that_begin_alike_and_are_answered(client: Client, catalogue: None) -> None:
    response = ask(client, q="umbrageous")
    assert [(way.label, way.count, way.query_string) for way in response.context["advice"].near] == [("umbrellas", 1, "?q=umbrellas")]
    assert "Search for “umbrellas” (1 result)" in response.content.decode()
    assert not ask(client, q="xylophone").context["advice"].near


def test_meaning_is_taken_of_the_sentence_as_it_was_typed(client: Client, catalogue: None) -> None:
    understood = understand(parse("Who gives umbrelas to firms?"), "en")
    assert [correction.used for correction in understood.corrections] == ["umbrellas"]
    assert understood.text.said == "Who gives umbrelas to firms?"


def test_a_word_that_is_offered_finds_as_much_as_is_said(client: Client, catalogue: None) -> None:
    ThesaurusEntry.objects.create(slug="umbrella", terms_en="umbrellas\nexport", is_active=True)
    put(shown("Umbrellas"), shown("Export"), shown("Other exports"))
    (way,) = ask(client, q="umbrageous").context["advice"].near
    assert way.count == ask(client, q=way.label).context["answer"].total == 3


def test_a_misspelt_word_is_put_right_and_said(client: Client, catalogue: None) -> None:
    response = ask(client, q="export vuchers")
    assert titles(response)[0] == "Export vouchers"
    assert [(said.typed, said.used) for said in response.context["answer"].understood.corrections] == [("vuchers", "vouchers")]
    assert "as_typed=1" in response.content.decode()
    literally = ask(client, q="vuchers", as_typed=1)
    assert literally.context["answer"].total == 0
    assert literally.context["answer"].understood.corrections == ()


def test_a_filter_leaves_what_is_searched_for_exactly_so_and_other_words_do_not(client: Client, catalogue: None) -> None:
    assert '<input type="hidden" name="as_typed" value="vuchers">' in ask(client, q="vuchers", as_typed=1).content.decode()
    assert ask(client, q="vuchers", as_typed="vuchers", region="ITH5").context["asked"].as_typed
    assert titles(ask(client, q="export vuchers", as_typed="vuchers"))[0] == "Export vouchers"
    assert 'name="as_typed"' not in ask(client, q="export vuchers", as_typed="vuchers").content.decode()


@pytest.mark.parametrize("typed", ["voucher", "firms", "-vuchers", '"vuchers"', "xyz", "exportacion", "2016"])
def test_words_that_are_answered_or_meant_literally_stay(client: Client, catalogue: None, typed: str) -> None:
    assert ask(client, q=typed).context["answer"].understood.corrections == ()


def test_stale_hits_are_dropped(client: Client) -> None:
    gone, hidden, there = shown("Gone voucher"), shown("Hidden voucher"), shown("There voucher")
    put(gone, hidden, there)
    from wagtail.models import Page

    Page.objects.filter(pk=page_id_of(gone.key)).update(live=False)
    PageViewRestriction.objects.create(page_id=page_id_of(hidden.key), restriction_type=PageViewRestriction.LOGIN)
    assert titles(ask(client, q="voucher")) == ["There voucher"]


def test_statements_are_few_and_constant(client: Client, regions: None) -> None:
    counted = []
    for size in (2, 20):
        put(*(shown(f"Voucher {number}", regions=("ITH5",), countries=("IT",)) for number in range(size)))
        ask(client, q="voucher", region="ITH5")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert len(titles(ask(client, q="voucher", region="ITH5"))) == size
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 12


def test_pages_are_windows(client: Client) -> None:
    put(*(shown(f"Voucher {number:02}", changed_at=number) for number in range(45)))
    response = ask(client, page=2)
    assert len(titles(response)) == 20
    links = response.context["links"]
    assert (links["previous"], links["next"]) == ("?", "?page=3")
    page = response.content.decode()
    assert 'aria-current="page"' in page
    assert len(set(titles(response)) | set(titles(ask(client))) | set(titles(ask(client, page=3)))) == 45


@pytest.mark.parametrize("harm", HARMS)
def test_without_an_index_titles_come_from_the_database(client: Client, harm: str) -> None:
    put(shown("Anything"))
    harm_index(harm)
    response = ask(client, q="x")
    assert response.status_code == 200
    assert response.context["limited"]
    assert "Search is limited" in response.content.decode()


def test_titles_from_the_database_are_found_without_accents_by_type_and_page_by_page(client: Client) -> None:
    partner = make_partner_page("gavle")
    for title in ("Rådgivning", *(f"Mässa {number:02}" for number in range(25))):
        make_practice(partner, title=title)
    put(shown("Anything"))
    harm_index(HARMS[0])
    direction = Direction.objects.all()[0]
    response = ask(client, q="massa", direction=direction.slug, type="practice", page=2)
    assert [found.title for found in response.context["shown"].items] == [f"Mässa {number:02}" for number in range(20, 25)]
    page = response.content.decode()
    assert "These filters do not count until then: Direction." in page
    assert 'rel="prev" href="/en/catalogue/?q=massa' in page
    assert not ask(client, q="massa", type="visit").context["shown"].total


def test_words_to_leave_out_are_left_out_of_titles_too(client: Client) -> None:
    partner = make_partner_page("gavle")
    for title in ("Export fair", "Export affairs", "Trade export: Fairs"):
        make_practice(partner, title=title)
    put(shown("Anything"))
    harm_index(HARMS[0])
    found = [one.title for one in ask(client, q="export -fáir").context["shown"].items]
    assert found == ["Export affairs", "Trade export: Fairs"]
    assert [one.title for one in ask(client, q='export -"trade export"').context["shown"].items] == ["Export affairs", "Export fair"]


def test_htmx_gets_the_canonical_address(client: Client, catalogue: None) -> None:
    response = client.get("/en/catalogue/?q=&region=SE31&sort=", headers={"HX-Request": "true"})
    assert response["HX-Push-Url"] == "/en/catalogue/?region=SE31"


def test_only_reads(client: Client) -> None:
    assert client.post("/en/catalogue/").status_code == 405


def test_says_why_it_is_a_result_where_the_title_does_not(client: Client) -> None:
    put(
        shown("Export vouchers", elements="A card for firms."),
        shown("Bono", language="es", other_versions="card", readable_in=frozenset({"es", "it"})),
    )
    page = " ".join(ask(client, q="card").content.decode().split())
    assert "Found in: elements." in page
    assert 'Found in a version in another language. Text in: <span lang="es">Español</span>' in page
    assert "Found in" not in ask(client, q="vouchers").content.decode()
    assert "Found in" not in ask(client).content.decode()


def test_long_facets_go_by_count_or_by_name(client: Client) -> None:
    names = ["Åland", "Burgos", "Asti", "Ćma", "Cádiz", "Zadar", "Ávila", "Dublin", "Essen", "Faro"]
    for number, name in enumerate(names):
        Region.objects.create(code=f"R{number}", code_version="NUTS 2021", country="IT", label_en=name)
    put(*(shown(f"V{number}", regions=(f"R{number}",), countries=("IT",)) for number in range(10)), shown("Two", regions=("R5",)))

    def order(response: HttpResponse) -> list[str]:
        (group,) = [group for group in response.context["answer"].facets if group.name == "region"]
        return [option.label for option in group.options]

    assert order(ask(client))[0] == "Zadar"
    page = ask(client, q="v1", order="name")
    assert order(page) == ["Åland", "Asti", "Ávila", "Burgos", "Cádiz", "Ćma", "Dublin", "Essen", "Faro", "Zadar"]
    assert 'href="/en/catalogue/?q=v1"' in page.content.decode()
    assert '<input type="hidden" name="order" value="name">' in page.content.decode()
    assert 'href="/en/catalogue/?order=name"' in ask(client).content.decode()

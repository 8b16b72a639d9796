"""What of a request is counted: bare questions of people, and results that they open from the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.practices import make_partner_page, make_practice, make_region
from tests.helpers.catalogue import put, shown
from tests.search.insight.conftest import BROWSER, written

if TYPE_CHECKING:
    from django.http import HttpResponse

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")]


@pytest.fixture
def browser() -> Client:
    put(shown("Export vouchers"), shown("Trade fairs"))
    return Client(headers={"user-agent": BROWSER})


def ask(client: Client, language: str = "en", headers: dict[str, str] | None = None, **said: Any) -> HttpResponse:
    return client.get(f"/{language}/catalogue/?{urlencode(said)}", headers=headers)


def test_questions_are_counted_with_and_without_result(browser: Client) -> None:
    for typed in ("Voucher", "voucher ", "xyzzy", "Xýzzy"):
        ask(browser, q=typed)
    ask(browser, "sv", q="xyzzy")
    assert written() == {("en", "voucher"): (2, 0, 0), ("en", "xyzzy"): (2, 2, 0), ("sv", "xyzzy"): (1, 1, 0)}


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"q": ""},
        {"q": "voucher", "type": "practice"},
        {"q": "voucher", "sort": "title"},
        {"q": "voucher", "page": "2"},
        {"q": "voucher", "view": "map"},
        {"q": "vuchers", "as_typed": "1"},
        {"q": "x" * 2000},
        {"q": "anna@example.eu"},
        {"q": "0522 123456"},
    ],
)
def test_the_same_question_in_another_view_and_what_may_be_private_is_not(browser: Client, said: dict[str, str]) -> None:
    ask(browser, **said)
    assert written() == {}


def test_machines_and_pages_fetched_ahead_are_not_counted(browser: Client) -> None:
    ask(browser, headers={"user-agent": "Googlebot/2.1"}, q="voucher")
    ask(browser, headers={"sec-purpose": "prefetch;prerender"}, q="voucher")
    browser.head("/en/catalogue/?q=voucher")
    for path in ("catalogue/results.json", "catalogue/results.atom", "catalogue/list/", "catalogue/suggestions/"):
        browser.get(f"/en/{path}?q=voucher")
    browser.get("/api/v1/catalogue?q=voucher")
    assert written() == {}


def test_a_catalogue_whose_engine_is_away_counts_nothing(browser: Client) -> None:
    from search.current import get_engine

    get_engine().remove_everything()
    assert ask(browser, q="voucher").status_code == 200
    assert written() == {}


def test_counting_costs_the_page_no_statement(browser: Client) -> None:
    ask(browser, q="voucher")
    taken = []
    for program in ("", BROWSER):
        with CaptureQueriesContext(connection) as statements:
            ask(browser, headers={"user-agent": program}, q="voucher")
        taken.append(len(statements))
    assert taken[0] == taken[1] <= 12
    assert written() == {("en", "voucher"): (2, 0, 0)}


@pytest.fixture
def practice() -> Any:
    make_partner_page("marche", language="sv")
    return make_practice(make_partner_page("marche"), title="Vouchers", slug="vouchers", region=make_region("ITI3"))


def opened(client: Client, came_from: str, path: str = "/en/partners/marche/vouchers/", **headers: str) -> HttpResponse:
    return client.get(path, headers={"referer": came_from, **headers}, follow=True)


def test_a_result_that_is_opened_counts_for_its_question(browser: Client, practice: Any) -> None:
    for address in ("?q=Voucher", "?q=voucher&type=practice&page=2", "?region=ITI3&q=voucher"):
        assert opened(browser, f"http://testserver/en/catalogue/{address}").status_code == 200
    opened(browser, "http://testserver/sv/catalogue/?q=check", "/sv/partners/marche/vouchers/")
    assert written() == {("en", "voucher"): (0, 0, 3), ("sv", "check"): (0, 0, 1)}


@pytest.mark.parametrize(
    "came_from",
    [
        "",
        "http://testserver/en/",
        "http://testserver/en/catalogue/",
        "http://testserver/en/catalogue/?type=practice",
        "http://testserver/xx/catalogue/?q=voucher",
        "http://testserver/en/other/catalogue/?q=voucher",
        "http://elsewhere.example/en/catalogue/?q=voucher",
        "http://[bad/en/catalogue/?q=voucher",
        "http://testserver/en/catalogue/?q=anna%40example.eu",
        "http://testserver/en/catalogue/?q=voucher&scope=all",
    ],
)
def test_other_ways_to_a_page_count_nothing(browser: Client, practice: Any, came_from: str) -> None:
    assert opened(browser, came_from).status_code == 200
    assert written() == {}


def test_other_pages_machines_and_refused_pages_count_nothing(browser: Client, practice: Any) -> None:
    came_from = "http://testserver/en/catalogue/?q=voucher"
    opened(browser, came_from, "/en/")
    opened(browser, came_from, "/en/partners/")
    opened(browser, came_from, **{"user-agent": "curl/8"})
    assert opened(browser, came_from, "/en/partners/marche/nowhere/").status_code == 404
    assert written() == {}

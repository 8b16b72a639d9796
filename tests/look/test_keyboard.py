"""Everything can be reached and seen with the keyboard; menus close and give the focus back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.helpers.browser import Visit

pytestmark = pytest.mark.browser

WHERE = """() => { const e = document.activeElement, style = getComputedStyle(e);
    return {words: e.innerText, id: e.id, ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2}; }"""


def focused(page: Any) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(WHERE)
    return found


def test_the_first_stop_leads_past_the_header(reader: Callable[..., Visit]) -> None:
    visit = reader()
    visit.go("/en/catalogue/")
    visit.page.keyboard.press("Tab")
    assert focused(visit.page)["words"] == "Skip to the content"
    visit.page.keyboard.press("Enter")
    assert focused(visit.page)["id"] == "main"


def test_each_stop_of_the_home_page_shows_where_one_is(reader: Callable[..., Visit]) -> None:
    visit = reader()
    visit.go("/en/")
    stops = []
    for _ in range(30):
        visit.page.keyboard.press("Tab")
        stops.append(focused(visit.page))
    assert [stop for stop in stops if not stop["ring"]] == []
    assert len({str(stop) for stop in stops}) > 20


def test_a_menu_closes_by_escape_and_gives_the_focus_back(reader: Callable[..., Visit]) -> None:
    visit = reader()
    visit.go("/en/")
    menu = visit.page.locator(".site-tools details.menu").first
    menu.locator("summary").focus()
    visit.page.keyboard.press("Enter")
    assert menu.evaluate("menu => menu.open")
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Escape")
    assert not menu.evaluate("menu => menu.open")
    assert menu.locator("summary").evaluate("summary => summary === document.activeElement")


def test_the_menu_of_a_phone_opens_without_script(reader: Callable[..., Visit]) -> None:
    visit = reader(javascript=False, width=390)
    visit.go("/en/")
    visit.page.locator(".phone-menu > summary").click()
    visit.page.locator(".phone-menu").get_by_role("link", name="Action plans").click()
    visit.page.wait_for_url("**/en/catalogue/?type=plan")


def test_a_refused_form_puts_the_focus_on_what_to_correct(reader: Callable[..., Visit]) -> None:
    visit = reader()
    visit.go("/en/account/login/")
    visit.page.locator("form:has(input[name=password])").evaluate("form => { form.noValidate = true }")
    visit.page.fill("input[name=login]", "name@")
    visit.page.locator("form:has(input[name=password]) [type=submit]").first.click()
    summary = visit.page.locator(".error-summary")
    summary.wait_for()
    assert summary.evaluate("summary => summary === document.activeElement")
    summary.locator("a").first.click()
    assert visit.page.evaluate("document.activeElement.name") == "login"
    assert visit.page.locator("input[name=login]").input_value() == "name@"

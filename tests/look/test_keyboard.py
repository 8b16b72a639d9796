"""Everything can be reached and seen with the keyboard; menus close and give the focus back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.look.places import THREAD, Place, filled, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.helpers.browser import Visit

pytestmark = pytest.mark.browser

WHERE = """() => { const e = document.activeElement, style = getComputedStyle(e);
    return {words: e.innerText, id: e.id, is_body: e === document.body, ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2}; }"""


GROUP, COORDINATOR = "/en/groups/gavle/", "gavle.coordinator"
MOST_STOPS = 400


class Walk(NamedTuple):
    """`action` is what one comes to the page for."""

    place: Place
    action: str


WALKS = [
    Walk(Place("group", GROUP, COORDINATOR), f"a.btn-primary[href='{GROUP}threads/new/']"),
    Walk(Place("threads", f"{GROUP}threads/", COORDINATOR), f"a.btn-primary[href='{GROUP}threads/new/']"),
    Walk(Place("thread", f"{GROUP}threads/", COORDINATOR, THREAD), "#reply button[value=send]"),
    Walk(Place("composer", f"{GROUP}threads/new/", COORDINATOR), "form.composer button[value=send]"),
    Walk(Place("moderation queue", "{group}moderation/", COORDINATOR), "main a[href*='/moderation/decisions/']"),
    Walk(Place("notices", "/en/notices/", COORDINATOR), "main .notice-list a, main form button"),
    Walk(Place("directory", "/en/directory/", COORDINATOR), "main form [type=submit]"),
    Walk(Place("exports", "{group}exports/", COORDINATOR), "main form button[type=submit]"),
]


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


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.place.name)
def test_a_page_is_walked_through_from_its_beginning_to_its_end(reader: Callable[..., Visit], made: dict[str, str], walk: Walk) -> None:
    page = opened(reader, filled(walk.place, made)).page
    # One starts from the beginning also where an address leads into the page.
    page.evaluate("() => { window.scrollTo(0, 0); document.activeElement.blur(); }")
    stops, is_reached = [], False
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = focused(page)
        if stops and (stop["is_body"] or stop["words"] == stops[0]["words"] == "Skip to the content"):
            break
        stops.append(stop)
        is_reached = is_reached or page.evaluate("action => document.activeElement.matches(action)", walk.action)
    else:
        pytest.fail(f"the walk does not end: {stops[-3:]}")
    assert [stop for stop in stops if not stop["ring"]] == []
    assert is_reached, walk.action


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

"""axe finds nothing on the platform's pages, in light and in dark; pages fit a narrow window and keep to their origin and policy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.look.axe import findings
from tests.look.places import Place, each_made_place, each_place, filled, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.helpers.browser import Visit

pytestmark = pytest.mark.browser

REFUSED = (
    "document.addEventListener('securitypolicyviolation', (e) => (window.refused ??= []).push(`${e.violatedDirective} ${e.blockedURI}`))"
)


@each_place
def test_axe_finds_nothing_and_the_page_fits_a_narrow_window(reader: Callable[..., Visit], place: Place) -> None:
    check(reader, place)


@each_made_place
def test_the_same_holds_where_people_decide(reader: Callable[..., Visit], made: dict[str, str], place: Place) -> None:
    check(reader, filled(place, made))


def check(reader: Callable[..., Visit], place: Place) -> None:
    visit = opened(reader, place)
    check_in_light_and_dark(visit.page)
    check_in_narrow_window(visit, place)


def check_in_light_and_dark(page: Any) -> None:
    assert findings(page) == []
    page.emulate_media(color_scheme="dark")
    assert [f"dark: {fault}" for fault in findings(page)] == []


def check_in_narrow_window(visit: Visit, place: Place) -> None:
    """The window itself notes requests that leave the origin, and fails the test for them."""
    visit.page.set_viewport_size({"width": 320, "height": 900})
    visit.context.add_init_script(REFUSED)
    assert visit.go(place.path).status == 200, place.path
    if place.follow:
        visit.page.locator(place.follow).first.click()
        visit.page.wait_for_load_state("load")
    page = visit.page
    assert page.evaluate("window.refused ?? []") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, wider_than_window(page)
    assert page.locator("h1").count() == 1
    assert page.locator("main").count() == 1


def wider_than_window(page: Any) -> list[str]:
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > 321)
        .slice(0, 8).map((e) => e.outerHTML.slice(0, 120))"""
    )
    return found

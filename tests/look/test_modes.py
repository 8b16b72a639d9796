"""Paper and forced colours: what is left out, what stands first, what must not vanish."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.look.places import PLACES, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.helpers.browser import Visit

pytestmark = pytest.mark.browser

TOOLS = ".site-header, .site-footer nav, .facets, .search-box, .results-sort, .composer, .btn, .tabs"
PRINTED = [place for place in PLACES if place.name in {"practice", "plan", "thread", "results"}]


def colour(page: Any, selector: str, name: str) -> str:
    found: str = page.locator(selector).first.evaluate(f"element => getComputedStyle(element)['{name}']")
    return found


@pytest.mark.parametrize("place", PRINTED, ids=lambda place: place.name)
def test_paper_carries_what_was_written_and_no_tools(reader: Callable[..., Visit], place: Any) -> None:
    page = opened(reader, place, dark=True).page
    assert page.locator(TOOLS).evaluate_all("all => all.some(one => one.checkVisibility())")
    page.emulate_media(media="print")
    assert not page.locator(TOOLS).evaluate_all("all => all.some(one => one.checkVisibility())")
    assert colour(page, "body", "backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(".funding").is_visible()


@pytest.mark.parametrize("name", ["practice", "plan"])
def test_on_paper_facts_stand_before_the_text(reader: Callable[..., Visit], name: str) -> None:
    place = next(place for place in PLACES if place.name == name)
    page = opened(reader, place).page
    page.emulate_media(media="print")
    top = {
        part: page.locator(f"main {part}").first.bounding_box()["y"] for part in ("h1", ".facts", "h2:not(.facts__title, .contents__title)")
    }
    assert list(top.values()) == sorted(top.values())


def test_a_printed_list_says_in_words_what_was_asked(reader: Callable[..., Visit]) -> None:
    page = opened(reader, next(place for place in PLACES if place.name == "results")).page
    page.emulate_media(media="print")
    assert "export" in page.locator(".results-head").inner_text()
    assert page.locator(".chips").is_visible()
    assert "Chosen filters" in page.locator(".chips").evaluate("list => getComputedStyle(list, '::before').content")


def test_forced_colours_keep_the_edges_of_what_can_be_pressed(reader: Callable[..., Visit]) -> None:
    page = opened(reader, next(place for place in PLACES if place.name == "component page")).page
    page.emulate_media(forced_colors="active")
    for selector in (".btn-primary", ".badge", ".chip", ".count", ".avatar", ".note"):
        assert colour(page, f"main {selector}", "borderTopWidth") != "0px", selector
    assert colour(page, ".route svg", "forcedColorAdjust") == "none"


def test_the_choice_of_colours_is_kept_on_the_device(reader: Callable[..., Visit]) -> None:
    visit = reader()
    visit.go("/en/")
    light = colour(visit.page, "body", "backgroundColor")
    visit.page.get_by_label("Dark", exact=True).check()
    dark = colour(visit.page, "body", "backgroundColor")
    visit.go("/en/catalogue/")
    assert colour(visit.page, "body", "backgroundColor") == dark != light
    visit.page.get_by_label("As on this device").check()
    assert colour(visit.page, "body", "backgroundColor") == light

"""The search box as a combobox: by keyboard, with a screen reader's states, with recent searches of this browser only."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.browser


def active(page: Any) -> str:
    marked = page.locator("#catalogue-q").get_attribute("aria-activedescendant")
    return page.locator(f"#{marked} span").first.inner_text() if marked else ""


def test_arrows_choose_and_enter_goes_there(window: Any) -> None:
    visitor = window()
    visitor.go("/en/catalogue/")
    box, listed = visitor.page.locator("#catalogue-q"), visitor.page.locator("#catalogue-q-suggestions")
    assert (box.get_attribute("role"), box.get_attribute("aria-expanded")) == ("combobox", "false")
    box.press_sequentially("expor")
    listed.wait_for(state="visible")
    assert box.get_attribute("aria-expanded") == "true"
    assert visitor.page.locator(".search-box [role=status]").inner_text()
    box.press("ArrowUp")
    last = active(visitor.page)
    box.press("ArrowDown")
    assert active(visitor.page) == ""
    box.press("ArrowDown")
    assert active(visitor.page) not in ("", last)
    box.press("Escape")
    assert not listed.is_visible()
    assert box.input_value() == "expor"
    box.press_sequentially("t")
    listed.wait_for(state="visible")
    page_option = listed.locator("[role=group]").filter(has_text="Pages").locator("[role=option]").first
    title = page_option.locator("span").first.inner_text()
    while active(visitor.page) != title:
        box.press("ArrowDown")
    box.press("Enter")
    visitor.page.wait_for_url("**/partners/**")
    assert visitor.page.locator("h1").first.inner_text() == title


def test_recent_searches_stay_in_the_browser_and_can_be_forgotten(window: Any) -> None:
    visitor = window()
    visitor.go("/en/catalogue/")
    box, listed = visitor.page.locator("#catalogue-q"), visitor.page.locator("#catalogue-q-suggestions")
    box.fill("trade fairs")
    box.press("Enter")
    visitor.page.wait_for_url("**q=trade*fairs*")
    box.fill("")
    box.press("ArrowDown")
    listed.wait_for(state="visible")
    assert listed.locator("[role=option]").all_inner_texts() == ["trade fairs", "Forget recent searches"]
    listed.get_by_text("Forget recent searches").click()
    box.press("ArrowDown")
    visitor.page.wait_for_timeout(400)
    assert not listed.is_visible()

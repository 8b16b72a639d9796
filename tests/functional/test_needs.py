"""A stakeholder has a need: three fields, under a minute, and practices that match with the reasons; a post becomes a record."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest

from tests.functional.conftest import MANNERS

pytestmark = pytest.mark.browser
GROUP = "/groups/gavle/"


@pytest.mark.parametrize("manner", MANNERS)
def test_a_need_is_raised_in_under_a_minute_and_answered(network: Any, window: Any, manner: dict[str, Any], request: Any) -> None:
    word = re.sub(r"\W", "", request.node.callspec.id)
    person = window("gavle.enterprise", **manner)
    page = person.page
    person.go(f"/en{GROUP}needs/")
    started = time.monotonic()
    page.get_by_role("link", name="Raise a need").click()
    assert page.locator("main form .field:visible").count() == 3
    page.get_by_label("What do you need?").fill(f"A voucher for a first export fair ({word})")
    page.get_by_label("Theme").select_option("policy-and-governance")
    page.get_by_label("Market").select_option("all-markets")
    page.get_by_role("button", name="Raise the need").click()
    page.get_by_role("heading", name="Practices that may answer it").wait_for()
    assert time.monotonic() - started < 60
    first = page.locator("main article").first
    assert re.search(r"Fits \d+ per cent", first.inner_text())
    assert "The same theme: Policy and governance" in page.locator("main").inner_text()
    title = first.get_by_role("heading").inner_text()
    first.get_by_role("link", name="This answers it").click()
    page.get_by_label("How it answers the need").fill("Small firms get half of it paid.")
    page.get_by_role("button", name="Name it").click()
    page.get_by_role("heading", name="Named as an answer").wait_for()
    assert title in page.locator("main").inner_text()
    page.get_by_role("link", name="Mark as answered").click()
    page.get_by_label("Reason").fill("We apply for it.")
    page.get_by_role("button", name="Mark the need as answered").click()
    assert "We apply for it." in page.locator("main").inner_text()
    outsider = window("ivace.chamber", **manner)
    assert outsider.go(page.url.removeprefix(network.base)).status == 404


@pytest.mark.parametrize("manner", MANNERS)
def test_a_post_becomes_a_suggestion_that_says_only_what_was_shown(network: Any, window: Any, manner: dict[str, Any], request: Any) -> None:
    word = re.sub(r"\W", "", request.node.callspec.id)
    person = window("gavle.chamber", **manner)
    page = person.page
    person.go(f"/en{GROUP}threads/")
    page.locator(".thread-row a").first.click()
    thread = page.locator("h1").inner_text()
    page.locator("article summary", has_text="More").first.click()
    page.get_by_role("link", name="Make it …").first.click()
    page.get_by_role("link", name="Suggestion for the action plan").click()
    text = page.get_by_label("Text that is sent")
    assert text.input_value()
    text.fill(f"Pay half in advance ({word}).")
    page.get_by_role("button", name="Send it").click()
    sent = page.locator("article", has_text=f"({word})").first
    assert "Waits for an answer" in sent.inner_text()
    assert thread in sent.inner_text()
    sent.get_by_role("link", name=re.compile("From post")).click()
    assert "Suggestion for the action plan (Waits for an answer)" in page.locator("main").inner_text()


def test_the_form_opens_with_the_keyboard_alone(network: Any, window: Any) -> None:
    person = window("gavle.enterprise")
    page = person.page
    person.go(f"/en{GROUP}needs/new/")
    assert page.locator("main form .field:visible").count() == 3
    page.locator("main form summary").focus()
    page.keyboard.press("Enter")
    assert page.locator("main form .field:visible").count() == 8
    page.get_by_label("Resources at hand").fill("Two days a month")
    page.get_by_role("button", name="Raise the need").click()
    page.locator("main form").wait_for()
    assert page.get_by_label("Resources at hand").input_value() == "Two days a month"
    assert page.get_by_label("Resources at hand").is_visible()

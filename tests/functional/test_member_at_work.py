"""S2: somebody reads and answers on a train: from the first unread post on, undisturbed, and without losing a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from exchange.demo.accounts import PASSWORD, address
from tests.functional.conftest import MANNERS
from tests.functional.talking import Writing, make_group, others_say

if TYPE_CHECKING:
    from tests.helpers.browser import Visit

pytestmark = pytest.mark.browser
TITLE = "On the train"
LONG = "This is said at some length. " * 30


def answer(member: Visit, text: str) -> None:
    member.page.fill("form.composer [name=body]", text)
    member.page.click("form.composer button[value=send]")


def shown(member: Visit, text: str) -> Any:
    return member.page.locator("article[id^='post-']", has_text=text)


def text_in_form(member: Visit) -> str:
    return str(member.page.locator("form.composer [name=body]").input_value())


@pytest.mark.parametrize("manner", MANNERS)
def test_somebody_goes_on_at_the_first_unread_post_and_answers(
    network: Any, window: Any, manner: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    group, path, _name = make_group(network, request, title=TITLE)
    member = window("gavle.enterprise", **manner)
    others_say(network, path, [f"Known {number}. {LONG}" for number in range(6)])
    member.go(path)
    others_say(network, path, [f"Unknown {number}. {LONG}" for number in range(6)])
    begin_at_first_unread(member, group)
    answer(member, "Past Uppsala")
    shown(member, "Past Uppsala").wait_for()
    if manner.get("javascript", True):
        is_undisturbed(network, member, path)
        loses_the_connection(member)
    else:
        keeps_a_draft(member, path)
        loses_her_session(member, path)
        is_refused(member, window("gavle.coordinator", javascript=False), path)


def begin_at_first_unread(member: Visit, group: str) -> None:
    member.go(f"{group}threads/")
    page = member.page
    row = page.locator(".thread-row", has_text=TITLE)
    assert row.locator(".count").inner_text().split()[0] == "6"
    row.get_by_role("link", name=TITLE).click()
    page.wait_for_url("**#first-unread")
    first = page.locator("#first-unread + article")
    assert "Unknown 0" in first.inner_text()
    expect(first.get_by_role("paragraph").first).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def is_undisturbed(network: Any, member: Visit, path: str) -> None:
    page = member.page
    page.locator("[data-live-state]", has_text="Connected").wait_for(timeout=15_000)
    writing = Writing(page, "Half a thought")
    others_say(network, path, [f"Meanwhile {number}. {LONG}" for number in range(5)])
    shown(member, "Meanwhile 4").wait_for(timeout=10_000)
    writing.check_undisturbed()
    page.keyboard.type("the")
    assert text_in_form(member) == "Half theought"


def loses_the_connection(member: Visit) -> None:
    page = member.page
    page.context.set_offline(True)
    answer(member, "First from the tunnel")
    page.locator("[data-pending] [data-state]", has_text="Not sent yet").wait_for()
    answer(member, "Second from the tunnel")
    page.context.set_offline(False)
    shown(member, "Second from the tunnel").wait_for(timeout=15_000)
    page.reload()
    said = [text.partition(" from the tunnel")[0].split()[-1] for text in shown(member, "from the tunnel").all_inner_texts()]
    assert said == ["First", "Second"]
    member.faults.clear()  # the browser notes every request that failed


def keeps_a_draft(member: Visit, path: str) -> None:
    page = member.page
    page.fill("form.composer [name=body]", "A draft for later")
    page.locator("form.composer .menu > summary").click()
    page.get_by_role("button", name="Save draft").click()
    page.get_by_text("The draft is saved. Only you can see it.").wait_for()
    member.go("/en/")
    member.go(path)
    assert text_in_form(member) == "A draft for later"


def loses_her_session(member: Visit, path: str) -> None:
    """She signs in where she is led, and is back at her text."""
    page = member.page
    kept = [cookie for cookie in member.context.cookies() if cookie["name"] != "sessionid"]
    member.context.clear_cookies()
    member.context.add_cookies(kept)
    answer(member, "Typed for an hour")
    page.get_by_text("You were signed out, so nothing was sent.").wait_for()
    page.fill("input[name=login]", address("gavle.enterprise"))
    page.fill("input[name=password]", PASSWORD)
    page.locator("form:has(input[name=password]) [type=submit]").first.click()
    page.wait_for_url(re.compile(path))
    assert "It has not been sent." in page.locator("main").inner_text()
    assert "Typed for an hour" in text_in_form(member)
    answer(member, "Typed for an hour")
    shown(member, "Typed for an hour").wait_for()
    assert shown(member, "Typed for an hour").count() == 1


def is_refused(member: Visit, coordinator: Visit, path: str) -> None:
    member.go(path)
    coordinator.go(path)
    coordinator.page.locator("form[action$='/lock/'] button").click()
    answer(member, "Too late")
    member.page.get_by_text("nothing was sent").first.wait_for()
    assert text_in_form(member) == "Too late"
    assert shown(member, "Too late").count() == 0

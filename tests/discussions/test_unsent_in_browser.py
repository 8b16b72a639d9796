"""What is typed and was not sent comes back; what was sent never does."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from tests.discussions.test_composer_in_browser import bodies, open_thread, thread

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.browser
__all__ = ["thread"]

BOX = "form[data-composer] [name=body]"
RESTORED = "This is what you had typed here."
FILE = [{"name": "minutes.txt", "mimeType": "text/plain", "buffer": b"Minutes of May"}]
# Longer than the browser waits before it keeps what is typed.
KEPT_WITHIN = 600


def written_with_a_file(window: Callable[..., Any], thread: str, text: str) -> Any:
    page = open_thread(window, thread).page
    page.locator(BOX).press_sequentially(text)
    page.wait_for_timeout(KEPT_WITHIN)
    page.set_input_files("input[name=uploads]", FILE)
    return page


def send(page: Any) -> None:
    page.click("form[data-composer] button[value=send]")


def said(page: Any) -> str:
    return str(page.locator("[data-composer-say]").inner_text())


def test_a_text_that_was_sent_with_a_file_is_not_offered_again(window: Callable[..., Any], thread: str) -> None:
    page = written_with_a_file(window, thread, "Here they are")
    send(page)
    page.get_by_role("link", name="minutes.txt").wait_for()
    for _time in range(2):
        assert bodies(page) == ["Where are you?", "Here they are"]
        assert page.locator(BOX).input_value() == ""
        assert RESTORED not in said(page)
        page.goto(page.url.split("?")[0])


def test_a_text_whose_post_was_stored_and_whose_answer_was_lost_makes_no_second_post(window: Callable[..., Any], thread: str) -> None:
    page = written_with_a_file(window, thread, "Sent in the tunnel")
    lost, address = f"**{thread}**", page.url

    def swallow(route: Any) -> None:
        if route.request.method == "POST":
            route.fetch(max_redirects=0)
            route.abort()
        else:
            route.continue_()

    page.route(lost, swallow)
    send(page)
    page.wait_for_timeout(1_500)
    page.unroute(lost)
    page.goto(address)
    page.locator("article[id^='post-']", has_text="Sent in the tunnel").wait_for()
    assert page.locator(BOX).input_value() == ""


def test_a_text_with_a_file_whose_sending_failed_is_there_again_and_makes_one_post(window: Callable[..., Any], thread: str) -> None:
    writer = open_thread(window, thread)
    page = writer.page
    page.locator(BOX).press_sequentially("Into a tunnel")
    page.set_input_files("input[name=uploads]", FILE)
    page.context.set_offline(True)
    send(page)
    page.wait_for_timeout(1_000)
    page.context.set_offline(False)
    writer.go(thread)
    assert page.locator(BOX).input_value() == "Into a tunnel"
    assert RESTORED in said(page)
    send(page)
    page.locator("article[id^='post-']", has_text="Into a tunnel").wait_for()
    page.reload()
    assert bodies(page) == ["Where are you?", "Into a tunnel"]
    assert page.locator(BOX).input_value() == ""
    writer.faults.clear()


SENDS_AND_TYPES_ON = """([box, text]) => {
  setTimeout(() => document.querySelector("form[data-composer] button[value=send]").click());
  setTimeout(() => {
    const field = document.querySelector(box);
    field.value = text;
    field.dispatchEvent(new Event("input", {bubbles: true}));
  }, 300);
}"""


def test_what_is_typed_while_a_file_is_on_its_way_is_kept(window: Callable[..., Any], thread: str) -> None:
    page = written_with_a_file(window, thread, "First")

    def slowly(route: Any) -> None:
        if route.request.method == "POST":
            time.sleep(2)
        route.continue_()

    page.route(f"**{thread}**", slowly)
    page.evaluate(SENDS_AND_TYPES_ON, [BOX, "First and a second thought"])
    page.get_by_role("link", name="minutes.txt").wait_for()
    page.unroute(f"**{thread}**")
    page.locator("[data-composer-say]", has_text=RESTORED).wait_for()
    assert page.locator(BOX).input_value() == "First and a second thought"
    send(page)
    page.locator("article[id^='post-']", has_text="a second thought").wait_for()
    page.reload()
    assert bodies(page) == ["Where are you?", "First", "First and a second thought"]


def saved(page: Any, text: str) -> None:
    page.fill(BOX, text)
    page.locator("[data-composer-say]", has_text="Saved as a draft").wait_for(timeout=10_000)


def test_a_change_before_the_end_is_not_lost(window: Callable[..., Any], thread: str) -> None:
    page = open_thread(window, thread).page
    saved(page, "Three days of notes")
    page.fill(BOX, "Nearly three days of notes, with a table")
    page.wait_for_timeout(KEPT_WITHIN)
    page.evaluate("() => window.fetch = () => new Promise(() => {})")  # the page is closed before it could save
    page.reload()
    assert page.locator(BOX).input_value() == "Nearly three days of notes, with a table"
    assert RESTORED in said(page)


def test_of_a_text_that_was_changed_here_and_elsewhere_neither_is_lost(window: Callable[..., Any], thread: str) -> None:
    page = open_thread(window, thread).page
    saved(page, "Three days of notes")
    page.fill(BOX, "Nearly three days")
    page.wait_for_timeout(KEPT_WITHIN)
    page.evaluate("() => window.fetch = () => new Promise(() => {})")
    elsewhere = window("gavle.enterprise", javascript=False)
    elsewhere.go(thread)
    elsewhere.page.fill("[name=body]", "Five days by train")
    elsewhere.page.locator("form.composer summary").click()
    elsewhere.page.click("button[value=draft]")
    page.reload()
    assert page.locator(BOX).input_value() == "Five days by train\n\nNearly three days"


def test_a_draft_that_was_sent_elsewhere_is_not_brought_back(window: Callable[..., Any], thread: str) -> None:
    page = open_thread(window, thread).page
    saved(page, "Three days of notes")
    elsewhere = window("gavle.enterprise", javascript=False)
    elsewhere.go(thread)
    elsewhere.page.click("form.composer button[value=send]")
    page.goto(page.url)
    assert bodies(page) == ["Where are you?", "Three days of notes"]
    assert page.locator(BOX).input_value() == ""

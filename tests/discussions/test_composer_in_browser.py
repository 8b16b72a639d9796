"""Writing on a train: what is typed stays, what is sent shows its state, and arrives once and in order."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.browser
THREADS = "/en/groups/gavle/threads/"
STATE = "[data-composer-say]"


@pytest.fixture
def thread(window: Callable[..., Any]) -> str:
    """A thread of its own, by its path."""
    starter = window("gavle.coordinator", javascript=False)
    starter.go(f"{THREADS}new/")
    starter.page.fill("[name=title]", f"On the train {uuid.uuid4().hex[:6]}")
    starter.page.fill("[name=body]", "Where are you?")
    starter.page.click("button[value=send]")
    return re.sub(r"^https?://[^/]+|[?#].*$", "", starter.page.url)


def open_thread(window: Any, thread: str, who: str = "gavle.enterprise") -> Any:
    opened = window(who)
    opened.go(thread)
    opened.page.locator("[data-live-state]", has_text="Connected").wait_for(timeout=15_000)
    return opened


def write(page: Any, text: str) -> None:
    page.fill("form[data-composer] [name=body]", text)
    page.click("form[data-composer] button[value=send]")


def bodies(page: Any) -> list[str]:
    return [text.strip() for text in page.locator("article[id^='post-'] .post__body > p:not([class])").all_inner_texts()]


def test_an_own_post_appears_at_once_and_others_see_it(window: Any, thread: str) -> None:
    writer, reader = open_thread(window, thread), open_thread(window, thread, "gavle.coordinator")
    reader.page.fill("form[data-composer] [name=body]", "half a tho")
    address = writer.page.url
    write(writer.page, "Past Uppsala")
    writer.page.locator("article[id^='post-']", has_text="Past Uppsala").wait_for()
    assert writer.page.locator("[data-pending]").count() == 0
    assert writer.page.url == address
    assert writer.page.locator("form[data-composer] [name=body]").input_value() == ""
    assert writer.page.locator("[data-live-new]").is_hidden()
    reader.page.locator("article[id^='post-']", has_text="Past Uppsala").wait_for(timeout=5_000)
    assert reader.page.locator("form[data-composer] [name=body]").input_value() == "half a tho"


COUNTS_FRAMES = """text => {
  window.frames_with = []; const look = () => {
    window.frames_with.push([...document.querySelectorAll("[data-posts] article")].filter((post) => post.innerText.includes(text)).length);
    requestAnimationFrame(look);
  }; look();
}"""


def test_an_own_post_is_never_nowhere_and_never_there_twice(window: Any, thread: str) -> None:
    page = open_thread(window, thread).page
    page.evaluate(COUNTS_FRAMES, "Past Gävle")
    write(page, "Past Gävle")
    page.locator("article[id^='post-']", has_text="Past Gävle").wait_for()
    page.wait_for_timeout(300)
    counts = page.evaluate("window.frames_with")
    assert counts[-1] == 1
    assert set(counts[counts.index(1) :]) == {1}


def test_what_is_sent_without_a_connection_arrives_once_and_in_order(window: Any, thread: str) -> None:
    writer = open_thread(window, thread)
    page = writer.page
    page.context.set_offline(True)
    write(page, "First from the tunnel")
    page.locator("[data-pending] [data-state]", has_text="Not sent yet").wait_for()
    write(page, "Second from the tunnel")
    assert page.locator("[data-pending]").count() == 2
    page.context.set_offline(False)
    page.locator("article[id^='post-']", has_text="Second from the tunnel").wait_for(timeout=15_000)
    page.reload()
    assert bodies(page) == ["Where are you?", "First from the tunnel", "Second from the tunnel"]
    writer.faults.clear()  # the browser notes every request that failed


def test_a_page_that_was_closed_with_posts_on_their_way_sends_them_when_it_is_opened_again(window: Any, thread: str) -> None:
    writer = open_thread(window, thread)
    page = writer.page
    page.context.set_offline(True)
    write(page, "Closed too early")
    page.locator("[data-pending] [data-retry]").wait_for()
    page.close()
    writer.context.set_offline(False)
    writer.page = writer.context.new_page()
    writer.go(thread)
    writer.page.locator("article[id^='post-']", has_text="Closed too early").wait_for(timeout=15_000)
    writer.page.reload()
    assert bodies(writer.page) == ["Where are you?", "Closed too early"]
    writer.faults.clear()


def test_a_post_can_be_taken_back_into_the_form(window: Any, thread: str) -> None:
    writer = open_thread(window, thread)
    page = writer.page
    page.context.set_offline(True)
    write(page, "Not like this")
    page.locator("[data-pending] [data-take-back]").click()
    assert page.locator("[data-pending]").count() == 0
    assert page.locator("form[data-composer] [name=body]").input_value() == "Not like this"
    page.context.set_offline(False)
    write(page, "But like that")
    page.locator("article[id^='post-']", has_text="But like that").wait_for(timeout=15_000)
    page.reload()
    assert bodies(page) == ["Where are you?", "But like that"]
    writer.faults.clear()


def test_a_draft_is_in_the_browser_at_once_and_on_the_server_soon(window: Any, thread: str) -> None:
    writer = open_thread(window, thread)
    page = writer.page
    page.locator("form[data-composer] [name=body]").press_sequentially("Three days of")
    page.locator(STATE, has_text="Saved as a draft").wait_for(timeout=10_000)
    page.locator("form[data-composer] [name=body]").press_sequentially(" notes")
    page.wait_for_timeout(600)
    page.reload()
    assert page.locator("form[data-composer] [name=body]").input_value() == "Three days of notes"
    elsewhere = window("gavle.enterprise", javascript=False)
    elsewhere.go(thread)
    assert elsewhere.page.locator("[name=body]").input_value().startswith("Three days of")
    stranger = window("gavle.coordinator")
    stranger.go(thread)
    assert stranger.page.locator("form[data-composer] [name=body]").input_value() == ""


def test_a_text_survives_the_end_of_the_session(window: Any, thread: str) -> None:
    writer = open_thread(window, thread)
    page = writer.page
    kept = [cookie for cookie in writer.context.cookies() if cookie["name"] != "sessionid"]
    writer.context.clear_cookies()
    writer.context.add_cookies(kept)
    write(page, "Typed for an hour")
    page.locator("[data-pending] [data-state]", has_text="Not sent yet").wait_for()
    page.locator(STATE, has_text="You are signed out").wait_for()
    from exchange.demo.accounts import PASSWORD, address

    writer.sign_in(address("gavle.enterprise"), PASSWORD)
    writer.go(thread)
    page.locator("article[id^='post-']", has_text="Typed for an hour").wait_for(timeout=15_000)
    page.reload()
    assert bodies(page) == ["Where are you?", "Typed for an hour"]


def test_a_refusal_brings_the_text_back(window: Any, thread: str) -> None:
    writer = open_thread(window, thread)
    closer = window("gavle.coordinator", javascript=False)
    closer.go(thread)
    writer.page.fill("form[data-composer] [name=body]", "Too late")
    closer.page.locator("form[action$='/lock/'] button").click()
    writer.page.click("form[data-composer] button[value=send]")
    writer.page.get_by_text("nothing was sent").first.wait_for()
    assert writer.page.locator("form[data-composer] [name=body]").input_value() == "Too late"
    assert writer.page.locator("[data-pending]").count() == 0

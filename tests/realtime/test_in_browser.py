"""The open page of a thread in a real browser, on a real server, while others write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings as django_settings

from exchange.realtime.hub import hub
from stakeholder_groups.discussions.services import edit_post, withdraw_post
from tests.realtime import pages
from tests.realtime.conftest import browser_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from tests.helpers.ws import RunningServer
    from tests.realtime.conftest import Talk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LIVE = "Connected – new posts appear by themselves"
ASKING = "New posts appear within a few seconds"


@pytest.fixture
def reading(talk: Talk, server: RunningServer, visit: Any, settings: Any) -> Callable[..., Any]:
    """Opens the thread as its member, with as many posts before."""
    settings.ROOT_URLCONF = "tests.realtime.pages"

    def open_page(*, posts: int = 0, before: str = "", query: str = "", clock: datetime | None = None) -> Any:
        for number in range(posts):
            talk.post(f"Earlier {number}")
        window = visit(f"http://localhost:{server.port}")
        cookie = browser_of(talk.member).cookies[django_settings.SESSION_COOKIE_NAME].value
        window.context.add_cookies([{"name": django_settings.SESSION_COOKIE_NAME, "value": cookie, "url": window.base}])
        if clock is not None:
            window.page.clock.install(time=clock)
        if before:
            window.page.add_init_script(before)
        window.go(f"/try/{talk.thread.public_id}/{query}")
        return window

    return open_page


def wait_for_state(page: Any, text: str) -> None:
    page.locator("[data-live-state]", has_text=text).wait_for(timeout=15_000)


def test_a_post_of_another_member_appears_while_one_writes(talk: Talk, reading: Any) -> None:
    page = reading(posts=6).page
    wait_for_state(page, LIVE)
    page.locator("#composer").fill("half a tho")
    page.locator("#composer").evaluate("box => box.setSelectionRange(2, 4)")
    top = page.locator("#composer").evaluate("box => box.getBoundingClientRect().top")
    talk.post("From somebody else")
    page.locator("#post-8", has_text="From somebody else").wait_for(timeout=2_000)
    page.locator("[data-live-say]", has_text="New replies: 1").wait_for(state="attached")
    assert page.evaluate("() => document.activeElement.id") == "composer"
    assert page.evaluate("() => document.activeElement.selectionStart") == 2
    assert page.locator("#composer").input_value() == "half a tho"
    assert abs(page.locator("#composer").evaluate("box => box.getBoundingClientRect().top") - top) <= 2
    talk.post("And another")
    page.locator("#post-9").wait_for()
    assert page.locator("article").evaluate_all("all => all.map(one => Number(one.dataset.seq))") == list(range(1, 10))


LISTEN = """() => { window.said = [];
  new MutationObserver((changes) => changes.forEach(({target}) => target.textContent && window.said.push(target.textContent)))
    .observe(document.querySelector("[data-live-say]"), {childList: true}); }"""


def test_many_posts_one_after_another_are_said_in_few_sentences(talk: Talk, reading: Any) -> None:
    page = reading(posts=6).page
    wait_for_state(page, LIVE)
    page.evaluate("() => window.scrollTo(0, 0)")
    page.evaluate(LISTEN)
    for number in range(20):
        talk.post(f"One of many {number}")
        page.wait_for_timeout(200)
    page.locator("[data-live-say]", has_text="New replies: 20").wait_for(state="attached")
    assert len(page.evaluate("window.said")) <= 10
    assert page.locator("[data-live-new]").inner_text().strip() == "New replies: 20"
    for number in range(8, 28):
        page.locator(f"#post-{number}").scroll_into_view_if_needed()
    page.locator("[data-live-new]").wait_for(state="hidden")
    page.evaluate("() => window.scrollTo(0, 0)")
    talk.post("After she had read")
    page.locator("[data-live-say]").and_(page.get_by_text("New replies: 1", exact=True)).wait_for(state="attached")


def test_what_is_above_changes_and_the_reader_stays_where_she_was(talk: Talk, reading: Any) -> None:
    page = reading(posts=8).page
    wait_for_state(page, LIVE)
    page.locator("#post-6").evaluate("post => post.scrollIntoView()")
    top = page.locator("#post-6").evaluate("post => post.getBoundingClientRect().top")
    edit_post(actor=talk.coordinator, post=talk.thread.posts.get(seq=2), body="Much longer than before. " * 60)
    page.locator("#post-2", has_text="Much longer").wait_for()
    page.wait_for_timeout(100)
    assert abs(page.locator("#post-6").evaluate("post => post.getBoundingClientRect().top") - top) <= 2
    talk.post("At the end")
    page.locator("#post-11").wait_for(state="attached")
    assert abs(page.locator("#post-6").evaluate("post => post.getBoundingClientRect().top") - top) <= 2
    pill = page.locator("[data-live-new]")
    assert pill.inner_text().strip() == "New replies: 1"
    pill.dispatch_event("click")
    pill.wait_for(state="hidden")
    assert page.evaluate("() => document.activeElement.id") == "post-11"


def test_a_post_that_somebody_holds_is_replaced_when_she_lets_go(talk: Talk, reading: Any) -> None:
    page = reading(posts=1).page
    wait_for_state(page, LIVE)
    page.locator("#post-2 h3").focus()
    withdraw_post(actor=talk.coordinator, post=talk.thread.posts.get(seq=2))
    edit_post(actor=talk.coordinator, post=talk.thread.posts.get(seq=1), body="Changed")
    page.locator("#post-1", has_text="Changed").wait_for()
    held = page.locator("#post-2 h3").element_handle()
    assert held.evaluate("title => title === document.activeElement")
    page.locator("#composer").focus()
    page.wait_for_timeout(200)
    assert held.evaluate("title => !title.isConnected")


NO_SOCKETS = """window.WebSocket = class extends EventTarget {
  constructor() { super(); setTimeout(() => this.dispatchEvent(new CloseEvent('close', {code: 1006}))); } close() {} };"""
NO_STREAMS = "Object.defineProperty(Navigator.prototype, 'locks', {value: undefined});"
QUICKLY = "const later = window.setTimeout; window.setTimeout = (work, wait) => later(work, Math.min(wait ?? 0, 1000));"


def test_without_sockets_a_stream_tells(talk: Talk, reading: Any) -> None:
    page = reading(before=NO_SOCKETS).page
    wait_for_state(page, ASKING)
    wait_for_state(page, LIVE)
    talk.post("Found by the stream")
    page.locator("#post-2", has_text="Found by the stream").wait_for(timeout=2_000)
    talk.remove(talk.member)
    wait_for_state(page, "no longer up to date")
    assert len(hub) == 0


def test_without_sockets_and_streams_it_asks(talk: Talk, reading: Any) -> None:
    page = reading(before=NO_SOCKETS + NO_STREAMS + QUICKLY).page
    wait_for_state(page, ASKING)
    talk.post("Found by asking")
    page.locator("#post-2", has_text="Found by asking").wait_for(timeout=8_000)
    assert len(hub) == 0


def test_a_lost_connection_is_made_up_for(talk: Talk, reading: Any, server: RunningServer) -> None:
    window = reading()
    page = window.page
    wait_for_state(page, LIVE)
    page.context.set_offline(True)
    wait_for_state(page, "No connection")
    talk.post("Meanwhile")
    assert page.locator("article").count() == 1
    page.context.set_offline(False)
    page.locator("#post-2", has_text="Meanwhile").wait_for(timeout=8_000)
    wait_for_state(page, LIVE)
    window.faults.clear()  # the browser notes every request that failed


def test_a_removed_members_page_says_that_it_is_over(talk: Talk, reading: Any) -> None:
    page = reading().page
    wait_for_state(page, LIVE)
    talk.remove(talk.member)
    wait_for_state(page, "no longer up to date")
    talk.post("Not for her")
    page.wait_for_timeout(500)
    assert page.locator("article").count() == 1
    assert len(hub) == 0


def test_a_page_of_earlier_posts_counts_what_is_new_and_leads_there(talk: Talk, reading: Any) -> None:
    page = reading(posts=4, query="?earlier").page
    wait_for_state(page, LIVE)
    talk.post("At the end")
    pill = page.locator("[data-live-new]")
    pill.wait_for()
    edit_post(actor=talk.coordinator, post=talk.thread.posts.get(seq=2), body="Changed")
    page.locator("#post-2", has_text="Changed").wait_for()
    edit_post(actor=talk.coordinator, post=talk.thread.posts.get(seq=4), body="Not on this page")
    page.wait_for_timeout(300)
    assert page.locator("article").evaluate_all("all => all.map(one => one.id)") == ["post-1", "post-2"]
    assert pill.inner_text().strip() == "New replies: 1"
    pill.click()
    page.locator("#post-6", has_text="At the end").wait_for()
    assert page.url.endswith(f"/try/{talk.thread.public_id}/")


def test_a_fragment_that_fails_is_fetched_again(talk: Talk, reading: Any) -> None:
    window = reading()
    wait_for_state(window.page, LIVE)
    pages.failures.append(503)
    talk.post("After a moment")
    window.page.locator("#post-2", has_text="After a moment").wait_for(timeout=8_000)
    assert pages.failures == []
    window.faults.clear()  # the browser notes the answer that failed


COUNTED = """window.asked = 0; const real = window.fetch;
window.fetch = (address, options) => { if (String(address).includes('/fragment/')) window.asked += 1; return real(address, options); };"""


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_over_asks_no_more(talk: Talk, reading: Any, status: int) -> None:
    page = reading(before=COUNTED + QUICKLY).page
    wait_for_state(page, LIVE)
    pages.failures += [status, status, status]
    talk.post("Too late")
    wait_for_state(page, "no longer up to date")
    page.wait_for_timeout(2_500)
    assert page.evaluate("window.asked") == 1
    pages.failures.clear()


WAITS_NOTED = """window.waits = []; const set = window.setTimeout; Math.random = () => 0.5;
window.setTimeout = (work, wait, ...more) => { const near = Math.round(wait);
  if ([1950, 3900, 7800].includes(near)) { window.waits.push(near); wait = 50; } return set(work, wait, ...more); };"""


def test_a_server_that_fails_is_asked_less_and_less_often_and_not_by_all_at_once(talk: Talk, reading: Any) -> None:
    window = reading(before=COUNTED + WAITS_NOTED)
    wait_for_state(window.page, LIVE)
    pages.failures += [503, 503, 503]
    talk.post("After a while")
    window.page.locator("#post-2", has_text="After a while").wait_for(timeout=8_000)
    # Between three tenths and the whole of 3, 6 and 12 seconds.
    assert window.page.evaluate("window.waits") == [1950, 3900, 7800]
    assert window.page.evaluate("window.asked") == 4
    window.faults.clear()  # the browser notes the answers that failed

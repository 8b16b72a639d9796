"""How often an open page asks, by a clock that the test moves, and what it does where the process takes no more connections."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from exchange.realtime.hub import hub
from tests.realtime.test_in_browser import ASKING, LIVE, NO_SOCKETS, NO_STREAMS, QUICKLY, reading, wait_for_state

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.realtime.conftest import Talk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["reading"]

START = datetime(2026, 5, 4, 9, tzinfo=UTC)
STEP = 0.25
# Notes when the page asks; the answer comes at once, whatever the clock says.
NOTED = """window.asked = [];
window.fetch = async (address) => {
  if (!String(address).includes('/events/threads/')) return new Response('');
  window.asked.push(Date.now() / 1000);
  return new Response(JSON.stringify({events: [], last_seq: 0, more: false}), {headers: {'Content-Type': 'application/json'}});
};"""
OPEN_SOCKET = """window.WebSocket = class extends EventTarget {
  constructor() { super(); this.readyState = 1; setTimeout(() => this.dispatchEvent(new Event('open'))); } close() {} };"""
HIDDEN = "Object.defineProperty(Document.prototype, 'hidden', {get: () => window.looksAway ?? true});"
DEAF = NO_SOCKETS + NO_STREAMS


def chance(number: float) -> str:
    return f"Math.random = () => {number};"


@pytest.mark.parametrize(
    ("manner", "least", "most"),
    [
        pytest.param(DEAF, 4.5, 15, id="asking"),
        pytest.param(DEAF + HIDDEN, 18, 60, id="asking, hidden"),
        pytest.param(OPEN_SOCKET, 18, 60, id="beside a socket"),
        pytest.param(OPEN_SOCKET + HIDDEN, 18, 60, id="beside a socket, hidden"),
    ],
)
def test_a_page_asks_every_fifteen_or_sixty_seconds_and_never_all_at_once(
    reading: Callable[..., Any], manner: str, least: float, most: float
) -> None:
    for number, expected in ((0, least), (0.5, (least + most) / 2), (0.999999, most)):
        page = reading(before=NOTED + chance(number) + manner, clock=START).page
        page.clock.pause_at(START + timedelta(minutes=1))
        for _step in range(int(3 * expected / STEP) + 4):
            page.clock.run_for(int(STEP * 1000))
        asked = page.evaluate("window.asked")
        apart = [later - earlier for earlier, later in pairwise(asked)][-2:]
        assert len(apart) == 2, asked
        assert all(abs(seconds - expected) <= 2 * STEP for seconds in apart), (number, asked)


def test_who_looks_again_is_answered_at_once_and_then_asked_oftener(reading: Callable[..., Any]) -> None:
    page = reading(before=NOTED + chance(0.999999) + DEAF + HIDDEN, clock=START).page
    page.clock.pause_at(START + timedelta(minutes=1))
    before = len(page.evaluate("window.asked"))
    page.evaluate("() => { window.looksAway = false; document.dispatchEvent(new Event('visibilitychange')); }")
    assert len(page.evaluate("window.asked")) == before + 1
    for _step in range(int(31 / STEP)):
        page.clock.run_for(int(STEP * 1000))
    asked = page.evaluate("window.asked")[before:]
    # Once more when the socket that it tries again does not open.
    assert [round(later - earlier) for earlier, later in pairwise(asked)] == [0, 15, 15]


@pytest.mark.parametrize("limit", ["SOCKETS_A_PROCESS", "SOCKETS_A_USER"])
def test_a_page_beyond_the_limit_asks_instead(
    talk: Talk, reading: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, settings: Any, limit: str
) -> None:
    settings.EXCHANGE_RATE_LIMITS_ENABLED = True
    monkeypatch.setattr(f"exchange.realtime.hub.{limit}", 0)
    window = reading(before=QUICKLY)
    wait_for_state(window.page, ASKING)
    talk.post("Found by asking")
    window.page.locator("#post-2", has_text="Found by asking").wait_for(timeout=8_000)
    assert len(hub) == 0
    # As soon as there is room the page is told again.
    monkeypatch.setattr(f"exchange.realtime.hub.{limit}", 5)
    wait_for_state(window.page, LIVE)
    assert len(hub) == 1
    window.faults.clear()  # the browser notes the connections that were refused

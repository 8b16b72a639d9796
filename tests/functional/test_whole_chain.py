"""From an empty form to a talk about the practice: four people and an outsider, each in a window of the own."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest

from tests.functional.editing import fill, open_empty_form, press

pytestmark = pytest.mark.browser


def test_a_practice_is_written_published_found_and_talked_about(network: Any, window: Any) -> None:
    editor = window("reggio-emilia.editor")
    editor.go("/admin/")
    open_empty_form(editor.page)
    fill(editor.page, title="Zuccherifici aperti alle imprese")
    press(editor.page, "action-submit")
    theme = publish(window("administrator2"))
    find(window(locale="it"), theme)
    talk(window("reggio-emilia.university"), window("reggio-emilia.chamber"), window("gavle.chamber"))


def publish(administrator: Any) -> str:
    """Two clicks from the queue; the time of the answer is where the second of the search begins."""
    administrator.go("/admin/review/")
    administrator.page.locator("tr", has_text="Zuccherifici aperti").locator("a.button").click()
    administrator.page.locator("button[name=action][value=approve]").click()
    administrator.page.wait_for_url("**/admin/review/")
    assert "Zuccherifici aperti" in administrator.page.locator(".messages").inner_text()
    return "policy-and-governance"


def find(visitor: Any, theme: str) -> None:
    """By an inflected word, without accents, narrowed by an English facet."""
    found = ""
    deadline = time.monotonic() + 10
    while "Zuccherifici aperti" not in found and time.monotonic() < deadline:
        visitor.go(f"/it/catalogue/?q=zuccherificio+qualita&theme={theme}")
        found = visitor.page.locator("main").inner_text()
    assert "Zuccherifici aperti" in found
    visitor.page.locator(".result-title a", has_text="Zuccherifici aperti").click()
    visitor.page.wait_for_url("**/it/partners/reggio-emilia/**")
    assert visitor.page.locator("main[lang=it], html[lang=it]").count() >= 1


def talk(first: Any, second: Any, outsider: Any) -> None:
    """A post shows in the other member's open page; another group's member gets neither page nor socket."""
    first.go("/it/groups/reggio-emilia/threads/new/")
    first.page.fill("input[name=title]", "Zuccherifici: lo proviamo anche noi?")
    first.page.fill("textarea[name=body]", "Chi li ha visitati?")
    first.page.locator("button[value=send]").click()
    first.page.wait_for_url(re.compile(r"/threads/(?!new)[^/]+/"))
    path = "/" + first.page.url.split("/", 3)[3].split("#")[0].split("?")[0]
    second.go(path)
    second.page.locator("[data-live-state]", has_text=re.compile(r"\w")).wait_for()
    second.page.evaluate("window.wasNeverReloaded = true")
    first.page.fill("textarea[name=body]", "Ci andiamo a maggio.")
    first.page.locator("button[value=send]").click()
    second.page.get_by_text("Ci andiamo a maggio.").wait_for(timeout=10_000)
    assert second.page.evaluate("window.wasNeverReloaded")
    assert outsider.go(path).status == 404
    assert closed_with(outsider, path.rstrip("/").rsplit("/", 1)[1]) in (1006, 4404)
    # The browser reports the refusal that was asked for.
    outsider.faults[:] = [fault for fault in outsider.faults if "/ws/threads/" not in fault]


def closed_with(person: Any, public_id: str) -> int:
    code: int = person.page.evaluate(
        """public_id => new Promise(done => {
            const socket = new WebSocket(`ws://${location.host}/ws/threads/${public_id}/`);
            socket.onclose = event => done(event.code);
            socket.onmessage = () => done(0);
        })""",
        public_id,
    )
    return code

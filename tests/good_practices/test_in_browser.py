"""In Chromium: the editor's counters under the editor's policy, and the relay form without script."""

from __future__ import annotations

from typing import Any

import pytest

from tests.functional.editing import open_empty_form

pytestmark = pytest.mark.browser


def test_the_editor_counts_while_one_types_and_warns_without_cutting(window: Any) -> None:
    editor = window("gavle.editor")
    editor.go("/admin/")
    open_empty_form(editor.page, language="SV")
    editor.page.fill("#id_summary", "x" * 160)
    counter = editor.page.locator("#id_summary + div")
    assert counter.inner_text() == "160 / 160"
    editor.page.fill("#id_summary", "x" * 163)
    assert "163 / 160" in counter.inner_text()
    assert "3" in counter.inner_text().split("–")[1]
    assert editor.page.locator("#id_summary").input_value() == "x" * 163


@pytest.mark.parametrize("javascript", [True, False])
def test_a_visitor_writes_to_the_owner(window: Any, javascript: bool) -> None:
    visitor = window(javascript=javascript)
    visitor.go("/en/partners/slaskie/")
    visitor.page.locator("main a[href*='/partners/slaskie/silesian-']").first.click()
    practice = visitor.page.url
    visitor.page.get_by_role("link", name="Write to the owner").click()
    visitor.page.fill("input[name=name]", "Ada Reader")
    visitor.page.fill("input[name=email]", "ada@example.eu")
    visitor.page.fill("textarea[name=text]", "How many people run it?")
    send = visitor.page.get_by_role("button", name="Send the message")
    send.click()
    if "/message/" in visitor.page.url and visitor.page.locator(".error-summary").count():
        # A program types this fast; a person is asked to wait and finds her text again.
        assert visitor.page.locator("textarea[name=text]").input_value() == "How many people run it?"
        visitor.page.wait_for_timeout(2100)
        send.click()
    visitor.page.wait_for_url(practice)
    assert "was sent to the owner" in visitor.page.locator("main").inner_text()

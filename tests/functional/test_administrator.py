"""A network administrator's Monday: what waits, oldest first; two clicks an answer; nobody decides on own work."""

from __future__ import annotations

from typing import Any

import pytest

from tests.functional.editing import fill, open_empty_form, press

pytestmark = pytest.mark.browser
FIRST, SECOND, THIRD = "Officine aperte di lunedì", "Dogane spiegate di lunedì", "Fiere condivise di lunedì"


def test_an_administrator_works_through_mondays_queue(network: Any, window: Any) -> None:
    editor = window("reggio-emilia.editor")
    for title in (FIRST, SECOND, THIRD):
        submit(editor, title)
    administrator = window("administrator2")
    page = administrator.page
    administrator.go("/admin/review/")
    rows = page.locator("tbody tr", has_text="di lunedì")
    assert [title for row in rows.all_inner_texts() for title in (FIRST, SECOND, THIRD) if title in row] == [FIRST, SECOND, THIRD]
    assert "0" in rows.first.locator("td").nth(2).inner_text()
    answer_without_reason_keeps_the_submission(page)
    answer(page, SECOND, "reject", "Quali dogane?")
    answer(page, THIRD, "decline", "Non è una pratica")
    answer(page, FIRST, "approve", "")
    assert page.locator("tbody tr", has_text="di lunedì").count() == 0
    compare_with_the_last_version(editor, administrator)
    judge(administrator, window("expert"), editor)


def submit(editor: Any, title: str) -> None:
    editor.go("/admin/")
    open_empty_form(editor.page)
    editor.page.locator("#id_title").press_sequentially(title)
    fill(editor.page, title=title)
    press(editor.page, "action-submit")


def answer(page: Any, title: str, action: str, reason: str) -> None:
    """Two clicks from the queue and back: read, answer."""
    page.locator("tr", has_text=title).locator("a.button").click()
    page.fill("#id_comment", reason)
    page.locator(f"button[name=action][value={action}]").click()
    page.wait_for_url("**/admin/review/")


def answer_without_reason_keeps_the_submission(page: Any) -> None:
    page.locator("tr", has_text=SECOND).locator("a.button").click()
    here = page.url
    page.locator("button[name=action][value=decline]").click()
    page.locator("#id_comment").wait_for()
    assert page.url == here
    page.goto(here.rsplit("/", 2)[0] + "/")


def compare_with_the_last_version(editor: Any, administrator: Any) -> None:
    """A new version of a public page shows what would change, and what was decided before."""
    editor.go("/admin/")
    editor.page.locator("a", has_text=FIRST).first.click()
    editor.page.fill("#id_evidence", "Ottanta officine hanno aperto")
    press(editor.page, "action-submit")
    page = administrator.page
    administrator.go("/admin/review/")
    page.locator("tr", has_text=FIRST).locator("a.button").click()
    said = page.locator("main").inner_text()
    assert "Network administrator 2" in said
    changed = page.locator("td.comparison")
    assert changed.count() == 1
    assert "Ottanta officine" in changed.inner_text()
    page.locator("button[name=action][value=approve]").click()
    page.wait_for_url("**/admin/review/")


def judge(administrator: Any, expert: Any, editor: Any) -> None:
    """Counted by an administrator, endorsed by an expert; each sees only the own decision, the editor none."""
    for person, kind, other in ((administrator, "counted", "endorsed"), (expert, "endorsed", "counted")):
        person.go("/admin/review/published/")
        row = person.page.locator("tr", has_text=FIRST)
        assert row.locator(f"a[href$='/{other}/']").count() == 0
        row.locator(f"a[href$='/{kind}/']").click()
        own = "/" + person.page.url.split("/", 3)[3]
        person.page.fill("#id_text", "Ogni regione può farlo.")
        person.page.locator("main form button[type=submit]").click()
        person.page.wait_for_load_state()
        assert person.go(own).status == 404
        assert editor.go(own).status == 404

"""An editor translates a practice beside the original, which changes later; and tries another partner's addresses by hand."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.functional.editing import fill, open_empty_form, press, save_draft

pytestmark = pytest.mark.browser

EDITOR, OTHER_EDITOR = "emilia-romagna.editor", "gavle.editor"


def number_of(page: Any) -> str:
    """The page's number in the address of its form."""
    found = re.search(r"/admin/pages/(\d+)/edit/", page.url)
    assert found, page.url
    return found.group(1)


def draft(editor: Any, title: str) -> str:
    editor.go("/admin/")
    open_empty_form(editor.page)
    fill(editor.page, title=title)
    save_draft(editor.page)
    return number_of(editor.page)


def submit(editor: Any, number: str) -> None:
    if f"/admin/pages/{number}/edit/" not in editor.page.url:
        editor.go(f"/admin/pages/{number}/edit/")
    press(editor.page, "action-submit")


def publish(administrator: Any, title: str) -> None:
    administrator.go("/admin/review/")
    administrator.page.locator("tr", has_text=title).locator("a.button").first.click()
    administrator.page.locator("button[name=action][value=approve]").click()
    administrator.page.wait_for_url("**/admin/review/")
    assert title in administrator.page.locator(".messages").inner_text()


def translate(editor: Any, number: str) -> str:
    """Into English by the editor's own command; what opens is a draft beside the original."""
    editor.go(f"/admin/translation/submit/page/{number}/")
    editor.page.get_by_label("English").check()
    editor.page.locator("form[action*='translation'] [type=submit], main form [type=submit]").first.click()
    editor.page.wait_for_url("**/admin/pages/*/edit/")
    translation = number_of(editor.page)
    assert translation != number
    assert editor.page.locator("#id_title").input_value() == "Fiere in rete"
    # Facts are the original's and are not asked for again.
    assert editor.page.locator("#id_city").count() == 0
    editor.page.fill("#id_title", "Fairs in a network")
    editor.page.fill("#id_detail", "Firms of the region go to fairs together.")
    return translation


def test_a_translation_says_when_the_original_was_changed_after_it(window: Any) -> None:
    editor, administrator, visitor = window(EDITOR), window("administrator2"), window()
    number = draft(editor, "Fiere in rete")
    submit(editor, number)
    publish(administrator, "Fiere in rete")
    translation = translate(editor, number)
    path = "/en/partners/emilia-romagna/fiere-in-rete/"
    assert "Fiere in rete" in read(visitor, path)
    submit(editor, translation)
    publish(administrator, "Fairs in a network")
    shown = read(visitor, path)
    assert "Fairs in a network" in shown
    assert "Older than the original" not in shown
    editor.go(f"/admin/pages/{number}/edit/")
    editor.page.fill("#id_evidence", "Quaranta imprese hanno partecipato")
    submit(editor, number)
    publish(administrator, "Fiere in rete")
    assert "Older than the original" in read(visitor, path)
    assert "Older than the original" not in read(visitor, "/it/partners/emilia-romagna/fiere-in-rete/")


def read(visitor: Any, path: str) -> str:
    assert visitor.go(path).status == 200
    text: str = visitor.page.locator("main").inner_text()
    return text


def test_another_partners_addresses_typed_by_hand_answer_as_if_there_were_nothing(window: Any) -> None:
    owner, other, visitor = window(EDITOR), window(OTHER_EDITOR), window()
    number = draft(owner, "Segreto di zirconio")
    inside = [f"/admin/pages/{number}/{view}/" for view in ("edit", "history", "delete", "usage", "unpublish")]
    inside += [f"/admin/review/{number}/timeline/", f"/admin/translation/submit/page/{number}/", f"/admin/pages/{number}/view_draft/"]
    outside = ["/it/partners/emilia-romagna/segreto-di-zirconio/", f"/it/practices/{number}/message/"]
    assert owner.go(inside[0]).status == 200
    for path in [*inside, *outside]:
        assert other.go(path).status == 404, path
        assert "zirconio" not in other.page.content().replace(path, "").lower().replace("segreto-di-zirconio", ""), path
    for path in outside:
        assert visitor.go(path).status == 404, path
    assert other.go("/admin/pages/999999/edit/").status == 404

"""An editor writes a practice in Italian, submits it, is asked for changes, submits it again and reads that it is public."""

from __future__ import annotations

import re
from typing import Any

import pytest

from exchange.demo.accounts import PASSWORD, address
from tests.functional.editing import fill, open_empty_form, press
from tests.helpers.mails import text_of, wait_for_mail

pytestmark = pytest.mark.browser
TITLE = "Corsi serali per le imprese del marmo"


def test_an_editor_writes_submits_mends_and_is_published(network: Any, window: Any) -> None:
    editor = window()
    reach_an_empty_form_in_three_clicks(editor)
    page = editor.page
    edit = keep_an_unfinished_draft(page)
    learn_what_is_missing(page)
    fill(page, title=TITLE)
    press(page, "action-submit")
    administrator = window("administrator2")
    answer(administrator.page, network.base, "reject", "Quante imprese del marmo?", field="evidence")
    asked = wait_for_mail(network.data, address("reggio-emilia.editor"), about=TITLE)
    assert "Quante imprese del marmo?" in text_of(asked)
    assert edit in text_of(asked)
    mend_what_was_asked_for(page, network.base + edit)
    answer(administrator.page, network.base, "approve", "")
    told = wait_for_mail(network.data, address("reggio-emilia.editor"), about=TITLE, number=2)
    assert "/timeline/" in text_of(told)
    visitor = window(locale="it")
    visitor.go("/it/partners/reggio-emilia/corsi-serali-per-le-imprese-del-marmo/")
    assert "Quaranta imprese del marmo" in visitor.page.locator("main").inner_text()


def reach_an_empty_form_in_three_clicks(editor: Any) -> None:
    """Sign in, go to the editors' pages, begin."""
    page = editor.page
    editor.go("/en/account/login/?next=/admin/")
    page.fill("input[name=login]", address("reggio-emilia.editor"))
    page.fill("input[name=password]", PASSWORD)
    page.locator("form:has(input[name=password]) [type=submit]").first.click()
    page.wait_for_url("**/admin/")
    open_empty_form(page)
    assert page.input_value("#id_title") == ""


def keep_an_unfinished_draft(page: Any) -> str:
    """Saved by itself while its author types; the counter follows what is typed."""
    page.locator("#id_title").press_sequentially(TITLE)
    page.locator("#id_summary").press_sequentially("Tre sere")
    page.locator("#id_summary + .help", has_text=re.compile(r"^8 / \d+$")).wait_for()
    for _ in range(20):
        page.locator("#id_detail").press_sequentially("Lezioni. ")
        page.wait_for_timeout(1500)
        if "/edit/" in page.url:
            break
    page.locator(".w-autosave-indicator__state--saved").wait_for()
    page.reload()
    assert page.input_value("#id_summary") == "Tre sere"
    return "/" + page.url.split("/", 3)[3].split("?")[0]


def learn_what_is_missing(page: Any) -> None:
    """Nothing typed is lost, and each missing thing is a link to its place."""
    press(page, "action-submit")
    assert page.input_value("#id_summary") == "Tre sere"
    # Panels are named in the editor's language: “state”, “stato”.
    missing = page.locator("[id^=panel-child-][id*=-stat][id$=-section] li a")
    assert missing.count() == 8
    for link in missing.all():
        assert page.locator(link.get_attribute("href")).count() == 1


def answer(page: Any, base: str, action: str, reason: str, *, field: str = "") -> None:
    page.goto(base + "/admin/review/")
    page.locator("tr", has_text=TITLE).locator("a.button").click()
    page.fill("#id_comment", reason)
    page.select_option("#id_field", field)
    page.locator(f"button[name=action][value={action}]").click()
    page.wait_for_url("**/admin/review/")


def mend_what_was_asked_for(page: Any, edit: str) -> None:
    """The reason stands at the top, with a way to the field, and at the field itself."""
    page.goto(edit)
    assert page.locator("a[href='#id_evidence']").count() >= 1
    assert "Quante imprese del marmo?" in page.locator("[id^=panel-child-][id$=-evidence-section]").inner_text()
    page.fill("#id_evidence", "Quaranta imprese del marmo")
    press(page, "action-submit")
    page.goto(edit.replace("/pages/", "/review/").replace("/edit/", "/timeline/"))
    assert page.locator("table.listing tbody tr").count() == 3

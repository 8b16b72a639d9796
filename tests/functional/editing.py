"""How an editor uses the form of a practice in Wagtail's editor."""

from __future__ import annotations

import re
from typing import Any

TEXTS = {
    "summary": "Visite guidate negli zuccherifici",
    "detail": "Gli zuccherifici aprono le porte alle imprese esportatrici della qualità.",
    "resources": "Due persone per sei mesi",
    "evidence": "Trenta imprese hanno partecipato",
    "potential": "Si riprende in ogni regione con una filiera alimentare",
}


def open_empty_form(page: Any, *, language: str = "IT") -> None:
    """From the desk to an empty practice in a language: one click, whatever the language of the desk."""
    starters = page.locator("a[href*='/add/good_practices/goodpracticepage/']")
    starters.filter(has_text=re.compile(rf"\({language}\)")).first.click()
    page.wait_for_url("**/add/good_practices/goodpracticepage/**")


def fill(page: Any, *, title: str, **texts: str) -> None:
    page.fill("#id_title", title)
    for name, text in (TEXTS | texts).items():
        page.fill(f"#id_{name}", text)
    if page.locator("[id^=id_elements-][id$=-name]:visible").count() == 0:
        page.locator("#id_elements-ADD, [data-formset-add='elements'], button:has-text('element')").last.click()
    page.locator("[id^=id_elements-][id$=-name]:visible").first.fill("Calendario delle visite")
    for name in ("organisation_in_charge", "region", "theme"):
        page.select_option(f"#id_{name}", index=1)
    page.fill("#id_start_month", "2016-01-01")
    close_calendar(page)


def close_calendar(page: Any) -> None:
    """A field of a date opens its calendar a moment after it is entered; a click elsewhere closes it."""
    calendar = page.locator(".xdsoft_datetimepicker:visible")
    calendar.first.wait_for()
    page.locator("#id_title").click()
    calendar.first.wait_for(state="hidden")


def press(page: Any, name: str) -> None:
    """One of the actions at the foot of the form, which may lie in its menu."""
    button = page.locator(f"footer button[name='{name}'], .footer button[name='{name}'], button[name='{name}']").first
    if not button.is_visible():
        page.locator("footer [data-w-dropdown-target='toggle'], .footer [data-w-dropdown-target='toggle']").first.click()
    with page.expect_navigation():
        button.click()


def save_draft(page: Any) -> None:
    with page.expect_navigation():
        page.locator("footer button[type=submit].action-save, footer button.action-save").first.click()

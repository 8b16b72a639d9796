"""What a visitor comes for: finding, following a transfer to both its ends, reading a language that is not there, finding nothing."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import expect

from tests.functional.conftest import MANNERS

pytestmark = pytest.mark.browser


def results(page: Any) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(".result-title").all_inner_texts()]


def own_language_first(page: Any, code: str) -> bool:
    """Whether the list begins with several texts in the language and goes on with others that say theirs."""
    languages = page.locator(".result-meta .code-box:first-child [aria-hidden]").all_inner_texts()
    return languages[:3] == [code] * 3 and set(languages) > {code}


def in_language(code: str, words: str) -> str:
    with translation.override(code):
        return gettext(words)


def last_confirmed(main: Any, code: str) -> str:
    return str(main.locator("dl > div").filter(has_text=in_language(code, "Last confirmed")).inner_text())


def filter_by(page: Any, facet: str, value: str) -> None:
    """Choose a value as a person does: open the drawer and the facet where they are closed, tick, apply where no script does."""
    for summary in (page.locator("#facet-drawer > summary"), page.locator(f"#facet-{facet} > summary")):
        if summary.is_visible() and summary.evaluate("s => !s.parentElement.open"):
            summary.click()
    box = page.locator(f"#facet-{facet} input[value='{value}']")
    box.check()
    apply = page.locator(".facets button[type=submit]:visible")
    if page.evaluate("() => !window.htmx") and apply.count():
        apply.first.click()
    page.wait_for_url(re.compile(rf"{facet}={value}"))
    page.wait_for_load_state("load")


@pytest.mark.parametrize("manner", MANNERS)
def test_a_chamber_officer_looks_for_export_vouchers(window: Any, manner: dict[str, Any]) -> None:
    visitor = window(**manner)
    visitor.go("/es/")
    visitor.page.locator("main input[type=search], .hero input[type=search], input[name=q]").first.fill("bonos exportación")
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**/es/catalogue/?*q=*")
    assert own_language_first(visitor.page, "ES")
    before = results(visitor.page)
    filter_by(visitor.page, "type", "practice")
    after = results(visitor.page)
    assert after
    assert set(after) <= set(before) or len(after) <= len(before)
    assert visitor.page.locator(".chip").count() == 1
    address = visitor.page.url
    visitor.page.locator(".result-title a", has_text="Emilia-Romagna Go Global").first.click()
    visitor.page.wait_for_url("**/es/partners/**")
    main = visitor.page.locator("main")
    assert main.locator("[id^=element]").count() >= 3
    told = main.inner_text()
    assert "Gobernanza de los bonos" in told
    assert "10 millones de euros" in told
    assert "Gävle" in told
    assert last_confirmed(main, "es").endswith(in_language("es", "Not known publicly."))
    visitor.page.go_back()
    assert visitor.page.url == address
    assert results(visitor.page) == after
    colleague = window(**manner)
    colleague.page.goto(address)
    assert results(colleague.page) == after


def test_going_back_brings_the_words_and_filters_of_each_question(window: Any) -> None:
    visitor = window()
    page = visitor.page
    visitor.go("/en/catalogue/")
    for words in ("voucher", "export"):
        page.fill("#catalogue-q", words)
        page.press("#catalogue-q", "Enter")
        page.wait_for_url(f"**/?q={words}")
    filter_by(page, "type", "practice")
    page.evaluate("history.back()")
    expect(page.locator(".chip")).to_have_count(0)
    page.evaluate("history.back()")
    expect(page.locator("#results-heading")).to_contain_text("voucher")
    expect(page.locator("#catalogue-q")).to_have_value("voucher")
    expect(page.locator("#catalogue-status")).to_contain_text("result")
    filter_by(page, "type", "practice")
    assert page.url.endswith("/en/catalogue/?q=voucher&type=practice")


def test_the_button_below_the_filters_of_a_phone_leads_to_the_results(window: Any) -> None:
    visitor = window(width=320)
    page = visitor.page
    visitor.go("/en/catalogue/?q=export")
    filter_by(page, "type", "practice")
    assert page.locator("#facet-drawer").evaluate("drawer => drawer.open"), "who ticks a filter goes on choosing"
    page.locator(".facets-submit button").click()
    expect(page.locator("#results-heading")).to_be_focused()
    expect(page.locator(".result-title").first).to_be_in_viewport()
    assert not page.locator("#facet-drawer").evaluate("drawer => drawer.open")


@pytest.mark.parametrize("manner", MANNERS)
def test_a_misspelt_word_finds_the_own_language_and_the_others_and_says_what_was_searched_for(window: Any, manner: dict[str, Any]) -> None:
    visitor = window(**manner)
    visitor.go("/es/catalogue/?q=internacionalizasion")
    languages = visitor.page.locator(".result-meta .code-box:first-child [aria-hidden]").all_inner_texts()
    assert {"ES", "EN"} <= set(languages)
    assert "internacionalización" in visitor.page.locator("main").inner_text()


@pytest.mark.parametrize("manner", MANNERS)
def test_a_journalist_follows_a_transfer_to_both_ends_and_takes_the_table_along(window: Any, manner: dict[str, Any]) -> None:
    visitor = window(**manner)
    page = visitor.page
    visitor.go("/en/")
    page.get_by_role("link", name="All transfers").click()
    page.wait_for_url("**/en/travelled/")
    assert page.locator("svg.slope[role=img]").get_attribute("aria-label")
    rows = page.locator("tbody tr").count()
    transfer = page.locator("tbody tr").filter(has_text="Regional Export Centre").locator("a").first
    transfer.click()
    page.wait_for_url(re.compile(r"/en/travelled/\d+/$"))
    ends = page.locator("main a[href*='/partners/']").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    practices = [end for end in ends if "/gavle/" not in end]
    assert practices
    assert any("/local-action-plan" in end for end in ends)
    for end in ends:
        assert visitor.context.request.get(visitor.base + end).status == 200
    visitor.go("/en/travelled/")
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("CSV")).click()
    table = list(csv.reader(io.StringIO(download.value.path().read_text("utf-8-sig"))))
    assert len(table) == rows + 1


@pytest.mark.parametrize("manner", MANNERS)
def test_a_reader_of_swedish_opens_what_is_not_written_in_swedish(window: Any, manner: dict[str, Any]) -> None:
    visitor = window(**manner)
    page = visitor.page
    visitor.go("/sv/partners/slaskie/")
    page.locator("main a[href*='/partners/slaskie/silesian-']").first.click()
    assert "/sv/" in page.url
    assert page.locator("html").get_attribute("lang") == "sv"
    main = page.locator("main")
    assert main.get_attribute("lang") == "en"
    other = main.locator("a[hreflang=pl]").first
    assert "/en/partners/slaskie/" in (page.locator("link[rel=canonical]").get_attribute("href") or "")
    other.click()
    assert page.locator("main").get_attribute("lang") == "pl"


@pytest.mark.parametrize("manner", MANNERS)
def test_who_finds_nothing_is_told_which_filter_to_drop(window: Any, manner: dict[str, Any]) -> None:
    visitor = window(**manner)
    page = visitor.page
    visitor.go("/en/catalogue/?q=bondholder&region=PL22")
    assert results(page) == []
    way = page.locator(".empty a[href*='catalogue']").first
    assert re.search(r"\((\d+) result", way.inner_text())
    promised = int(re.search(r"\((\d+) result", way.inner_text()).group(1))  # type: ignore[union-attr]
    way.click()
    page.wait_for_load_state()
    assert len(results(page)) == promised
    visitor.go("/en/catalogue/?q=voucherologist")
    page.locator(".empty").get_by_role("link", name=re.compile("Search for “vouchers?”")).first.click()
    page.wait_for_load_state()
    assert results(page)
    visitor.go("/en/catalogue/?q=voucherologist")
    assert page.locator(".empty a[href*='/groups/']").count() >= 1


@pytest.mark.parametrize("manner", MANNERS)
def test_who_is_held_up_by_several_filters_may_drop_all_of_them(window: Any, manner: dict[str, Any]) -> None:
    visitor = window(**manner)
    visitor.go("/en/catalogue/?q=bondholder&region=PL22&type=news")
    visitor.page.get_by_role("link", name=re.compile("Drop all filters")).click()
    visitor.page.wait_for_load_state()
    assert "Bondholder" in results(visitor.page)[0]

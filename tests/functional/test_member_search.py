"""A member looks for what her group wrote: in the group, and in the catalogue beside what everybody reads."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.functional.conftest import MANNERS

pytestmark = pytest.mark.browser
GROUP = "/groups/gavle/"


@pytest.mark.parametrize("manner", MANNERS)
def test_a_member_searches_in_her_group(window: Any, manner: dict[str, Any], request: Any) -> None:
    word = "qvist" + re.sub(r"[^a-z]", "", request.node.callspec.id)
    member = window("gavle.coordinator", **manner)
    page = member.page
    member.go(f"/en{GROUP}threads/new/")
    page.fill("input[name=title]", f"Vouchers of {word}")
    page.fill("textarea[name=body]", f"Who has tried the {word} way of giving vouchers?")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/threads/**")
    results = search_the_group(member, word)
    assert results.count() == 2
    assert word in [mark.lower() for mark in page.locator(".result-row mark").all_inner_texts()]
    page.locator(".result-views a", has_text="Post").click()
    assert results.count() == 1
    results.first.locator("h3 a").click()
    page.wait_for_url(f"**{GROUP}threads/**")
    assert word in page.locator("main").inner_text()
    member.go("/en/catalogue/")
    page.fill("#catalogue-q", word)
    page.press("#catalogue-q", "Enter")
    page.wait_for_url(f"**q={word}*")
    assert word not in " ".join(page.locator(".result-row").all_inner_texts())
    page.get_by_role("link", name="Also what my groups wrote").click()
    page.wait_for_url("**scope=all*")
    assert page.input_value("#catalogue-q") == word
    assert "Members only" in page.locator(".result-row").first.inner_text()
    for other in (window(), window("ivace.coordinator")):
        nobody_else_finds(other, word)


def test_nothing_that_members_read_stays_in_the_window_of_who_signs_out(window: Any) -> None:
    member = window("gavle.coordinator")
    page = member.page
    member.go("/en/catalogue/?q=export&scope=all")
    assert "Members only" in page.locator("main").inner_text()
    page.select_option("#catalogue-sort", "title")
    page.wait_for_url("**sort=title*")
    member.go("/en/account/logout/")
    page.locator("main form [type=submit]").first.click()
    page.wait_for_url("**/en/")
    assert "Members only" not in page.evaluate("JSON.stringify(sessionStorage) + JSON.stringify(localStorage)")


def search_the_group(member: Any, word: str) -> Any:
    """The index takes a moment."""
    page = member.page
    results = page.locator(".result-row")
    for _try in range(20):
        member.go(f"/en{GROUP}")
        page.fill("#group-q", word)
        page.press("#group-q", "Enter")
        page.wait_for_url(f"**{GROUP}search/?q={word}*")
        if results.count() == 2:
            break
    return results


def nobody_else_finds(other: Any, word: str) -> None:
    other.go(f"/en/catalogue/?q={word}&scope=all")
    assert word not in " ".join(other.page.locator(".result-row").all_inner_texts())
    assert other.page.goto(f"{other.base}/en{GROUP}search/?q={word}").status == 404

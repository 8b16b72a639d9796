"""Naming, reacting, voting and attaching as people do it, with scripts and without."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.look.axe import findings

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.browser
MANNERS = [
    pytest.param({}, id="script"),
    pytest.param({"javascript": False, "width": 320}, id="narrow, no script"),
]
GROUP = "/en/groups/gavle/"


def start(window: Any, title: str) -> str:
    """A thread; its path."""
    window.go(f"{GROUP}threads/new/")
    window.page.fill("input[name=title]", title)
    window.page.fill("textarea[name=body]", "What do you think?")
    window.page.locator("button[value=send]").click()
    window.page.wait_for_url(re.compile(r"/threads/(?!new)[^/]+/"))
    return "/" + window.page.url.split("/", 3)[3].split("?")[0].split("#")[0]


def more(place: Any) -> None:
    """Open the menu of the first post, or of the form, in a place."""
    place.locator(".action-row .menu > summary").first.click()


def fits(page: Any) -> bool:
    """No page scrolls sideways."""
    return bool(page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.mark.parametrize("manner", MANNERS)
def test_a_member_reacts_and_another_one_sees_it(window: Callable[..., Any], manner: dict[str, Any]) -> None:
    author, member = window("gavle.coordinator", **manner), window("gavle.chamber", **manner)
    path = start(author, "Reactions")
    if manner.get("javascript", True):
        author.page.locator("[data-live-state]", has_text=re.compile(r"\w")).wait_for()
    member.go(path)
    agree = member.page.get_by_role("button", name=re.compile("^Agree"))
    assert agree.get_attribute("aria-pressed") == "false"
    agree.focus()
    member.page.keyboard.press("Enter")
    member.page.locator("button[name=agree][aria-pressed=true]", has_text="1").wait_for()
    if manner.get("javascript", True):
        assert member.page.evaluate("() => document.activeElement.name") == "agree"
        assert findings(member.page) == []
    else:
        author.go(path)
    author.page.locator("button[name=agree][aria-pressed=false]", has_text="1").wait_for(timeout=8_000)
    more(author.page)
    author.page.get_by_role("link", name=re.compile("^Who reacted")).click()
    assert author.page.locator("main .container.page li").count() == 1


@pytest.mark.parametrize("manner", MANNERS)
def test_a_poll_is_added_and_voted_in(window: Callable[..., Any], manner: dict[str, Any]) -> None:
    author, member = window("gavle.coordinator", **manner), window("gavle.chamber", **manner)
    path = start(author, "Poll")
    more(author.page)
    author.page.get_by_role("link", name=re.compile("^Add a poll")).click()
    author.page.fill("input[name=question]", "Shall we meet in June?")
    author.page.fill("textarea[name=options]", "Yes\nNo, rather in autumn")
    author.page.get_by_role("button", name="Add the poll").click()
    # Nothing that was typed is lost when the end is missing.
    assert author.page.locator("textarea[name=options]").input_value() == "Yes\nNo, rather in autumn"
    author.page.fill("input[name=closes_at]", (datetime.now(UTC) + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M"))
    author.page.get_by_role("button", name="Add the poll").click()
    author.page.get_by_label("No, rather in autumn").wait_for()
    member.go(path)
    member.page.get_by_label("No, rather in autumn").check()
    member.page.get_by_role("button", name="Vote", exact=True).click()
    member.page.get_by_role("button", name="Change my vote").wait_for()
    row = member.page.get_by_role("row", name=re.compile("No, rather in autumn"))
    assert row.locator("td").inner_text() == "1"
    assert member.page.locator("svg.bars").count() == 1
    if manner.get("javascript", True):
        assert findings(member.page) == []
        assert fits(member.page)


@pytest.mark.parametrize("manner", MANNERS)
def test_a_file_outlives_a_refused_form(window: Callable[..., Any], manner: dict[str, Any]) -> None:
    member = window("gavle.chamber", **manner)
    start(member, "Files")
    page = member.page
    page.set_input_files("input[name=uploads]", [{"name": "minutes.txt", "mimeType": "text/plain", "buffer": b"Minutes of May"}])
    page.get_by_role("button", name="Send reply").click()
    page.get_by_label(re.compile("minutes.txt")).wait_for()
    page.fill("textarea[name=body]", "Here they are.")
    page.get_by_role("button", name="Send reply").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="minutes.txt").click()
    assert download.value.suggested_filename == "minutes.txt"
    assert download.value.path().read_bytes() == b"Minutes of May"


def test_typing_an_at_offers_names_and_never_takes_the_keys_away(window: Callable[..., Any]) -> None:
    member = window("gavle.chamber")
    start(member, "Names")
    page = member.page
    first = page.evaluate(f"() => fetch('{GROUP}threads/people/').then((answer) => answer.json())")["people"][0]["name"]
    box = page.locator("textarea[name=body]")
    box.focus()
    page.keyboard.type(f"Dear @{first[:2]}")
    names = page.get_by_role("listbox", name="Names")
    names.get_by_role("option", name=re.compile(re.escape(first))).wait_for()
    assert findings(page) == []
    assert (
        page.evaluate("() => document.getElementById(document.activeElement.getAttribute('aria-activedescendant')).ariaSelected") == "true"
    )
    page.keyboard.press("Escape")
    names.wait_for(state="hidden")
    page.keyboard.press("Backspace")
    names.get_by_role("option", name=re.compile(re.escape(first))).wait_for()
    while first not in page.locator(f"#{box.get_attribute('aria-activedescendant')}").inner_text():
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert box.input_value() == f"Dear @{first} "
    page.keyboard.type("and a line\n@")
    names.wait_for()
    page.keyboard.type("zzzz")
    names.wait_for(state="hidden")
    page.keyboard.press("Enter")
    assert box.input_value() == f"Dear @{first} and a line\n@zzzz\n"
    page.get_by_role("button", name="Send reply").click()
    assert page.locator(".mention").inner_text() == f"@{first}"


@pytest.mark.parametrize("manner", MANNERS[1:])
def test_without_scripts_a_name_is_chosen_from_a_list(window: Callable[..., Any], manner: dict[str, Any]) -> None:
    # Another one than before: one person's posts are counted by the minute.
    member = window("gavle.enterprise", **manner)
    start(member, "Names")
    page = member.page
    page.fill("textarea[name=body]", "Dear")
    more(page.locator("form.composer"))
    page.get_by_role("button", name="Name somebody").click()
    choice = page.get_by_label("Member", exact=True)
    name = choice.locator("option").first.get_attribute("value")
    page.get_by_role("button", name="Put the name in").click()
    assert page.locator("textarea[name=body]").input_value().rstrip() == f"Dear @{name}"
    page.get_by_role("button", name="Send reply").click()
    assert page.locator(".mention").inner_text() == f"@{name}"


def test_pages_of_bookmarks_levels_and_a_new_poll_are_well_made(window: Callable[..., Any]) -> None:
    member = window("gavle.chamber", width=320)
    path = start(member, "Looks")
    more(member.page)
    assert findings(member.page) == []
    member.page.get_by_role("button", name=re.compile("^Bookmark")).press("Enter")
    member.page.locator("button[name=keep][aria-pressed=true]").wait_for()
    # The menu is a new one, open like the old one, with the focus where it was; Escape leads out of it.
    member.page.wait_for_function("() => document.activeElement.name === 'keep'")
    member.page.keyboard.press("Escape")
    assert member.page.evaluate("() => document.activeElement.matches('article .menu:not([open]) > summary')")
    for place in ("/en/groups/bookmarks/", "/en/groups/", f"{GROUP}members/me/", f"{path}posts/1/poll/", f"{path}posts/1/reactions/", path):
        assert member.go(place).status == 200
        assert findings(member.page) == [], place
        assert fits(member.page), place


def test_tools_mark_the_text_and_its_tab_shows_how_it_will_look(window: Callable[..., Any]) -> None:
    member = window("gavle.chamber", width=320)
    start(member, "Tools")
    page = member.page
    box = page.get_by_label("Your reply")
    box.fill("One number\nfor all")
    box.evaluate("box => box.setSelectionRange(4, 10)")
    page.get_by_role("button", name="Bold").press("Enter")
    assert box.input_value() == "One **number**\nfor all"
    page.keyboard.press("Control+z")
    assert box.input_value() == "One number\nfor all"
    page.get_by_role("button", name="Bold").focus()
    page.keyboard.press("End")
    assert page.evaluate("() => document.activeElement.dataset.tool") == "code"
    box.evaluate("box => box.setSelectionRange(12, 12)")
    page.get_by_role("button", name="List").click()
    assert box.input_value() == "One number\n\n- for all"
    page.set_input_files("input[name=uploads]", [{"name": "minutes.txt", "mimeType": "text/plain", "buffer": b"Minutes"}])
    page.get_by_text("minutes.txt").wait_for()
    page.get_by_role("tab", name="Write").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_role("tabpanel", name="Preview").locator("li", has_text="for all").wait_for()
    assert box.is_hidden()
    assert findings(page) == []
    assert fits(page)
    page.get_by_role("button", name="Send reply").click()
    page.locator("article li", has_text="for all").wait_for()
    page.get_by_role("link", name="minutes.txt").wait_for()


def test_the_preview_of_an_incomplete_form_says_what_is_missing_and_keeps_the_text(window: Callable[..., Any]) -> None:
    member = window("gavle.chamber")
    member.go(f"{GROUP}threads/new/")
    page = member.page
    page.get_by_role("tab", name="Preview").click()
    page.get_by_role("tabpanel", name="Preview").get_by_text("Write something first.").wait_for()
    page.get_by_role("tab", name="Write").click()
    page.fill("textarea[name=body]", "A text without a title")
    page.get_by_role("tab", name="Preview").click()
    page.get_by_text("Give the thread a title.").first.wait_for()
    assert page.locator("textarea[name=body]").input_value() == "A text without a title"

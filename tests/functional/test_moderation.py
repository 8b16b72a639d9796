"""A quarrel in a group: reported, decided on, answered; a member removed on the open page; a coordinator away."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from exchange.demo.accounts import address
from tests.functional.conftest import MANNERS
from tests.functional.talking import make_group
from tests.helpers.mails import link_in, text_of, wait_for_mail

pytestmark = pytest.mark.browser
# A second is what is promised; the ceiling leaves room for a machine that does other things too.
STOPS_WITHIN = 3.0


def words(window: Any) -> str:
    return str(window.page.locator("main").inner_text())


def press(window: Any, name: str) -> None:
    window.page.get_by_role("button", name=name).first.click()
    window.page.wait_for_load_state("load")


def press_and_note(window: Any, name: str) -> float:
    """Presses without waiting for the answer; when that was."""
    pressed = time.monotonic()
    window.page.get_by_role("button", name=name).first.click(no_wait_after=True)
    return pressed


def hide_it(coordinator: Any, group: str) -> str:
    """Decides on the first report of the queue by the rule that it gives back; a reason of blanks is refused and the choices stay."""
    coordinator.go(f"{group}moderation/")
    assert "greedy" in words(coordinator)
    coordinator.page.locator("article a", has_text="Decide").first.click()
    coordinator.page.get_by_label("Hide it").check()
    coordinator.page.select_option("select[name=rule]", index=2)
    rule = str(coordinator.page.locator("select[name=rule] option").nth(2).inner_text())
    coordinator.page.fill("textarea[name=reason]", " ")
    press(coordinator, "Decide")
    assert "Give a reason." in words(coordinator)
    assert coordinator.page.get_by_label("Hide it").is_checked()
    coordinator.page.fill("textarea[name=reason]", "It insults the others.")
    press(coordinator, "Decide")
    assert "The author was told" in words(coordinator)
    return rule


@pytest.mark.parametrize("manner", MANNERS)
def test_somebody_disagrees_with_the_hiding_of_her_post(network: Any, window: Any, manner: dict[str, Any], request: Any) -> None:
    title = f"Whose money, {request.node.callspec.id}"
    group, thread, _name = make_group(network, request, title=title)
    reader, author, coordinator = (window(f"gavle.{word}", **manner) for word in ("chamber", "enterprise", "coordinator"))
    reader.go(thread)
    report(reader)
    reader.page.get_by_label("It attacks or insults people").check()
    press(reader, "Send the report")
    assert "Who coordinates the group was told" in words(reader)

    rule = hide_it(coordinator, group)
    reader.go(thread)
    assert "hidden by the coordination" in words(reader)
    assert "greedy" not in words(reader)
    mail = wait_for_mail(network.data, address("gavle.enterprise"), about=title)
    assert "It insults the others." in text_of(mail)
    assert rule in text_of(mail)
    author.page.goto(link_in(mail, "/decisions/").replace("/sv/", "/en/"))
    assert "greedy" in words(author)
    author.page.fill("textarea[name=text]", "I meant the offer.")
    press(author, "Send your answer")
    assert "I meant the offer." in words(author)
    reader.go(f"{group}moderation/log/")
    log = words(reader)
    assert "hidden" in log
    assert "objection not decided yet" in log
    assert rule in log
    at = datetime.fromisoformat(reader.page.locator("main tbody time").first.get_attribute("datetime"))
    assert timedelta(0) <= datetime.now(UTC) - at < timedelta(minutes=10)
    assert not any(secret in log.partition("Moderation log")[2] for secret in ("greedy", "offer", "insults the others"))


def report(reader: Any) -> None:
    """By the menu of the post, which opens without script."""
    post = reader.page.locator("article", has_text="greedy")
    post.locator("summary", has_text="More").click()
    post.get_by_role("link", name="Report").click()


def test_a_removed_member_s_open_page_stops_at_once_and_she_is_told(network: Any, window: Any, request: Any) -> None:
    group, thread, name = make_group(network, request)
    member, coordinator = window("gavle.university"), window("gavle.coordinator")
    member.go(thread)
    member.page.locator("[data-live-state]", has_text="Connected").wait_for(timeout=15_000)
    coordinator.go(f"{group}members/")
    coordinator.page.locator("tr", has_text=name).get_by_role("link", name="Remove").click()
    coordinator.page.fill("textarea[name=reason]", "Insults in three threads.")
    pressed = press_and_note(coordinator, "Remove from the group")
    member.page.locator("[data-live-state]", has_text="no longer up to date").wait_for(timeout=5_000)
    assert time.monotonic() - pressed < STOPS_WITHIN
    assert "Insults in three threads." in text_of(wait_for_mail(network.data, address("gavle.university"), about=group.split("/")[3]))
    assert member.go(group).status == 404


@pytest.mark.parametrize("manner", MANNERS)
def test_a_coordinator_is_away_and_nothing_waits(network: Any, window: Any, manner: dict[str, Any], request: Any) -> None:
    group, thread, name = make_group(network, request)
    coordinator, deputy, reader = (window(f"gavle.{word}", **manner) for word in ("coordinator", "university", "chamber"))
    assert deputy.go(f"{group}moderation/").status == 403
    coordinator.go(f"{group}absence/")
    today = date.today()  # noqa: DTZ011  # the browser's day
    coordinator.page.fill("input[name=away_from]", today.isoformat())
    coordinator.page.fill("input[name=away_until]", (today + timedelta(days=5)).isoformat())
    choice = coordinator.page.locator("select[name=deputy] option", has_not_text="---").all_inner_texts()
    assert name in choice
    coordinator.page.select_option("select[name=deputy]", label=name)
    press(coordinator, "Save")
    assert "was told by e-mail" in words(coordinator)
    reader.go(thread)
    report(reader)
    reader.page.get_by_label("It is advertising").check()
    press(reader, "Send the report")
    deputy.go(f"{group}moderation/")
    assert "is in charge meanwhile" in words(deputy)
    deputy.page.locator("article a", has_text="Decide").first.click()
    deputy.page.get_by_label("Keep it").check()
    deputy.page.fill("textarea[name=reason]", "It names no product.")
    press(deputy, "Decide")
    assert "No report waits" in words(deputy)
    coordinator.go(f"{group}absence/")
    press(coordinator, "I am not away")
    assert deputy.go(f"{group}moderation/").status == 403

"""A quarrel in a group: reported, decided on, answered; a member removed on the open page; a coordinator away."""

from __future__ import annotations

import re
import time
from datetime import date, timedelta
from typing import Any

import pytest

from exchange.demo.accounts import address
from tests.functional.conftest import MANNERS
from tests.helpers.mails import link_in, text_of, wait_for_mail

pytestmark = pytest.mark.browser

# A group of its own for each journey: removing people changes nothing for the others.
MAKE = """
from exchange.accounts.models import User
from exchange.partners.models import Network
from stakeholder_groups.discussions.services import send_post, start_thread
from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.services.joining import Entry, accept_rules, join
group = Group.objects.create(slug="{slug}", name="Quarrel {slug}", kind="network", network=Network.objects.first())
people = {{}}
for word, role in (("coordinator", "coordinator"), ("enterprise", "member"), ("chamber", "member"), ("university", "member")):
    people[word] = User.objects.get(email=f"{{word}}.gavle@{domain}")
    accept_rules(membership=join(group=group, user=people[word], entry=Entry(role=role)))
thread = start_thread(actor=people["chamber"], group=group, title="Whose money", body="How shall it be shared?")
send_post(actor=people["enterprise"], thread=thread, body="You have always been *greedy*.")
print("made", thread.public_id, people["university"].display_name, sep="|")
"""


def make_group(network: Any, request: Any) -> tuple[str, str, str]:
    """Addresses of a new group and of its thread, with a post by the enterprise's director; the name of who is at the university."""
    slug = re.sub(r"[^a-z0-9]+", "-", request.node.name.lower()).strip("-")[-60:]
    made = network.manage("shell", "-v0", "-c", MAKE.format(slug=slug, domain=address("gavle.chamber").partition("@")[2]))
    assert "made" in made.stdout, made.stderr[-2000:]
    _made, thread, name = made.stdout.strip().splitlines()[-1].split("|")
    return f"/en/groups/{slug}/", f"/en/groups/{slug}/threads/{thread}/", name


def words(window: Any) -> str:
    return str(window.page.locator("main").inner_text())


def press(window: Any, name: str) -> None:
    window.page.get_by_role("button", name=name).first.click()
    window.page.wait_for_load_state("load")


def hide_it(coordinator: Any, group: str) -> None:
    """Decides on the first report of the queue; a reason of blanks is refused and the choices stay."""
    coordinator.go(f"{group}moderation/")
    assert "greedy" in words(coordinator)
    coordinator.page.locator("article a", has_text="Decide").first.click()
    coordinator.page.get_by_label("Hide it").check()
    coordinator.page.select_option("select[name=rule]", index=2)
    coordinator.page.fill("textarea[name=reason]", " ")
    press(coordinator, "Decide")
    assert "Give a reason." in words(coordinator)
    assert coordinator.page.get_by_label("Hide it").is_checked()
    coordinator.page.fill("textarea[name=reason]", "It insults the others.")
    press(coordinator, "Decide")
    assert "The author was told" in words(coordinator)


@pytest.mark.parametrize("manner", MANNERS)
def test_somebody_disagrees_with_the_hiding_of_her_post(network: Any, window: Any, manner: dict[str, Any], request: Any) -> None:
    group, thread, _name = make_group(network, request)
    reader, author, coordinator = (window(f"gavle.{word}", **manner) for word in ("chamber", "enterprise", "coordinator"))
    reader.go(thread)
    report(reader)
    reader.page.get_by_label("It attacks or insults people").check()
    press(reader, "Send the report")
    assert "Who coordinates the group was told" in words(reader)

    hide_it(coordinator, group)
    reader.go(thread)
    assert "hidden by the coordination" in words(reader)
    assert "greedy" not in words(reader)
    mail = wait_for_mail(network.data, address("gavle.enterprise"), about="Whose money", number=number_of(request))
    assert "It insults the others." in text_of(mail)
    author.page.goto(link_in(mail, "/decisions/").replace("/sv/", "/en/"))
    assert "greedy" in words(author)
    author.page.fill("textarea[name=text]", "I meant the offer.")
    press(author, "Send your answer")
    assert "I meant the offer." in words(author)
    reader.go(f"{group}moderation/log/")
    log = words(reader)
    assert "hidden" in log
    assert "objection not decided yet" in log
    assert not any(secret in log.partition("Moderation log")[2] for secret in ("greedy", "offer", "insults the others"))


def report(reader: Any) -> None:
    """By the menu of the post, which opens without script."""
    post = reader.page.locator("article", has_text="greedy")
    post.locator("summary", has_text="More").click()
    post.get_by_role("link", name="Report").click()


def number_of(request: Any) -> int:
    """Each manner is a decision on a thread of the same title, mailed to the same person."""
    return [manner.id for manner in MANNERS].index(request.node.callspec.id) + 1


def test_a_removed_member_s_open_page_stops_within_a_second_and_she_is_told(network: Any, window: Any, request: Any) -> None:
    group, thread, name = make_group(network, request)
    member, coordinator = window("gavle.university"), window("gavle.coordinator")
    member.go(thread)
    member.page.locator("[data-live-state]").first.wait_for(state="attached")
    coordinator.go(f"{group}members/")
    coordinator.page.locator("tr", has_text=name).get_by_role("link", name="Remove").click()
    coordinator.page.fill("textarea[name=reason]", "Insults in three threads.")
    press(coordinator, "Remove from the group")
    started = time.monotonic()
    member.page.locator("[data-live-state]", has_text="no longer up to date").wait_for(timeout=5_000)
    assert time.monotonic() - started < 5
    assert "Insults in three threads." in text_of(wait_for_mail(network.data, address("gavle.university"), number=1))
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

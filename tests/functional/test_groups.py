"""A coordinator fills a group by a pasted list; an invited person gets in, and nobody else by her link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from exchange.demo.accounts import address as address_of
from tests.functional.conftest import MANNERS
from tests.helpers.mails import link_in, mails_to, wait_for_mail

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser
GROUP = "/groups/gavle/"


# Of the lines that `pasted` gives as bad, in their order.
REASONS = (
    "This is not an e-mail address.",
    "This kind of organisation is not known.",
    "Write the address, the organisation and its kind, separated by semicolons.",
)
# As if the time had passed.
EXPIRE = """
from datetime import timedelta
from django.utils import timezone
from exchange.accounts.models import Invitation
past = timezone.now() - timedelta(days=1)
print("expired", Invitation.objects.filter(email="{address}").update(expires_at=past), sep="|")
"""


def pasted(word: str) -> tuple[list[str], list[str]]:
    good = [f"person{number}.{word}@example.org; Firm {number}; enterprise; Person {number}" for number in range(17)]
    return good, [f"nobody {word}; Firm; enterprise", f"a.{word}@example.org; Firm; guild", f"b.{word}@example.org"]


def paste(coordinator: Any, lines: list[str], language: str, group: str = GROUP) -> None:
    coordinator.go(f"/en{group}invitations/")
    coordinator.page.fill("textarea[name=people]", "\n".join(lines))
    coordinator.page.select_option("select[name=language]", language)
    coordinator.page.locator("main form button[type=submit]").first.click()
    coordinator.page.wait_for_url("**/invitations/lists/**")


def first_choice(page: Any, name: str, words: str = "") -> None:
    choices = page.locator(f"select[name={name}] option:not([value=''])", has_text=words)
    page.select_option(f"select[name={name}]", choices.first.get_attribute("value"))


def start_group(administrator: Any, name: str) -> None:
    """A local group with an instrument, in two languages; a second language without its name is refused, and all that was typed stays."""
    administrator.go("/en/groups/")
    page = administrator.page
    page.get_by_role("link", name="Start a group").click()
    page.select_option("select[name=kind]", "local")
    first_choice(page, "participation")
    first_choice(page, "policy_instrument")
    first_choice(page, "theme")
    page.select_option("select[name=language]", "en")
    page.fill("input[name=name]", name)
    page.fill("textarea[name=purpose]", "What the region does for its exporters.")
    page.select_option("select[name=second_language]", "sv")
    page.fill("textarea[name=second_purpose]", "Vad regionen gör för sina exportörer.")
    page.fill("input[name=coordinator_email]", address_of("gavle.coordinator"))
    page.get_by_role("button", name="Start the group").click()
    assert "Give the name in the second language too." in page.locator("main").inner_text()
    assert page.locator("textarea[name=second_purpose]").input_value() == "Vad regionen gör för sina exportörer."
    page.fill("input[name=second_name]", f"{name} på svenska")
    page.get_by_role("button", name="Start the group").click()
    assert "The group was started." in page.locator("main").inner_text()


def take_charge(coordinator: Any, data: Path, name: str) -> str:
    """Her invitation leads her into the group that she coordinates; its path without the language."""
    page = coordinator.page
    page.goto(link_in(wait_for_mail(data, address_of("gavle.coordinator"), about=name), "/invitation/"))
    page.locator("main form[action*='/invitation/'] button[type=submit]").click()
    page.wait_for_url("**/groups/**")
    group = re.search(r"/groups/[^/]+/", page.url)
    assert group
    coordinator.go(f"/en{group.group()}")
    if page.url.endswith("/rules/"):
        page.locator("main form button[type=submit]").click()
    coordinator.go(f"/en{group.group()}")
    assert "What the region does for its exporters." in page.locator("main").inner_text()
    coordinator.go(f"/sv{group.group()}")
    assert page.locator("h1").inner_text() == f"{name} på svenska"
    return group.group()


def come_in(person: Any, data: Path, line: str) -> None:
    address, _organisation, _kind, name = line.split("; ")
    person.page.goto(link_in(wait_for_mail(data, address), "/invitation/"))
    person.page.fill("input[name=display_name]", name)
    person.page.fill("input[name=email]", address)
    person.page.locator("form[action*='/signup/'] button[type=submit]").click()
    person.page.wait_for_url("**/groups/**")


def reasons_stand_at_the_lines(page: Any, bad: list[str]) -> None:
    for line, reason in zip(bad, REASONS, strict=True):
        row = page.locator("tr").filter(has=page.get_by_text(line, exact=True))
        assert reason in row.inner_text()


def send_again_and_revoke(page: Any, data: Path, word: str) -> None:
    row = page.locator("tr", has_text=f"person3.{word}@example.org")
    row.get_by_role("button", name="Send again").click()
    wait_for_mail(data, f"person3.{word}@example.org", number=2)
    page.locator("tr", has_text=f"person4.{word}@example.org").get_by_role("button", name="Revoke").click()
    assert "no longer works" in page.locator("main").inner_text()


@pytest.mark.parametrize("manner", MANNERS)
def test_a_group_is_started_and_its_coordinator_invites_twenty_people(
    network: Any, window: Any, manner: dict[str, Any], request: Any
) -> None:
    word = re.sub(r"\W", "", request.node.callspec.id)
    good, bad = pasted(word)
    name = f"Exporters {word}"
    start_group(window("administrator", **manner), name)
    coordinator = window("gavle.coordinator", **manner)
    group = take_charge(coordinator, network.data, name)
    paste(coordinator, good[:9] + bad + good[9:], "pl", group)
    page = coordinator.page
    for line in good:
        wait_for_mail(network.data, line.split(";")[0])
    if manner.get("javascript", True):
        page.get_by_text("20 of 20 lines are done: 17 sent.").wait_for(timeout=15_000)
    else:
        page.reload()
        assert "20 of 20 lines are done: 17 sent." in page.locator("main").inner_text()
    assert page.locator("textarea[name=people]").input_value().splitlines() == bad
    reasons_stand_at_the_lines(page, bad)
    assert mails_to(network.data, f"a.{word}@example.org") == []
    come_in(window(**manner), network.data, good[2])
    page.locator("a", has_text="To all invitations").click()
    assert "Accepted" in page.locator("tr", has_text=f"person2.{word}@example.org").inner_text()
    assert "Accepted" not in page.locator("tr", has_text=f"person3.{word}@example.org").inner_text()
    send_again_and_revoke(page, network.data, word)
    visitor = window(**manner)
    answer = visitor.page.goto(link_in(wait_for_mail(network.data, f"person4.{word}@example.org"), "/invitation/"))
    assert answer.status in (404, 410)


@pytest.mark.parametrize("manner", MANNERS)
def test_an_invited_director_gets_in_by_a_polish_mail(network: Any, window: Any, manner: dict[str, Any], request: Any) -> None:
    address = f"dyrektor.{re.sub(r'[^a-z]', '', request.node.callspec.id)}@example.org"
    paste(window("gavle.coordinator"), [f"{address}; Firma; enterprise; Dorota Dyrektor"], "pl")
    mail = wait_for_mail(network.data, address)
    link = link_in(mail, "/pl/invitation/")
    person = window(**manner)
    page = person.page
    page.goto(link)
    invitation = page.locator("main").inner_text()
    assert "Coordinator, Gävle" in invitation
    page.fill("input[name=display_name]", "Dorota Dyrektor")
    page.fill("input[name=email]", address)
    page.locator("form[action*='/signup/'] button[type=submit]").click()
    page.wait_for_url(f"**/pl{GROUP}rules/")
    page.locator("main form button[type=submit]").click()
    page.wait_for_url(f"**/pl{GROUP}")
    unread = [row.locator(".count").count() for row in page.locator(".thread-row").all()]
    assert unread
    assert unread == sorted(unread, reverse=True)
    assert unread[0] == 1
    other = window(**manner)
    used = other.page.goto(link)
    assert used.status in (404, 410)
    assert "Dorota" not in other.page.locator("main").inner_text()
    assert address not in other.page.locator("main").inner_text()


@pytest.mark.parametrize("manner", MANNERS)
def test_a_forwarded_invitation_lets_nobody_else_in_and_an_expired_one_says_whom_to_ask(
    network: Any, window: Any, manner: dict[str, Any], request: Any
) -> None:
    address = f"anna.forwards.{re.sub(r'[^a-z]', '', request.node.callspec.id)}@example.org"
    paste(window("gavle.coordinator"), [f"{address}; Firma; enterprise; Anna Forwards"], "en")
    link = link_in(wait_for_mail(network.data, address), "/invitation/")
    somebody = window("ivace.coordinator", **manner)
    somebody.page.goto(link)
    assert somebody.page.locator("main form[action*='/invitation/']").count() == 0
    words = somebody.page.locator("main").inner_text()
    assert "works only for the address that it was sent to" in words
    assert "anna" not in words.lower()
    assert somebody.go(f"/en{GROUP}").status == 404
    assert "expired|1" in network.manage("shell", "-v0", "-c", EXPIRE.format(address=address)).stdout
    late = window(**manner)
    assert late.page.goto(link).status in (404, 410)
    assert "Ask Coordinator, Gävle" in late.page.locator("main").inner_text()

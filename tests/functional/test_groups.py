"""A coordinator fills a group by a pasted list; an invited person gets in, and nobody else by her link."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.functional.conftest import MANNERS
from tests.helpers.mails import link_in, mails_to, wait_for_mail

pytestmark = pytest.mark.browser
GROUP = "/groups/gavle/"


def pasted(word: str) -> tuple[list[str], list[str]]:
    good = [f"person{number}.{word}@example.org; Firm {number}; enterprise; Person {number}" for number in range(17)]
    return good, [f"nobody {word}; Firm; enterprise", f"a.{word}@example.org; Firm; guild", f"b.{word}@example.org"]


def paste(coordinator: Any, lines: list[str], language: str) -> None:
    coordinator.go(f"/en{GROUP}invitations/")
    coordinator.page.fill("textarea[name=people]", "\n".join(lines))
    coordinator.page.select_option("select[name=language]", language)
    coordinator.page.locator("main form button[type=submit]").first.click()
    coordinator.page.wait_for_url("**/invitations/lists/**")


@pytest.mark.parametrize("manner", MANNERS)
def test_a_coordinator_invites_twenty_people(network: Any, window: Any, manner: dict[str, Any], request: Any) -> None:
    word = re.sub(r"\W", "", request.node.callspec.id)
    good, bad = pasted(word)
    coordinator = window("gavle.coordinator", **manner)
    paste(coordinator, good[:9] + bad + good[9:], "pl")
    page = coordinator.page
    for line in good:
        wait_for_mail(network.data, line.split(";")[0])
    if manner.get("javascript", True):
        page.get_by_text("20 of 20 lines are done: 17 sent.").wait_for(timeout=15_000)
    else:
        page.reload()
        assert "20 of 20 lines are done: 17 sent." in page.locator("main").inner_text()
    assert page.locator("textarea[name=people]").input_value().splitlines() == bad
    assert mails_to(network.data, f"a.{word}@example.org") == []
    page.locator("a", has_text="To all invitations").click()
    row = page.locator("tr", has_text=f"person3.{word}@example.org")
    row.get_by_role("button", name="Send again").click()
    wait_for_mail(network.data, f"person3.{word}@example.org", number=2)
    page.locator("tr", has_text=f"person4.{word}@example.org").get_by_role("button", name="Revoke").click()
    assert "no longer works" in page.locator("main").inner_text()
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
    assert page.locator(".thread-row").count() >= 1
    other = window(**manner)
    used = other.page.goto(link)
    assert used.status in (404, 410)
    assert "Dorota" not in other.page.locator("main").inner_text()
    assert address not in other.page.locator("main").inner_text()


def test_a_forwarded_invitation_lets_nobody_else_in(network: Any, window: Any) -> None:
    paste(window("gavle.coordinator"), ["anna.forwards@example.org; Firma; enterprise; Anna Forwards"], "en")
    link = link_in(wait_for_mail(network.data, "anna.forwards@example.org"), "/invitation/")
    somebody = window("ivace.coordinator")
    somebody.page.goto(link)
    assert somebody.page.locator("main form[action*='/invitation/']").count() == 0
    words = somebody.page.locator("main").inner_text()
    assert "anna" not in words.lower()
    assert somebody.go(f"/en{GROUP}").status == 404

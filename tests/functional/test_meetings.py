"""A meeting from its plan to its minutes without script: answered by keyboard in a narrow window, held, in a calendar, and gone."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from django.utils import timezone

if TYPE_CHECKING:
    from tests.helpers.browser import Visit
    from tests.helpers.server import Server

pytestmark = pytest.mark.browser
GROUP = "/en/groups/wielkopolska/"
PASS_TIME = """
from datetime import timedelta
from django.utils import timezone
from stakeholder_groups.meetings.models import Meeting
begun = timezone.now() - timedelta(hours=3)
Meeting.objects.filter(title="Fairs in May").update(starts_at=begun, ends_at=begun + timedelta(hours=2), registration_until=begun)
"""


def test_a_meeting_from_plan_to_minutes_and_calendar(network: Server, window: Any) -> None:
    coordinator = window("wielkopolska.coordinator", javascript=False)
    member = window("wielkopolska.social", javascript=False, width=320)
    plan_it(coordinator)
    answer_by_keyboard(member)
    address = calendar_address(member)
    assert "SUMMARY:Fairs in May" in httpx.get(address).text.replace("\r\n ", "")
    done = network.manage("shell", "-c", PASS_TIME)
    assert done.returncode == 0, done.stderr
    record_it(coordinator)
    read_what_stayed(member)
    remove_member(coordinator)
    gone = httpx.get(address)
    assert (gone.status_code, "Fairs" in gone.text) == (404, False)


def plan_it(coordinator: Visit) -> None:
    coordinator.go(f"{GROUP}meetings/")
    page = coordinator.page
    page.get_by_role("link", name="Plan the next one").click()
    page.get_by_label("Title").fill("Fairs in May")
    page.locator("[name=day]").fill(f"{timezone.localdate() + timedelta(days=9):%Y-%m-%d}")
    page.locator("[name=starts]").fill("14:00")
    page.locator("[name=ends]").fill("13:00")
    page.get_by_label("Town").fill("Poznań")
    page.get_by_role("button", name="Plan the meeting").click()
    assert "ends before it begins" in page.locator(".error-summary").inner_text()
    page.locator("[name=ends]").fill("16:00")
    page.get_by_role("button", name="Plan the meeting").click()
    page.locator("[name=form-0-title]").fill("Which fairs")
    page.locator("[name=form-0-minutes]").fill("30")
    page.get_by_role("button", name="Save").click()
    assert "Which fairs" in page.locator("main ol").first.inner_text()


def answer_by_keyboard(member: Visit) -> None:
    member.go(GROUP)
    page = member.page
    page.locator("main a", has_text="Fairs in May").first.click()
    assert fits(page)
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText") == "I come":
            break
    page.keyboard.press("Enter")
    page.get_by_text("Your answer: I come").wait_for()
    assert fits(page)


def fits(page: Any) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth") <= 320)


def calendar_address(member: Visit) -> str:
    member.go("/en/groups/calendar/")
    member.page.get_by_role("button", name="Make an address").click()
    address: str = member.page.locator("#calendar-address").inner_text()
    assert fits(member.page)
    return address


def record_it(coordinator: Visit) -> None:
    page = coordinator.page
    page.reload()
    page.get_by_role("link", name="Note who took part").click()
    assert page.locator("[name=form-0-organisation]").input_value() == "A social organisation, Wielkopolska"
    page.get_by_label("People in place").first.fill("4")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Write the minutes in a new thread").click()
    assert "Which fairs" in page.locator("[name=body]").input_value()
    page.get_by_role("button", name="Start the thread").click()


def read_what_stayed(member: Visit) -> None:
    member.go(f"{GROUP}meetings/")
    page = member.page
    assert fits(page)
    page.get_by_role("link", name=re.compile("^Minutes")).first.click()
    assert "1 organisation, 4 people" in page.locator("main").inner_text()
    page.get_by_role("link", name="Minutes: Fairs in May").click()
    assert "Which fairs" in page.locator("main").inner_text()


def remove_member(coordinator: Visit) -> None:
    coordinator.go(f"{GROUP}members/")
    page = coordinator.page
    person = page.locator("main tr, main li").filter(has_text="Social actor, Wielkopolska")
    person.get_by_role("link", name=re.compile("Remove")).first.click()
    page.get_by_label("Reason").fill("Has moved away.")
    page.get_by_role("button", name="Remove from the group").click()

"""A meeting from its plan to its minutes, without script: planned, answered by keyboard on a narrow window, held, in a calendar, and gone."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import httpx
import pytest
from django.utils import timezone

pytestmark = pytest.mark.browser
GROUP = "/en/groups/wielkopolska/"
PASS_TIME = """
from datetime import timedelta
from django.utils import timezone
from stakeholder_groups.meetings.models import Meeting
begun = timezone.now() - timedelta(hours=3)
Meeting.objects.filter(title="Fairs in May").update(starts_at=begun, ends_at=begun + timedelta(hours=2), registration_until=begun)
"""


def fits(page: Any) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth") <= 320)


def test_a_meeting_from_plan_to_minutes_and_calendar(network: Any, window: Any) -> None:
    coordinator, member = window("wielkopolska.coordinator", javascript=False), window("wielkopolska.social", javascript=False, width=320)
    plan, read = coordinator.page, member.page

    coordinator.go(f"{GROUP}meetings/")
    plan.get_by_role("link", name="Plan the next one").click()
    plan.get_by_label("Title").fill("Fairs in May")
    plan.get_by_label("Day", exact=True).fill(f"{timezone.localdate() + timedelta(days=9):%Y-%m-%d}")
    plan.get_by_label("From", exact=True).fill("14:00")
    plan.get_by_label("Until", exact=True).fill("13:00")
    plan.get_by_label("Town").fill("Poznań")
    plan.get_by_role("button", name="Plan the meeting").click()
    assert "ends before it begins" in plan.locator(".error-summary").inner_text()
    plan.get_by_label("Until", exact=True).fill("16:00")
    plan.get_by_role("button", name="Plan the meeting").click()
    first = plan.get_by_role("group", name="Item 1")
    first.get_by_label("Item", exact=False).first.fill("Which fairs")
    first.get_by_label("Minutes").fill("30")
    plan.get_by_role("button", name="Save").click()
    assert "Which fairs" in plan.locator("main ol").first.inner_text()

    member.go(GROUP)
    read.locator("main a", has_text="Fairs in May").first.click()
    assert fits(read)
    for _ in range(60):
        read.keyboard.press("Tab")
        if read.evaluate("document.activeElement.innerText") == "I come":
            break
    read.keyboard.press("Enter")
    read.get_by_text("Your answer: I come").wait_for()
    assert fits(read)

    member.go("/en/groups/calendar/")
    read.get_by_role("button", name="Make an address").click()
    address = read.locator("#calendar-address").inner_text()
    assert fits(read)
    answer = httpx.get(address)
    assert "SUMMARY:Fairs in May" in answer.text.replace("\r\n ", "")

    done = network.manage("shell", "-c", PASS_TIME)
    assert done.returncode == 0, done.stderr
    plan.reload()
    plan.get_by_role("link", name="Note who took part").click()
    assert plan.get_by_label("Organisation", exact=False).first.input_value() == "A social organisation, Wielkopolska"
    plan.get_by_label("People in place").first.fill("4")
    plan.get_by_role("button", name="Save").click()
    plan.get_by_role("link", name="Write the minutes in a new thread").click()
    assert "Which fairs" in plan.get_by_label("Text").input_value()
    plan.get_by_role("button", name="Start the thread").click()
    read.goto(network.base + f"{GROUP}meetings/")
    read.get_by_role("link", name=re.compile("^Minutes")).first.click()
    assert "1 organisation, 4 people" in read.locator("main").inner_text()
    read.get_by_role("link", name="Minutes: Fairs in May").click()
    assert "Which fairs" in read.locator("main").inner_text()

    coordinator.go(f"{GROUP}members/")
    plan.locator("main tr, main li").filter(has_text="Social actor, Wielkopolska").get_by_role(
        "link", name=re.compile("Remove")
    ).first.click()
    plan.get_by_label("Reason").fill("Has moved away.")
    plan.get_by_role("button", name="Remove from the group").click()
    gone = httpx.get(address)
    assert (gone.status_code, "Fairs" in gone.text) == (404, False)

"""A coordinator runs a consultation: a draft with a deadline, comments on its paragraphs, its close, its outcome."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from tests.functional.conftest import MANNERS
from tests.functional.editing import save_draft

if TYPE_CHECKING:
    from tests.helpers.server import Server

pytestmark = pytest.mark.browser

# Sets a thread's clock as if time had passed, and does what the worker does by itself every few minutes.
PASS_TIME = """
import json
from datetime import timedelta
from django.db import transaction
from exchange.core.telling import told
from stakeholder_groups.discussions.models import DeadlineReminder, Thread
from stakeholder_groups.discussions.services import remind
heard = []
def hear(**message): heard.append(sorted(message["people"]))
told.connect(hear)
back = timedelta(days={days})
with transaction.atomic():
    thread = Thread.objects.get(public_id="{thread}")
    Thread.objects.filter(pk=thread.pk).update(comments_until=thread.comments_until - back)
    for row in list(DeadlineReminder.objects.filter(thread=thread)):
        DeadlineReminder.objects.filter(pk=row.pk).update(until=row.until - back, due_at=row.due_at - back)
    remind()
print("HEARD", json.dumps(heard))
"""


def pass_time(network: Server, thread: str, days: float) -> list[list[int]]:
    """Whom the reminders named that were due by then."""
    done = network.manage("shell", "-c", PASS_TIME.format(thread=thread, days=days))
    assert "HEARD" in done.stdout, done.stderr[-2000:]
    heard: list[list[int]] = json.loads(done.stdout.rsplit("HEARD", 1)[1])
    return heard


def save_by_hand_only(route: Any) -> None:
    if route.request.resource_type == "fetch":
        route.fulfill(status=409)
    else:
        route.continue_()


def write_plan(editor: Any, title: str) -> str:
    """A draft in the editors' pages, which nobody publishes; its number."""
    editor.go("/admin/")
    page = editor.page
    page.locator("a[href*='/add/plans/localactionplanpage/']").filter(has_text="(EN)").first.click()
    page.wait_for_url("**/add/plans/localactionplanpage/**")
    # A draft that the form saves by itself at the moment of the press would be another page of the same name.
    page.route("**/add/plans/localactionplanpage/**", save_by_hand_only)
    page.fill("#id_title", title)
    page.fill("#id_background", "One number for the county.\n\nThe region pays the line.")
    save_draft(page)
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    return page.url.split("/pages/")[1].split("/")[0]


def start_review(coordinator: Any, title: str) -> str:
    coordinator.go("/en/groups/gavle/threads/new/")
    page = coordinator.page
    page.fill("input[name=title]", f"What do you think of it? {title}")
    page.select_option("select[name=kind]", "document_review")
    page.fill("textarea[name=body]", "Please comment on the paragraphs.")
    page.locator("button[value=send]").click()
    page.wait_for_url(re.compile(r"/threads/(?!new)[^/]+/"))
    return "/" + page.url.split("/", 3)[3].split("#")[0].split("?")[0]


def main(visit: Any) -> str:
    text: str = visit.page.locator("main").inner_text()
    return text


def put_before_the_group(coordinator: Any, path: str, number: str) -> None:
    """The draft, and a deadline in eight days."""
    page = coordinator.page
    page.get_by_role("link", name="Choose the text under review").click()
    page.select_option("select[name=page]", number)
    page.get_by_role("button", name="Put it before the group").click()
    assert "The region pays the line." in main(coordinator)
    coordinator.go(f"{path}deadline/")
    until = timezone.localtime(datetime.now(UTC) + timedelta(days=8))
    page.fill("input[name=day]", until.strftime("%Y-%m-%d"))
    page.fill("input[name=hour]", "12:00")
    page.get_by_role("button", name="Set the deadline").click()
    assert "COMMENTS UNTIL" in main(coordinator).upper()


def comment(member: Any, path: str, title: str) -> None:
    member.go(path)
    page = member.page
    page.get_by_role("link", name=f"Text under review: {title}").click()
    page.locator(".paragraph", has_text="The region pays the line.").get_by_role("link", name="Comment on this paragraph").click()
    page.fill("textarea[name=body]", "Then the north pays as well?")
    page.locator("button[value=send]").click()
    page.locator("article", has_text="Then the north pays as well?").wait_for()
    assert "On paragraph 3: The region pays the line." in main(member)


def come_too_late(network: Server, silent: Any, path: str) -> None:
    """Two reminders on the way; the text that was being written when the thread closed is still in the form."""
    thread, page = path.rstrip("/").rsplit("/", 1)[1], silent.page
    assert [len(pass_time(network, thread, days)) for days in (2, 5.5)] == [1, 1]
    silent.go(path)
    page.fill("textarea[name=body]", "Half an hour of words")
    assert pass_time(network, thread, 3) == []
    page.locator("button[value=send]").click()
    page.get_by_text("The deadline for comments has passed").first.wait_for()
    assert page.locator("textarea[name=body]").input_value() == "Half an hour of words"


def write_outcome(coordinator: Any, path: str, body: str, numbers: str) -> None:
    coordinator.go(f"{path}outcome/")
    coordinator.page.fill("textarea[name=body]", body)
    coordinator.page.fill("input[name=numbers]", numbers)
    coordinator.page.locator("button[value=send]").click()


@pytest.mark.parametrize("manner", MANNERS)
def test_a_draft_is_commented_on_until_the_deadline_and_ends_in_an_outcome(
    network: Any, window: Any, manner: dict[str, Any], request: Any
) -> None:
    title = f"Plan {re.sub(r'[^a-z]', '', request.node.callspec.id)}"
    number = write_plan(window("gavle.editor"), title)
    coordinator, member, silent = (window(key, **manner) for key in ("gavle.coordinator", "gavle.enterprise", "gavle.chamber"))
    path = start_review(coordinator, title)
    put_before_the_group(coordinator, path, number)
    comment(member, path, title)
    come_too_late(network, silent, path)
    write_outcome(coordinator, path, "The **region** pays, the north as well.", "2")
    coordinator.page.locator("#outcome", has_text="The region pays, the north as well.").wait_for()
    member.go(path)
    member.page.locator("#outcome").get_by_role("link", name="2").click()
    assert member.page.locator("article", has_text="Used in the outcome").count() == 1
    member.go("/en/groups/gavle/threads/")
    assert "OUTCOME RECORDED" in member.page.locator(".thread-row", has_text=title).inner_text().upper()
    outsider = window("ivace.coordinator", **manner)
    assert [outsider.go(f"{path}{part}").status for part in ("", "document/", "log/", "outcome/history/")] == [404] * 4
    assert outsider.go(f"/en/partners/gavle/{title.lower().replace(' ', '-')}/").status == 404


def test_an_open_page_sees_the_thread_close_and_keeps_what_is_being_written(network: Any, window: Any) -> None:
    coordinator, member = window("gavle.coordinator"), window("gavle.enterprise")
    path = start_review(coordinator, "live")
    member.go(path)
    member.page.locator("[data-live-state]", has_text=re.compile("Connected")).wait_for(timeout=15_000)
    member.page.fill("textarea[name=body]", "Half a thought")
    write_outcome(coordinator, path, "That is settled.", "1")
    member.page.locator("#outcome", has_text="That is settled.").wait_for(timeout=5_000)
    member.page.locator("article", has_text="Used in the outcome").wait_for(timeout=5_000)
    coordinator.go(path)
    coordinator.page.get_by_role("button", name="Close for posts").click()
    member.page.get_by_text("This thread is closed for new posts.").wait_for(timeout=5_000)
    assert member.page.locator("textarea[name=body]").input_value() == "Half a thought"
    assert member.page.evaluate("document.activeElement.name") == "body"
    coordinator.go(f"{path}hide/")
    coordinator.page.fill("textarea[name=reason]", "It is being looked at.")
    coordinator.page.get_by_role("button", name="Hide the thread").click()
    member.page.get_by_text("This page is no longer up to date").wait_for(timeout=5_000)
    assert member.page.locator("textarea[name=body]").input_value() == "Half a thought"
    assert member.go(path).status == 404

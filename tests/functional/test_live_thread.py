"""Windows on the page of a thread: what a group says reaches its members at once, disturbs nobody, and reaches nobody else."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from exchange.demo.accounts import address
from tests.functional.conftest import MANNERS
from tests.functional.talking import Writing, make_group, others_say
from tests.helpers.mails import text_of, wait_for_mail

if TYPE_CHECKING:
    from tests.helpers.browser import Visit

pytestmark = pytest.mark.browser
TITLE = "Three windows"
AT_ONCE = 1.0


def say(speaker: Visit, text: str) -> None:
    speaker.page.fill("form.composer [name=body]", text)
    speaker.page.click("form.composer button[value=send]")


def shown(visit: Visit, text: str) -> Any:
    return visit.page.locator("article[id^='post-']", has_text=text)


def connected(visit: Visit) -> None:
    visit.page.locator("[data-live-state]", has_text="Connected").wait_for(timeout=15_000)


def open_own_thread(stranger: Visit) -> None:
    """A thread of the stranger's group, on the same server."""
    stranger.go("/en/groups/ivace/threads/")
    stranger.page.locator(".thread-row a").first.click()
    stranger.page.wait_for_load_state("load")


def remove(coordinator: Visit, group: str, name: str) -> None:
    coordinator.go(f"{group}members/")
    coordinator.page.locator("tr", has_text=name).get_by_role("link", name="Remove").click()
    coordinator.page.fill("textarea[name=reason]", "She left the firm.")
    coordinator.page.get_by_role("button", name="Remove from the group").first.click()


def test_a_group_talks_in_open_windows(network: Any, window: Any, request: pytest.FixtureRequest) -> None:
    group, path, name = make_group(network, request, title=TITLE)
    first, second, stranger = window("gavle.chamber"), window("gavle.university"), window("ivace.coordinator")
    first.go(path)
    second.go(path)
    open_own_thread(stranger)
    for visit in (first, second, stranger):
        connected(visit)
    elsewhere = stranger.page.locator("main").inner_text()
    say(first, "Heard in the second window")
    shown(second, "Heard in the second window").wait_for(timeout=5_000)
    seen_is_read(window("gavle.university"), group)
    fifty_posts_disturb_nobody(network, second, path)
    assert stranger.page.locator("main").inner_text() == elsewhere
    assert stranger.go(path).status == 404
    coordinator = window("gavle.coordinator")
    remove(coordinator, group, name)
    second.page.locator("[data-live-state]", has_text="no longer up to date").wait_for(timeout=5_000)
    say(first, "Not for her any more")
    shown(first, "Not for her any more").wait_for()
    time.sleep(AT_ONCE)
    assert shown(second, "Not for her any more").count() == 0
    assert second.page.locator("form.composer [name=body]").input_value() == "Half fiftyought"
    assert second.go(path).status == 404


def seen_is_read(reader: Visit, group: str) -> None:
    """Some seconds after she has seen it in her open window, nothing of it is unread in another one."""
    row = reader.page.locator(".thread-row", has_text=TITLE).first
    for _second in range(12):
        reader.go(f"{group}threads/")
        if not row.locator(".count").count():
            break
        time.sleep(1)
    assert not row.locator(".count").count()


def fifty_posts_disturb_nobody(network: Any, reader: Visit, path: str) -> None:
    writing = Writing(reader.page, "Half a thought")
    others_say(network, path, [f"Arriving {number}, at some length" for number in range(50)], by=("gavle.chamber", "gavle.enterprise"))
    shown(reader, "Arriving 49,").wait_for(timeout=20_000)
    assert shown(reader, "Arriving").count() == 50
    writing.check_undisturbed()
    reader.page.keyboard.type("fifty")
    assert writing.box.input_value() == "Half fiftyought"


@pytest.mark.parametrize("manner", MANNERS[1:])
def test_a_group_talks_by_forms(network: Any, window: Any, manner: dict[str, Any], request: pytest.FixtureRequest) -> None:
    group, path, name = make_group(network, request, title=TITLE)
    first, second, stranger = (window(key, **manner) for key in ("gavle.chamber", "gavle.university", "ivace.coordinator"))
    second.go(path)
    first.go(path)
    say(first, "Read in the second window")
    second.page.fill("form.composer [name=body]", "Half a thought")
    others_say(network, path, [f"Arriving {number}, at some length" for number in range(50)], by=("gavle.chamber", "gavle.enterprise"))
    assert second.page.locator("form.composer [name=body]").input_value() == "Half a thought"
    second.page.click("form.composer button[value=send]")
    shown(second, "Half a thought").wait_for()
    second.go(f"{path}?page=1")
    assert shown(second, "Read in the second window").count() == 1
    assert stranger.go(path).status == 404
    assert "Read in the second window" not in stranger.page.locator("body").inner_text()
    second.go(path)
    remove(window("gavle.coordinator", javascript=False), group, name)
    with second.page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        say(second, "Too late")
    assert answered.value.status == 404
    first.go(path)
    assert shown(first, "Too late").count() == 0
    mail = wait_for_mail(network.data, address("gavle.university"), about=group.split("/")[3])
    assert "She left the firm." in text_of(mail)

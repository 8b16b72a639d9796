"""The open page of a thread that is moved to another group: who is there too reads on and writes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from stakeholder_groups.discussions.services import move_thread, send_post
from tests.factories.discussions import put_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from stakeholder_groups.discussions.models import Thread
    from stakeholder_groups.groups.models import Group
    from tests.discussions.conftest import Talk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def moved(talk: Talk, south: Group) -> Thread:
    move_thread(actor=talk.coordinator, thread=talk.thread, to=south)
    talk.thread.refresh_from_db()
    return talk.thread


def test_a_page_goes_on_when_its_thread_is_moved(talk: Talk, south: Group, opened: Callable[..., Any]) -> None:
    put_in(south, talk.reader)
    page = opened().page
    send_post(actor=talk.coordinator, thread=moved(talk, south), body="Written there")
    page.locator("article[id^='post-']", has_text="Written there").wait_for(timeout=5_000)
    page.fill("form[data-composer] [name=body]", "Answered from the old page")
    page.click("form[data-composer] button[value=send]")
    page.locator("article[id^='post-']", has_text="Answered from the old page").wait_for(timeout=5_000)
    page.locator("[data-pending]").wait_for(state="detached")
    assert "signed out" not in page.locator("[data-composer-say]").inner_text()
    assert "Connected" in page.locator("[data-live-state]").inner_text()
    assert list(talk.thread.posts.values_list("body", flat=True)) == [
        "Who has tried them?",
        "Written there",
        "Answered from the old page",
    ]


def test_a_page_ends_when_its_thread_is_moved_to_where_its_reader_is_not(talk: Talk, south: Group, opened: Callable[..., Any]) -> None:
    page = opened().page
    send_post(actor=talk.coordinator, thread=moved(talk, south), body="Not for her")
    page.locator("[data-live-state]", has_text="no longer up to date").wait_for(timeout=15_000)
    assert page.locator("article", has_text="Not for her").count() == 0

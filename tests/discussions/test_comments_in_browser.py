"""A comment that waits for its connection speaks of the paragraph that it was written on, whatever the form says by then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from stakeholder_groups.discussions.models import PostAnchor
from tests.discussions.test_documents import key_of, plan, reviewed

if TYPE_CHECKING:
    from collections.abc import Callable

    from stakeholder_groups.discussions.models import DocumentReview
    from tests.discussions.conftest import Talk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["plan", "reviewed"]

PARAGRAPH = "form[data-composer] [name=paragraph]"


def write(page: Any, text: str) -> None:
    page.fill("form[data-composer] [name=body]", text)
    page.click("form[data-composer] button[value=send]")


def test_a_comment_on_its_way_keeps_its_paragraph(talk: Talk, reviewed: DocumentReview, opened: Callable[..., Any]) -> None:
    key = key_of(reviewed, "Each municipality")
    window = opened(f"?paragraph={key}")
    page = window.page
    page.context.set_offline(True)
    write(page, "Who is it in ours?")
    assert page.locator(PARAGRAPH).input_value() == ""
    page.locator("[data-pending] [data-retry]").wait_for()
    page.select_option(PARAGRAPH, key_of(reviewed, "One number"))
    write(page, "Which one?")
    write(page, "On all of it")
    page.context.set_offline(False)
    page.locator("article[id^='post-']", has_text="On all of it").wait_for(timeout=15_000)
    anchors = dict(PostAnchor.objects.values_list("post__body", "paragraph__key"))
    assert {body: str(said) for body, said in anchors.items()} == {
        "Who is it in ours?": key,
        "Which one?": key_of(reviewed, "One number"),
    }
    window.faults.clear()  # the browser notes every request that failed


def test_a_comment_that_is_taken_back_speaks_of_its_paragraph_still(
    talk: Talk, reviewed: DocumentReview, opened: Callable[..., Any]
) -> None:
    key = key_of(reviewed, "Each municipality")
    window = opened(f"?paragraph={key}&reply=1")
    page = window.page
    page.context.set_offline(True)
    write(page, "Not like this")
    page.locator("[data-pending] [data-take-back]").click()
    assert page.locator(PARAGRAPH).input_value() == key
    assert page.locator("form[data-composer] [name=reply_to]").input_value() == "1"
    page.context.set_offline(False)
    window.faults.clear()


def test_an_unsent_comment_comes_back_with_its_paragraph(talk: Talk, reviewed: DocumentReview, opened: Callable[..., Any]) -> None:
    key = key_of(reviewed, "Each municipality")
    window = opened(f"?paragraph={key}")
    window.page.fill("form[data-composer] [name=body]", "Half a tho")
    window.page.wait_for_timeout(600)
    window.go(talk.url)
    assert window.page.locator("form[data-composer] [name=body]").input_value() == "Half a tho"
    assert window.page.locator(PARAGRAPH).input_value() == key

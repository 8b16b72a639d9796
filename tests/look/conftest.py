"""Windows whose sign-in is kept for the session: each account signs in once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from exchange.demo.accounts import PASSWORD, address
from tests.functional.talking import named_group

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.helpers.browser import Visit
    from tests.helpers.server import Server

# A hidden post whose author objects, a text under review, an export, a meeting to come and one that has begun, a need.
DECIDE = """
import json
from datetime import timedelta
from uuid import uuid4
from django.utils import timezone
from exchange.accounts.models import User
from practices.plans.models import LocalActionPlanPage
from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.discussions.selectors.documents import source_of
from stakeholder_groups.discussions.services import start_thread
from stakeholder_groups.discussions.services.documents import pin_document
from stakeholder_groups.meetings.models import Meeting
from stakeholder_groups.meetings.services import ItemWords, MeetingWords, plan_meeting, set_agenda
from stakeholder_groups.needs.services import NeedWords, raise_need
from stakeholder_groups.moderation.selectors.decisions import state_of
from stakeholder_groups.moderation.services import Verdict, decide, object_to
from stakeholder_groups.records.services.asking import Wanted, ask_for_export
thread = Thread.objects.get(public_id={thread!r})
coordinator, author = (User.objects.get(email=email) for email in {people!r})
post = thread.posts.get(seq=2)
decision = decide(actor=coordinator, post=post, verdict=Verdict("hide", "It speaks of people.", "respect"), seen=state_of(post, None))
object_to(actor=author, decision=decision, text="I meant the offer.")
review = start_thread(actor=coordinator, group=thread.group, title="What do you think?", body="Please comment.", kind="document_review")
plan = LocalActionPlanPage.objects.live().filter(locale__language_code="en").first()
pin_document(actor=coordinator, thread=review, source=source_of(plan, thread.group))
wanted = Wanted(thread=None, named=False, with_files=False, language="en")
export = ask_for_export(actor=coordinator, group=thread.group, wanted=wanted, client_key=uuid4())
def meeting(title, starts):
    words = MeetingWords(title=title, starts_at=starts, ends_at=starts + timedelta(hours=2), registration_until=starts, place="Town hall")
    return plan_meeting(actor=coordinator, group=thread.group, words=words)
ahead = meeting("To come", timezone.now() + timedelta(days=9))
set_agenda(actor=coordinator, meeting=ahead, items=[ItemWords("Welcome", 10, "Chamber"), ItemWords("Budget", 20, text="Figures")])
begun = meeting("Begun", timezone.now() + timedelta(days=9))
Meeting.objects.filter(pk=begun.pk).update(starts_at=timezone.now() - timedelta(hours=1))
need = raise_need(actor=coordinator, group=thread.group, words=NeedWords("Help with vouchers", "Why not."))
print("MADE", json.dumps([decision.public_id, *(one.get_absolute_url() for one in (review, export, ahead, begun, need))]))
"""


@pytest.fixture(scope="session")
def kept_cookies() -> dict[str, Any]:
    return {}


@pytest.fixture
def reader(window: Callable[..., Visit], kept_cookies: dict[str, Any]) -> Callable[..., Visit]:
    """Opens a window as the account of the key, or as a visitor."""

    def open_window(key: str = "", **manner: Any) -> Visit:
        opened = window(**manner)
        if key and key not in kept_cookies:
            opened.enter(address(key), PASSWORD)
            kept_cookies[key] = opened.context.cookies()
        elif key:
            opened.context.add_cookies(kept_cookies[key])
        return opened

    return open_window


@pytest.fixture(scope="session")
def made(network: Server) -> dict[str, str]:
    """What the pages of `MADE` show, by the names in their paths."""
    group, thread, _name = named_group(network, "looked-at", title="Whose money")
    people = [address("gavle.coordinator"), address("gavle.enterprise")]
    done = network.manage("shell", "-v0", "-c", DECIDE.format(thread=thread.split("/")[-2], people=people))
    assert "MADE" in done.stdout, done.stderr[-2000:]
    names = ("decision", "review", "export", "meeting", "begun", "need")
    return {"group": group, "thread": thread} | dict(zip(names, json.loads(done.stdout.rsplit("MADE", 1)[1]), strict=True))

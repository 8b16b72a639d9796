"""kill -9 in the middle of posts and publications: what was acknowledged is there once, in open pages too, and the index agrees."""

from __future__ import annotations

import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from tests.faults.wire import Person, told
from tests.helpers.network import loaded_folder
from tests.helpers.open_page import OpenPage
from tests.helpers.server import Server, copy_of

if TYPE_CHECKING:
    from pathlib import Path

# As many writers as the limit of posts a minute asks for.
POSTS, PUBLICATIONS, WRITERS, ENOUGH, READERS = 200, 50, 40, 60, 8
CATCHES_UP_WITHIN = 120

PREPARE = """
import json
from django.test import Client
from exchange.accounts.models import User
from exchange.demo.accounts import address
from exchange.pages.models import PartnerPage
from practices.good_practices.models import GoodPracticePage
from practices.review.rules import mark_of
from stakeholder_groups.discussions.services import start_thread
from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.services.joining import Entry, accept_rules, join

def session(user):
    client = Client(SERVER_NAME="localhost")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies["sessionid"].value

group = Group.objects.get(slug="gavle")
def writer(number):
    user = User.objects.create_user(email=f"writer{{number}}@example.org", display_name=f"Writer {{number}}")
    accept_rules(membership=join(group=group, user=user, entry=Entry()))
    return session(user)

editor, member = User.objects.get(email=address("gavle.editor")), User.objects.get(email=address("gavle.chamber"))
parent = PartnerPage.objects.get(slug="gavle", locale__language_code="en")
submitted = []
for number in range({publications}):
    page = GoodPracticePage(title=f"Killed {{number}}", slug=f"killed-{{number}}", summary="Zirconium", live=False, locale=parent.locale, owner=editor)
    parent.add_child(instance=page)
    revision = page.save_revision(user=editor)
    page.get_workflow().start(page, editor)
    latest = page.get_latest_revision()
    submitted.append([page.pk, mark_of(latest.pk, latest.created_at)])
thread = start_thread(actor=member, group=group, title="Killed", body="First.")
print(json.dumps({{"submitted": submitted, "thread": thread.get_absolute_url(), "thread_id": thread.public_id, "writers": [writer(number) for number in range({writers})],
    "administrator": session(User.objects.get(email=address("administrator2")))}}))
"""

REPORT = """
import json
from wagtail.models import Page
from exchange.core.models import OutboxEntry
from practices.review.models import ReviewEvent
from stakeholder_groups.discussions.models import Thread
thread = Thread.objects.get(title="Killed")
pages = Page.objects.filter(slug__startswith="killed-")
print(json.dumps({
    "keys": [str(key) for key in thread.posts.exclude(client_key=None).values_list("client_key", flat=True)],
    "numbers": list(thread.posts.order_by("seq").values_list("number", flat=True)),
    "events": list(thread.events.order_by("seq").values_list("seq", flat=True)),
    "last_seq": thread.last_seq,
    "live": list(pages.filter(live=True).values_list("pk", flat=True)),
    "published_events": list(ReviewEvent.objects.filter(page__in=pages, step="published").values_list("page_id", flat=True)),
    "in_review": [page.pk for page in pages if page.current_workflow_state],
    "waiting": OutboxEntry.objects.filter(topic__startswith="search", done_at=None).count(),
}))
"""


class Rush:
    """Writers and an administrator at once; a publication follows every second post, so that neither is over at the kill."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.world = told(server, PREPARE.format(publications=PUBLICATIONS, writers=WRITERS))
        self.pages = [OpenPage(server, self.world["thread_id"], session) for session in self.world["writers"][:READERS]]
        self.kept: list[str] = []
        self.published: list[int] = []
        self._enough = threading.Event()
        self._allowed = threading.Semaphore(1)

    def run_until_killed(self) -> None:
        self.server.start()
        for page in self.pages:
            page.open()
        writers = [Person(self.server, session) for session in self.world["writers"]]
        administrator = Person(self.server, self.world["administrator"])
        with ThreadPoolExecutor(4) as posters, ThreadPoolExecutor(1) as publishers:
            for number in range(POSTS):
                posters.submit(self._post, writers[number % WRITERS], str(uuid.uuid4()))
            for page, mark in self.world["submitted"]:
                publishers.submit(self._publish, administrator, page, mark)
            assert self._enough.wait(120)
            self.server.kill()
            for pool in (posters, publishers):
                pool.shutdown(wait=False, cancel_futures=True)
            # The one publication that may still wait for a post.
            self._allowed.release()

    def _post(self, writer: Person, key: str) -> None:
        if writer.post(self.world["thread"], {"body": f"Post {key}", "client_key": key}):
            self.kept.append(key)
            if len(self.kept) % 2:
                self._allowed.release()
        if len(self.kept) >= ENOUGH and self.published:
            self._enough.set()

    def _publish(self, administrator: Person, page: int, mark: str) -> None:
        self._allowed.acquire(timeout=60)
        if administrator.post(f"/admin/review/{page}/", {"action": "approve", "revision": mark, "comment": "", "field": ""}):
            self.published.append(page)


@pytest.mark.faults
def test_a_killed_server_keeps_what_it_acknowledged(tmp_path: Path) -> None:
    server = Server(copy_of(loaded_folder(), tmp_path / "data"))
    rush = Rush(server)
    rush.run_until_killed()
    assert [0 < len(rush.kept) < POSTS, 0 < len(rush.published) < PUBLICATIONS] == [True, True], "killed in the middle of both"

    server.start()
    try:
        wait_until_drained(server)
        report = told(server, REPORT)
        checked = server.manage("search_check")
        for page in rush.pages:
            page.wait_for(report["last_seq"])
            page.close()
    finally:
        assert server.stop() == 0
    assert set(rush.kept) <= set(report["keys"])
    assert len(report["keys"]) == len(set(report["keys"]))
    assert report["numbers"] == list(range(1, len(report["numbers"]) + 1))
    assert report["events"] == list(range(1, report["last_seq"] + 1))
    assert [page.held for page in rush.pages] == [report["events"]] * READERS
    assert min(page.connections for page in rush.pages) >= 2, "each was cut and came again"
    assert set(rush.published) <= set(report["live"])
    assert sorted(report["live"]) == sorted(report["published_events"]), "a publication and its step are one transaction"
    assert not set(report["live"]) & set(report["in_review"])
    assert len(report["live"]) + len(report["in_review"]) == PUBLICATIONS
    assert "no difference" in checked.stdout, checked.stdout + checked.stderr


def wait_until_drained(server: Server) -> None:
    deadline = time.monotonic() + CATCHES_UP_WITHIN
    while told(server, REPORT)["waiting"]:
        assert time.monotonic() < deadline, "the worker did not catch up"
        time.sleep(1)

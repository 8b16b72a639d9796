"""Members, posts, edits, withdrawals, removals, moves to another group and back in any order, by HTTP and socket together:
what each open page holds after each step is what a plain list says that it should hold."""

from __future__ import annotations

import contextlib
import re
import time
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings as django_settings
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from exchange.realtime.rules import CloseCode
from stakeholder_groups.groups.enums import Role
from stakeholder_groups.groups.services.joining import Entry, accept_rules, join
from tests.realtime.conftest import browser_of, make_group, make_member
from tests.realtime.test_server import closing_code, seq

if TYPE_CHECKING:
    from exchange.accounts.models import User
    from tests.helpers.ws import RunningServer

pytestmark = pytest.mark.django_db(transaction=True)
ARTICLE = re.compile(r'<article class="post(?P<withdrawn> post--withdrawn)?" id="post-(?P<seq>\d+)".*?</article>', re.DOTALL)
WORD = re.compile(r"word[0-9a-f]{8}")


@dataclass
class Said:
    """A post as it should be: `text` is empty once it was withdrawn."""

    seq: int
    author: int
    text: str


@dataclass
class Page:
    """An open page: its socket, how far it has got, and what it shows."""

    socket: Any
    client: Any
    reached: int = 0
    shown: dict[int, str] = field(default_factory=dict)


class Group(RuleBasedStateMachine):
    server: RunningServer

    def __init__(self) -> None:
        super().__init__()
        self.sockets = contextlib.ExitStack()
        self.group, self.other = (make_group(f"g-{uuid.uuid4().hex[:8]}") for _ in range(2))
        self.coordinator = make_member(self.group, role=Role.COORDINATOR)
        self.people = [self.coordinator, *(make_member(self.group) for _ in range(2))]
        # The coordinator and one of the members are in the other group, too.
        self.members = {self.group.pk: {user.pk for user in self.people}, self.other.pk: {user.pk for user in self.people[:2]}}
        accept_rules(membership=join(group=self.other, user=self.coordinator, entry=Entry(role=Role.COORDINATOR)))
        accept_rules(membership=join(group=self.other, user=self.people[1], entry=Entry()))
        self.clients = {user.pk: browser_of(user) for user in self.people}
        self.pages: dict[int, Page] = {}
        self.expected: list[Said] = []
        self.last_seq = 0
        self.locked = False
        self.url = self.former_url = ""
        self._start()

    def _start(self) -> None:
        text = self._text()
        form = {"title": "Any order", "kind": "discussion", "body": text, "client_key": str(uuid.uuid4())}
        answer = self.clients[self.coordinator.pk].post(f"/en/groups/{self.group.slug}/threads/new/", form)
        assert answer.status_code == 302
        self.url = self.former_url = answer["Location"]
        self.thread = self.group.threads.get()
        self.last_seq = 1
        self.expected.append(Said(1, self.coordinator.pk, text))

    @staticmethod
    def _text() -> str:
        return f"word{uuid.uuid4().hex[:8]}"

    def _who(self, number: int) -> User:
        return self.people[number % len(self.people)]

    @property
    def inside(self) -> set[int]:
        """Who is in the group where the thread stands now."""
        return self.members[self.group.pk]

    # What people do

    @rule(number=st.integers(0, 2), twice=st.booleans())
    def post(self, number: int, twice: bool) -> None:
        user, text = self._who(number), self._text()
        form = {"body": text, "client_key": str(uuid.uuid4())}
        answers = [self.clients[user.pk].post(self.url, form).status_code for _time in range(1 + twice)]
        if user.pk not in self.inside:
            assert set(answers) == {404}
        elif self.locked:
            assert set(answers) == {422}
        else:
            assert set(answers) == {302}
            self.last_seq += 1
            self.expected.append(Said(self.last_seq, user.pk, text))

    @rule(number=st.integers(0, 2), which=st.integers(0, 30))
    def edit(self, number: int, which: int) -> None:
        user, said, text = self._who(number), self.expected[which % len(self.expected)], self._text()
        answer = self.clients[user.pk].post(f"{self.url}posts/{said.seq}/edit/", {"body": text})
        allowed = user.pk in self.inside and user.pk == said.author and said.text
        assert answer.status_code == (302 if allowed else 403 if user.pk in self.inside and said.text else 404)
        if allowed:
            self.last_seq += 1
            said.text = text

    @rule(number=st.integers(0, 2), which=st.integers(0, 30))
    def withdraw(self, number: int, which: int) -> None:
        user, said = self._who(number), self.expected[which % len(self.expected)]
        answer = self.clients[user.pk].post(f"{self.url}posts/{said.seq}/withdraw/", {"reason": "Off topic"})
        may = user.pk in self.inside and (user.pk == said.author or user.pk == self.coordinator.pk)
        if user.pk not in self.inside:
            assert answer.status_code == 404
        elif not said.text:
            assert answer.status_code == 302
        else:
            assert answer.status_code == (302 if may else 403)
        if may and said.text:
            self.last_seq += 1
            said.text = ""

    @rule()
    def lock_or_open(self) -> None:
        answer = self.clients[self.coordinator.pk].post(f"{self.url}lock/", {"on": "0" if self.locked else "1"})
        assert answer.status_code == 302
        self.locked = not self.locked
        self.last_seq += 1

    @rule(number=st.integers(1, 2))
    def open_page(self, number: int) -> None:
        user = self._who(number)
        if user.pk in self.inside and user.pk not in self.pages:
            client = self.clients[user.pk]
            self.pages[user.pk] = Page(self._connected(client), client)

    @precondition(lambda self: self.pages)
    @rule(number=st.integers(1, 2))
    def lose_connection(self, number: int) -> None:
        """The page stays and comes again; what it missed it fetches."""
        if page := self.pages.get(self._who(number).pk):
            page.socket.close()
            page.socket = self._connected(page.client)

    def _connected(self, client: Any) -> Any:
        return self.sockets.enter_context(self.server.connect(self.thread, client))

    @rule(number=st.integers(1, 2), by=st.sampled_from([0, 0, 0, 1, 2]), elsewhere=st.booleans())
    def remove(self, number: int, by: int, elsewhere: bool) -> None:
        """By the coordinators' form, from the thread's group or from the other one; others may not."""
        user, actor, group = self._who(number), self._who(by), self.other if elsewhere else self.group
        members = self.members[group.pk]
        form = {"reason": "Quarrel"}
        answer = self.clients[actor.pk].post(f"/en/groups/{group.slug}/members/{user.public_id}/remove/", form)
        if actor.pk != self.coordinator.pk:
            assert answer.status_code == (403 if actor.pk in members else 404)
        elif user.pk not in members:
            assert answer.status_code == 404
        else:
            assert answer.status_code == 302
            members.discard(user.pk)
            self._pages_of_outsiders_end()

    @rule()
    def move(self) -> None:
        """To the other group; the page of who is in both goes on."""
        answer = self.clients[self.coordinator.pk].post(f"{self.url}move/", {"to": self.other.pk, "reason": ""})
        assert answer.status_code == 302
        self.group, self.other = self.other, self.group
        self.former_url, self.url = self.url, answer["Location"]
        assert f"/{self.group.slug}/" in self.url
        self.last_seq += 1
        self._pages_of_outsiders_end()

    def _pages_of_outsiders_end(self) -> None:
        for pk in set(self.pages) - self.inside:
            assert closing_code(self.pages.pop(pk).socket, 2) == CloseCode.WITHDRAWN

    @rule(number=st.integers(1, 2), elsewhere=st.booleans())
    def come_back(self, number: int, elsewhere: bool) -> None:
        user, group = self._who(number), self.other if elsewhere else self.group
        if user.pk not in self.members[group.pk]:
            accept_rules(membership=join(group=group, user=user, entry=Entry()))
            self.members[group.pk].add(user.pk)

    # What must hold

    @invariant()
    def every_open_page_holds_what_was_said(self) -> None:
        wanted = {said.seq: said.text for said in self.expected}
        for page in self.pages.values():
            self._catch_up(page)
            assert page.shown == wanted

    @invariant()
    def nobody_else_sees_anything(self) -> None:
        for user in self.people:
            if user.pk not in self.inside:
                assert {self.clients[user.pk].get(url).status_code for url in (self.url, self.former_url)} == {404}
                assert self.clients[user.pk].get(f"/events/threads/{self.thread.public_id}/").status_code == 404

    def _catch_up(self, page: Page) -> None:
        """As the script does: wait for a hint, then fetch what changed after the number that was reached."""
        deadline = time.monotonic() + 5
        while page.reached < self.last_seq and time.monotonic() < deadline:
            told = seq(page.socket)
            answer = page.client.get(f"{self.url}fragment/", {"after": page.reached})
            for article in ARTICLE.finditer(answer.content.decode()):
                word = WORD.search(article[0])
                page.shown[int(article["seq"])] = "" if article["withdrawn"] else word[0] if word else "?"
            page.reached = max(page.reached, told)
        assert page.reached == self.last_seq

    def teardown(self) -> None:
        self.sockets.close()


def test_every_page_holds_what_was_said_whatever_happens(server: RunningServer, settings: Any) -> None:
    settings.EXCHANGE_RATE_LIMITS_ENABLED = False
    Group.server = server
    assert django_settings.EXCHANGE_RATE_LIMITS_ENABLED is False
    run_state_machine_as_test(Group, settings=walks())


def walks() -> settings:
    return settings(max_examples=8, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)

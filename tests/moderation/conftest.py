"""A group whose coordinator and deputy decide on an author's post that a reader reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail

from exchange.core import outbox
from stakeholder_groups.discussions.services import send_post
from stakeholder_groups.groups.enums import Role
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.moderation.enums import DecisionKind
from stakeholder_groups.moderation.models import ModerationDecision
from stakeholder_groups.moderation.selectors.decisions import latest_decision, state_of
from stakeholder_groups.moderation.services import Verdict, decide, report_post
from tests.discussions.conftest import browser_of
from tests.factories.accounts import UserFactory
from tests.factories.discussions import make_group, make_member, make_thread

if TYPE_CHECKING:
    from django.test import Client

    from exchange.accounts.models import User
    from stakeholder_groups.discussions.models import Post, Thread
    from stakeholder_groups.groups.models import Group

RULES = "Kind words:\n\n- Argue about proposals, never about people.\n- No advertising."
INSULT = "You are all *fools*."


@dataclass
class Court:
    group: Group
    thread: Thread
    post: Post
    people: dict[str, User]
    clients: dict[str, Client] = field(default_factory=dict)

    def client(self, key: str) -> Client:
        if key not in self.clients:
            self.clients[key] = browser_of(self.people[key])
        return self.clients[key]

    def url(self, rest: str = "") -> str:
        return f"/en/groups/{self.group.slug}/{rest}"

    @property
    def post_url(self) -> str:
        return self.url(f"threads/{self.thread.public_id}/posts/{self.post.seq}/")

    @property
    def thread_url(self) -> str:
        return self.url(f"threads/{self.thread.public_id}/")

    def membership(self, key: str) -> Membership:
        return Membership.objects.active().get(group=self.group, user=self.people[key])

    def text(self, key: str, url: str, status: int = 200) -> str:
        response = self.client(key).get(url)
        assert response.status_code == status, (response.status_code, url)
        return str(response.content.decode())

    def report(self, key: str = "reader", reason: str = "about_people", text: str = "He calls us fools.") -> bool:
        return report_post(actor=self.people[key], post=self.post, reason=reason, text=text)

    def seen(self) -> str:
        self.post.refresh_from_db()
        return state_of(self.post, latest_decision(self.post))

    def decide(self, kind: DecisionKind = DecisionKind.HIDE, *, by: str = "coordinator", seen: str | None = None) -> ModerationDecision:
        verdict = Verdict(kind, "It is about people.", "1", "Argue about proposals, never about people.")
        return decide(actor=self.people[by], post=self.post, verdict=verdict, seen=self.seen() if seen is None else seen)

    def mails(self) -> dict[str, list[Any]]:
        """What was mailed since the last look, by the key of the person."""
        mail.outbox.clear()
        while outbox.drain():
            pass
        keys = {user.email: key for key, user in self.people.items()}
        found: dict[str, list[Any]] = {}
        for sent in mail.outbox:
            found.setdefault(keys.get(sent.to[0], sent.to[0]), []).append(sent)
        return found

    def mails_of(self, key: str, kind: DecisionKind) -> Any:
        """The mail that a decision brings the person."""
        self.mails()
        self.decide(kind)
        return self.mails()[key][0]


@pytest.fixture
def court(request: Any) -> Court:
    marker = request.node.get_closest_marker("django_db")
    request.getfixturevalue("transactional_db" if marker and marker.kwargs.get("transaction") else "db")
    group = make_group()
    group.network.rules = RULES
    group.network.save()
    people = {
        "author": make_member(group, name="Ada Author"),
        "reader": make_member(group, name="Rita Reader"),
        "other": make_member(group, name="Otto Other"),
        "coordinator": make_member(group, name="Cora Coordinator", role=Role.COORDINATOR),
        "deputy": make_member(group, name="Dee Deputy", role=Role.DEPUTY),
        "stranger": UserFactory(display_name="Sam Stranger"),
    }
    thread = make_thread(group, people["reader"])
    post = send_post(actor=people["author"], thread=thread, body=INSULT).post
    return Court(group, thread, post, people)

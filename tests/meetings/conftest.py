"""A group with people of each role, people outside it, and meetings a week ahead or an hour ago."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.utils import timezone

from exchange.core.telling import told
from stakeholder_groups.groups.enums import Role
from stakeholder_groups.meetings.models import Meeting
from stakeholder_groups.meetings.services import MeetingWords, plan_meeting
from tests.factories.accounts import UserFactory
from tests.factories.discussions import make_group, make_member
from tests.helpers.roles import sign_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exchange.accounts.models import User
    from stakeholder_groups.groups.models import Group

SECRET = "zirconium"


@dataclass
class Place:
    group: Group
    people: dict[str, User]
    clients: dict[str, Client] = field(default_factory=dict)

    def client(self, key: str) -> Client:
        if key not in self.clients:
            self.clients[key] = Client()
            sign_in(self.clients[key], self.people[key], second_factor=True)
        return self.clients[key]

    def url(self, rest: str = "", language: str = "en") -> str:
        return f"/{language}/groups/{self.group.slug}/{rest}"

    def get(self, key: str, rest: str = "", status: int = 200) -> str:
        response = self.client(key).get(self.url(rest))
        assert response.status_code == status
        return response.content.decode()

    def post(self, key: str, rest: str, **data: Any) -> Any:
        return self.client(key).post(self.url(rest), data)

    def at(self, meeting: Meeting, rest: str = "") -> str:
        return f"meetings/{meeting.public_id}/{rest}"

    def member(self, name: str = "", **said: Any) -> User:
        return make_member(self.group, name=name, **said)

    def membership(self, key: str) -> Any:
        return self.people[key].group_memberships.select_related("group__network", "user").get(group=self.group)

    def meeting(self, title: str = "Spring meeting", **said: Any) -> Meeting:
        starts = said.pop("starts_at", (timezone.now() + timedelta(days=7)).replace(microsecond=0))
        words = {
            "title": title,
            "starts_at": starts,
            "ends_at": starts + timedelta(hours=2),
            "registration_until": starts,
            "place": "Town hall",
        }
        return plan_meeting(actor=self.people["coordinator"], group=self.group, words=MeetingWords(**words | said))

    def begun(self, title: str = "Spring meeting", **said: Any) -> Meeting:
        """One that was planned and has begun since."""
        meeting = self.meeting(title, **said)
        starts = (timezone.now() - timedelta(hours=1)).replace(microsecond=0)
        ends = starts + timedelta(hours=2)
        Meeting.objects.filter(pk=meeting.pk).update(starts_at=starts, ends_at=ends, registration_until=starts)
        meeting.refresh_from_db()
        return meeting


@pytest.fixture
def place(db: None) -> Place:
    group, elsewhere = make_group("north"), make_group("south")
    people = {
        "member": make_member(group, name="Mia Member", organisation_name="Chamber of Mia"),
        "reader": make_member(group, name="Rita Reader"),
        "coordinator": make_member(group, name="Cora Coordinator", role=Role.COORDINATOR),
        "deputy": make_member(group, name="Dan Deputy", role=Role.DEPUTY),
        "other": make_member(elsewhere, name="Oscar Other", role=Role.COORDINATOR),
        "stranger": UserFactory(display_name="Sam Stranger"),
        "superuser": UserFactory(display_name="Sue Superuser", superuser=True),
    }
    return Place(group, people)


@pytest.fixture
def heard() -> Iterator[list[dict[str, Any]]]:
    """What rooms told people of, in order."""
    calls: list[dict[str, Any]] = []

    def hear(**said: Any) -> None:
        calls.append(said)

    told.connect(hear)
    yield calls
    told.disconnect(hear)

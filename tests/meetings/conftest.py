"""A group with people of each role, people outside it, and meetings a week ahead or an hour ago."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from exchange.core.telling import told
from stakeholder_groups.groups.enums import Role
from stakeholder_groups.meetings.models import Meeting
from stakeholder_groups.meetings.services import MeetingWords, plan_meeting
from tests.factories.accounts import UserFactory
from tests.factories.discussions import make_group, make_member
from tests.helpers.group_rooms import GroupRoom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exchange.accounts.models import User

SECRET = "zirconium"


@dataclass(kw_only=True)
class Place(GroupRoom):
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
    return Place(group=group, people=people)


@pytest.fixture
def heard() -> Iterator[list[dict[str, Any]]]:
    """What rooms told people of, in order."""
    calls: list[dict[str, Any]] = []

    def hear(**said: Any) -> None:
        calls.append(said)

    told.connect(hear)
    yield calls
    told.disconnect(hear)

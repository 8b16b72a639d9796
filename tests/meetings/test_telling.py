"""What people hear of meetings, and what they hear no more."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from exchange.core.telling import Delivery, kind_named
from exchange.notifications.models import Notice
from stakeholder_groups.discussions.enums import FollowLevel
from stakeholder_groups.discussions.services import set_level
from stakeholder_groups.groups.services.members import leave
from stakeholder_groups.meetings import services
from stakeholder_groups.meetings.enums import Answer
from stakeholder_groups.meetings.models import Meeting
from stakeholder_groups.meetings.services.reminding import remind
from tests.meetings.conftest import SECRET, Place

pytestmark = pytest.mark.django_db


def said_to(place: Place, key: str) -> list[str]:
    """Titles of what stands in the person's list, as it would be shown now."""
    person = place.people[key]
    shown = []
    for notice in Notice.objects.filter(user=person).order_by("pk"):
        kind = kind_named(notice.kind)
        described = kind.describe_all([notice.about], person)[0] if kind else None
        shown += [described.title] if described else []
    return shown


def test_who_registered_is_reminded_once_the_day_before(place: Place, heard: list[Any]) -> None:
    meeting = place.meeting(starts_at=timezone.now() + timedelta(hours=30), capacity=1, link="https://meet.example/a")
    for key, answer in (("member", Answer.IN_PLACE), ("reader", Answer.NO), ("deputy", Answer.IN_PLACE), ("coordinator", Answer.FROM_AFAR)):
        services.register(actor=place.people[key], meeting=meeting, answer=answer)
    heard.clear()
    assert remind() == 0
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=timezone.now() + timedelta(hours=20))
    assert [remind(), remind()] == [1, 0]
    near = [(call["kind"].name, set(call["people"])) for call in heard]
    assert near == [("meeting_near", {place.people["member"].pk, place.people["coordinator"].pk})]
    assert said_to(place, "member")[-1] == "Tomorrow: Spring meeting"
    # Moved within the day it is told again; cancelled, over or not attended it is no news.
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=timezone.now() + timedelta(hours=10))
    assert "Tomorrow: Spring meeting" not in said_to(place, "member")
    assert remind() == 1
    services.cancel_meeting(actor=place.people["coordinator"], meeting=meeting, reason="x")
    assert said_to(place, "member")[-1] == "Cancelled: Spring meeting"
    assert "Tomorrow: Spring meeting" not in said_to(place, "member")
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=timezone.now() + timedelta(hours=9))
    assert remind() == 0


def test_who_has_left_is_told_nothing_of_it(place: Place) -> None:
    place.meeting(f"About {SECRET}")
    assert said_to(place, "reader") == [f"Meeting: About {SECRET}"]
    leave(membership=place.membership("reader"))
    assert said_to(place, "reader") == []


def test_who_owes_the_rules_reads_no_meetings(place: Place) -> None:
    place.meeting(f"About {SECRET}")
    place.people["reader"].group_memberships.update(rules_accepted_at=None)
    assert said_to(place, "reader") == []
    assert not Meeting.objects.visible_to(place.people["reader"]).exists()


def test_a_muted_group_is_quiet_unless_one_registered(place: Place, heard: list[Any]) -> None:
    for key in ("member", "reader"):
        set_level(actor=place.people[key], group=place.group, thread=None, level=FollowLevel.MUTE)
    meeting = place.meeting()
    services.register(actor=place.people["reader"], meeting=meeting, answer=Answer.IN_PLACE)
    services.cancel_meeting(actor=place.people["coordinator"], meeting=meeting, reason="x")
    wishes = [[call["people"][place.people[key].pk] for key in ("member", "reader", "deputy")] for call in heard]
    assert wishes == [[Delivery.LIST, Delivery.LIST, None], [Delivery.LIST, None, None]]


def test_the_notice_says_when_and_where(place: Place) -> None:
    meeting = place.meeting(town="Gent", link=f"https://meet.example/{SECRET}")
    kind = kind_named("meeting_announced")
    assert kind
    described = kind.describe_all([{"meeting": meeting.pk, "group": meeting.group_id}], place.people["member"])[0]
    assert described
    assert "(Europe/Brussels)" in described.text
    assert "Town hall, Gent\nmeet.example" in described.text
    assert (described.url, SECRET in described.text) == (meeting.get_absolute_url(), False)


def test_many_notices_cost_as_much_as_one(place: Place) -> None:
    reader, kind = place.people["reader"], kind_named("meeting_announced")
    assert kind
    abouts = [{"meeting": place.meeting(f"Meeting {number}").pk, "group": place.group.pk} for number in range(4)]
    with CaptureQueriesContext(connection) as one:
        assert kind.describe_all(abouts[:1], reader)[0]
    with CaptureQueriesContext(connection) as many:
        said = kind.describe_all([*abouts, {"meeting": 0}, {}], reader)
    assert [described and described.title for described in said] == [f"Meeting: Meeting {number}" for number in range(4)] + [None, None]
    assert len(many) == len(one)

"""Who is here: nobody who has not said so, a number where there are many, forgotten soon."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.utils import timezone

from exchange.realtime.presence.models import Presence
from exchange.realtime.presence.selectors import NAMES_UP_TO
from stakeholder_groups.groups.models import Membership
from tests.realtime.conftest import browser_of, make_member

if TYPE_CHECKING:
    from tests.realtime.conftest import Talk

pytestmark = pytest.mark.django_db


def paths(talk: Talk) -> tuple[str, str]:
    base = f"/en/groups/{talk.group.slug}/"
    return f"{base}here/", f"{base}members/me/presence/"


def seen_by(client: Any, talk: Talk) -> str:
    return str(client.post(paths(talk)[0]).content.decode())


def test_only_who_agrees_is_seen_and_only_for_a_while(talk: Talk) -> None:
    member, coordinator = browser_of(talk.member), browser_of(talk.coordinator)
    name = talk.member.get_full_name()
    seen_by(member, talk)
    assert name not in seen_by(coordinator, talk)
    assert member.post(paths(talk)[1], {"on": "1"}).status_code == 302
    assert name not in seen_by(coordinator, talk)
    assert name not in seen_by(member, talk)
    assert name in seen_by(coordinator, talk)
    assert name in coordinator.get(talk.thread.get_absolute_url()).content.decode()
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        assert name not in seen_by(coordinator, talk)
    member.post(paths(talk)[1], {"on": "0"})
    seen_by(member, talk)
    assert name not in seen_by(coordinator, talk)
    assert not Presence.objects.exists()


def test_who_has_left_is_not_here_any_more(talk: Talk) -> None:
    member, coordinator = browser_of(talk.member), browser_of(talk.coordinator)
    member.post(paths(talk)[1], {"on": "1"})
    seen_by(member, talk)
    talk.remove(talk.member)
    assert talk.member.get_full_name() not in seen_by(coordinator, talk)
    assert member.post(paths(talk)[0]).status_code == 404
    assert member.post(paths(talk)[1], {"on": "1"}).status_code == 404


def test_many_are_a_number(talk: Talk, django_assert_max_num_queries: Any) -> None:
    people = [make_member(talk.group) for _ in range(NAMES_UP_TO + 5)]
    now = timezone.now()
    Presence.objects.bulk_create(Presence(membership=row, seen_at=now) for row in Membership.objects.filter(user__in=people))
    client = browser_of(talk.coordinator)
    seen_by(client, talk)
    with django_assert_max_num_queries(12):
        answer = seen_by(client, talk)
    assert f"{NAMES_UP_TO + 5} others are here." in answer
    assert people[0].get_full_name() not in answer


def test_a_page_that_is_open_for_long_writes_once_a_while(talk: Talk) -> None:
    client = browser_of(talk.member)
    client.post(paths(talk)[1], {"on": "1"})
    seen_by(client, talk)
    first = Presence.objects.get().seen_at
    seen_by(client, talk)
    assert Presence.objects.get().seen_at == first

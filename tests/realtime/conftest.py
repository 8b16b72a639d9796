"""A thread, who is in its group and who is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from exchange.partners.models import Network
from exchange.realtime.hub import Hub
from stakeholder_groups.discussions.services import send_post, start_thread
from stakeholder_groups.groups.enums import GroupKind, Role
from stakeholder_groups.groups.models import Group, Membership
from stakeholder_groups.groups.services.joining import Entry, accept_rules, join
from stakeholder_groups.groups.services.members import leave
from tests.factories.accounts import UserFactory
from tests.helpers.roles import sign_in
from tests.helpers.ws import running_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exchange.accounts.models import User
    from stakeholder_groups.discussions.models import Post, Thread
    from tests.helpers.ws import RunningServer


@dataclass
class Talk:
    group: Group
    thread: Thread
    coordinator: User
    member: User

    def post(self, body: str = "A word.", *, by: User | None = None) -> Post:
        return send_post(actor=by or self.coordinator, thread=self.thread, body=body).post

    def remove(self, user: User) -> None:
        leave(membership=Membership.objects.active().select_related("group", "user").get(group=self.group, user=user))


def make_member(group: Group, *, role: str = Role.MEMBER) -> User:
    user = UserFactory()
    accept_rules(membership=join(group=group, user=user, entry=Entry(role=role)))
    return user


def make_group(slug: str, *, rules: str = "Be kind.") -> Group:
    network, _new = Network.objects.get_or_create(slug="talking", defaults={"name": "Talking", "rules": rules})
    return Group.objects.create(slug=slug, name=slug.title(), kind=GroupKind.NETWORK, network=network)


def make_talk(slug: str = "north") -> Talk:
    group = make_group(slug)
    coordinator = make_member(group, role=Role.COORDINATOR)
    member = make_member(group)
    return Talk(group, start_thread(actor=coordinator, group=group, title="Vouchers", body="Who has tried?"), coordinator, member)


def browser_of(user: User) -> Client:
    client = Client()
    sign_in(client, user)
    return client


@pytest.fixture
def talk(request: Any) -> Talk:
    request.getfixturevalue("transactional_db" if request.node.get_closest_marker("django_db").kwargs.get("transaction") else "db")
    return make_talk()


@pytest.fixture
def server(transactional_db: None) -> Iterator[RunningServer]:
    with running_server() as running:
        yield running


@pytest.fixture
def hub() -> Hub:
    """One of the test's own, which tests/helpers/ws.py starts and stops."""
    return Hub()

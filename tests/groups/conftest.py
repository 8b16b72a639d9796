"""A local group with its coordinator, a deputy's candidate, a member, and people outside."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from stakeholder_groups.groups.enums import Role
from stakeholder_groups.groups.models import Group, Membership
from tests.factories.accounts import UserFactory
from tests.factories.discussions import make_group, make_member
from tests.helpers.roles import sign_in

if TYPE_CHECKING:
    from exchange.accounts.models import User


@dataclass
class House:
    group: Group
    people: dict[str, User]
    clients: dict[str, Client] = field(default_factory=dict)

    def client(self, key: str) -> Client:
        if key not in self.clients:
            self.clients[key] = Client()
            if key in self.people:
                sign_in(self.clients[key], self.people[key])
        return self.clients[key]

    def url(self, rest: str = "", language: str = "en") -> str:
        return f"/{language}/groups/{self.group.slug}/{rest}"

    def get(self, key: str, rest: str = "") -> Any:
        return self.client(key).get(self.url(rest))

    def post(self, key: str, rest: str, **data: Any) -> Any:
        return self.client(key).post(self.url(rest), data)

    def membership(self, key: str) -> Membership:
        return Membership.objects.active().get(group=self.group, user=self.people[key])


@pytest.fixture
def house(db: None) -> House:
    group = make_group("north")
    group.purpose = "To **try** vouchers."
    group.save()
    people = {
        "coordinator": make_member(group, role=Role.COORDINATOR, name="Cora Coordinator"),
        "member": make_member(group, name="Mia Member", organisation_name="Chamber of Gävle"),
        "other": make_member(make_group("south"), role=Role.COORDINATOR, name="Oscar Other"),
        "stranger": UserFactory(display_name="Sam Stranger"),
    }
    return House(group, people)

"""The browsers of people whom a test concerns, and a group with those in it and outside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.test import Client

from tests.helpers.roles import sign_in

if TYPE_CHECKING:
    from exchange.accounts.models import User
    from stakeholder_groups.groups.models import Group


@dataclass(kw_only=True)
class Browsers:
    """One browser a person, signed in as staff are: with a second factor."""

    people: dict[str, User]
    clients: dict[str, Client] = field(default_factory=dict)

    def client(self, key: str) -> Client:
        if key not in self.clients:
            self.clients[key] = Client()
            sign_in(self.clients[key], self.people[key], second_factor=True)
        return self.clients[key]


@dataclass(kw_only=True)
class GroupRoom(Browsers):
    group: Group

    def url(self, rest: str = "", language: str = "en") -> str:
        return f"/{language}/groups/{self.group.slug}/{rest}"

    def get(self, key: str, rest: str = "", status: int = 200) -> str:
        response = self.client(key).get(self.url(rest))
        assert response.status_code == status
        return response.content.decode()

    def post(self, key: str, rest: str, **data: Any) -> Any:
        return self.client(key).post(self.url(rest), data)

"""What happened while a mail of a group waited for its server: who left, or lost a role, is not told of the group any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from exchange.core import outbox
from stakeholder_groups.groups.directory.services import relay, set_blocked
from stakeholder_groups.groups.enums import Role
from stakeholder_groups.groups.models import JoinRequest
from stakeholder_groups.groups.services.absence import come_back, go_away
from stakeholder_groups.groups.services.joining import ask_to_join, break_glass, decline, grant
from stakeholder_groups.groups.services.members import change_role, leave, remove_member
from tests.groups.conftest import House

pytestmark = pytest.mark.django_db
Change = Callable[[], object]


def sent() -> list[tuple[str, str]]:
    while outbox.drain():
        pass
    found = [(message.to[0], message.subject) for message in mail.outbox]
    mail.outbox.clear()
    return found


def request_of(house: House, key: str) -> JoinRequest:
    person = house.people[key]
    return JoinRequest(user=person, name=person.display_name, email=person.email, organisation_name="Chamber", kind="business")


def a_role_is_given(house: House) -> Iterator[Change]:
    change_role(actor=house.people["coordinator"], membership=house.membership("member"), role=Role.DEPUTY)
    yield lambda: leave(membership=house.membership("member"))


def somebody_asks_to_join(house: House) -> Iterator[Change]:
    request = request_of(house, "stranger")
    ask_to_join(group=house.group, request=request)
    yield lambda: decline(actor=house.people["coordinator"], request=request, reason="Full")


def somebody_is_let_in(house: House) -> Iterator[Change]:
    request = request_of(house, "stranger")
    ask_to_join(group=house.group, request=request)
    sent()
    grant(actor=house.people["coordinator"], request=request)
    yield lambda: leave(membership=house.membership("stranger"))


def the_operator_enters(house: House) -> Iterator[Change]:
    break_glass(group=house.group, user=house.people["stranger"], reason="A fire")
    yield lambda: leave(membership=house.membership("member"))


def a_deputy_is_named(house: House) -> Iterator[Change]:
    absent, today = house.membership("coordinator"), timezone.localdate()
    days = {"first": today, "last": today + timedelta(days=3)}
    go_away(actor=house.people["coordinator"], membership=absent, deputy=house.membership("member"), **days)
    yield lambda: come_back(actor=house.people["coordinator"], membership=house.membership("coordinator"))


def somebody_writes_by_the_directory(house: House) -> Iterator[Change]:
    relay(actor=house.people["other"], recipient=house.people["member"], text="Hello")
    yield lambda: set_blocked(actor=house.people["member"], sender=house.people["other"], blocked=True)


@pytest.mark.parametrize(
    ("happens", "reader", "words"),
    [
        (a_role_is_given, "member", "Your role in"),
        (somebody_asks_to_join, "coordinator", "Somebody asks to join"),
        (somebody_is_let_in, "stranger", "Welcome to the group"),
        (the_operator_enters, "member", "Emergency access"),
        (a_deputy_is_named, "member", "You stand in"),
        (somebody_writes_by_the_directory, "member", "Oscar Other"),
    ],
)
@pytest.mark.parametrize("changed", [False, True])
def test_who_is_concerned_no_more_is_not_told(
    house: House, happens: Callable[[House], Iterator[Change]], reader: str, words: str, changed: bool
) -> None:
    change, address = next(happens(house)), house.people[reader].email
    if changed:
        change()
    assert any(to == address and words in subject for to, subject in sent()) is not changed


def test_that_somebody_was_removed_is_told_anyway(house: House) -> None:
    remove_member(actor=house.people["coordinator"], membership=house.membership("member"), reason="She left the firm")
    assert [to for to, _subject in sent()] == [house.people["member"].email]

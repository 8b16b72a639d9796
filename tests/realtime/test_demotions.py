"""Who loses a role or her place in the group while a page is open hears nothing more that she may not read, at once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from channels.db import database_sync_to_async
from django.utils import timezone

from exchange.realtime.rules import CloseCode
from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.discussions.services import set_hidden, set_pinned
from stakeholder_groups.groups.enums import Role
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.groups.services.absence import come_back, go_away
from stakeholder_groups.groups.services.members import change_role, remove_member
from tests.helpers.ws import Socket, address_of, opened, with_hub
from tests.realtime.conftest import browser_of, make_member
from tests.realtime.test_streams import following

if TYPE_CHECKING:
    from collections.abc import Callable

    from exchange.accounts.models import User
    from tests.realtime.conftest import Talk

pytestmark = pytest.mark.django_db(transaction=True)
do = database_sync_to_async


def membership(talk: Talk, user: User) -> Membership:
    found: Membership = Membership.objects.active().select_related("group", "user").get(group=talk.group, user=user)
    return found


def second_coordinator(talk: Talk) -> User:
    return make_member(talk.group, role=Role.COORDINATOR)


def deputy(talk: Talk) -> User:
    """A member who stands in for the coordinator today."""
    today = timezone.localdate()
    own, named = membership(talk, talk.coordinator), membership(talk, talk.member)
    go_away(actor=talk.coordinator, membership=own, deputy=named, first=today, last=today + timedelta(days=1))
    return talk.member


def demote(talk: Talk, user: User) -> None:
    change_role(actor=talk.coordinator, membership=membership(talk, user), role=Role.MEMBER)


def end_the_absence(talk: Talk, user: User) -> None:
    come_back(actor=talk.coordinator, membership=membership(talk, talk.coordinator))


def remove(talk: Talk, user: User) -> None:
    remove_member(actor=talk.coordinator, membership=membership(talk, user), reason="Of another region now.")


def hide(talk: Talk) -> None:
    set_hidden(actor=talk.coordinator, thread=Thread.objects.get(pk=talk.thread.pk), hidden=True)


def pin(talk: Talk) -> None:
    set_pinned(actor=talk.coordinator, thread=Thread.objects.get(pk=talk.thread.pk), pinned=True)


LOSSES = [
    pytest.param(second_coordinator, demote, id="the role"),
    pytest.param(deputy, end_the_absence, id="standing in"),
    pytest.param(second_coordinator, remove, id="the membership"),
]


@pytest.mark.parametrize(("who", "loses"), LOSSES)
@with_hub
async def test_a_page_of_what_only_coordinators_read_ends_with_the_right(
    talk: Talk, who: Callable[..., User], loses: Callable[..., None]
) -> None:
    user = await do(who)(talk)
    await do(hide)(talk)
    client, other = await do(browser_of)(user), await do(browser_of)(talk.coordinator)
    path = address_of(talk.thread)
    async with opened(path, client=other) as stays, following(talk.thread, client=client) as stream:
        socket = Socket(path, client=client)
        assert await socket.open() == 0
        assert [await socket.hint(), await stays.hint(), await stream.seq()] == [2, 2, 2]
        await do(loses)(talk, user)
        assert await socket.closing_code(1) == CloseCode.WITHDRAWN
        assert f"event: end\ndata: {int(CloseCode.WITHDRAWN)}" in await said_until_the_end(stream)
        await do(pin)(talk)
        assert await stays.hint(1) == 3
        assert await Socket(path, client=client).open() == CloseCode.NOT_FOUND


async def said_until_the_end(stream: Any) -> str:
    text = ""
    while "event: end" not in text:
        text += await stream.said(1)
    return text


@pytest.mark.parametrize(("who", "loses"), LOSSES[:2])
@with_hub
async def test_a_page_of_what_members_read_goes_on_without_the_role(
    talk: Talk, who: Callable[..., User], loses: Callable[..., None]
) -> None:
    user = await do(who)(talk)
    client = await do(browser_of)(user)
    async with opened(address_of(talk.thread), client=client) as socket, following(talk.thread, client=client) as stream:
        assert [await socket.hint(), await stream.seq()] == [1, 1]
        await do(loses)(talk, user)
        await do(talk.post)("For all members")
        assert [await socket.hint(1), await stream.seq()] == [2, 2]
        # From now on it counts as a member's: what is hidden from members ends it.
        await do(hide)(talk)
        assert await socket.closing_code(1) == CloseCode.WITHDRAWN

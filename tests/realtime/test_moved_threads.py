"""Open pages of a thread that is moved or hidden: they go on for who may read it, and end at once for everybody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from channels.db import database_sync_to_async

from exchange.core import wakeups
from exchange.realtime.hub import hub
from exchange.realtime.rules import CloseCode
from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.discussions.services import move_thread, set_hidden
from stakeholder_groups.groups.enums import Role
from stakeholder_groups.groups.models import Group, Membership
from stakeholder_groups.groups.services.joining import Entry, accept_rules, join
from stakeholder_groups.groups.services.members import leave
from tests.helpers.ws import Socket, address_of, opened, with_hub
from tests.realtime.conftest import browser_of, make_group

if TYPE_CHECKING:
    from exchange.accounts.models import User
    from tests.realtime.conftest import Talk

pytestmark = pytest.mark.django_db(transaction=True)
do = database_sync_to_async


def put_in(group: Group, user: User, role: str = Role.MEMBER) -> None:
    accept_rules(membership=join(group=group, user=user, entry=Entry(role=role)))


def south_of(talk: Talk, *, acl_version: int = 1) -> Group:
    """A second group of the coordinator, whose access has changed less often than the first one's."""
    group = make_group("south")
    put_in(group, talk.coordinator, Role.COORDINATOR)
    Group.objects.filter(pk=group.pk).update(acl_version=acl_version)
    return Group.objects.get(pk=group.pk)


@with_hub
async def test_a_move_ends_the_pages_of_who_is_not_there_and_no_others(talk: Talk) -> None:
    south = await do(south_of)(talk)
    member, coordinator = await do(browser_of)(talk.member), await do(browser_of)(talk.coordinator)
    path = address_of(talk.thread)
    async with opened(path, client=member) as out, opened(path, client=coordinator) as on:
        await out.hint(), await on.hint()
        await do(move_thread)(actor=talk.coordinator, thread=talk.thread, to=south)
        assert await out.closing_code(1) == CloseCode.WITHDRAWN
        assert await on.hint(1) == 2
        await do(talk.post)("Written there")
        assert await on.hint(1) == 3
        await do(put_in)(south, talk.member)
        membership = await do(Membership.objects.select_related("group", "user").get)(group=south, user=talk.member)
        async with opened(path, client=member) as back:
            await back.hint()
            await do(leave)(membership=membership)
            assert await back.closing_code(1) == CloseCode.WITHDRAWN
    assert await Socket(path, client=member).open() == CloseCode.NOT_FOUND


@with_hub
async def test_a_move_whose_hints_were_lost_ends_them_at_the_next_look(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    south = await do(south_of)(talk)
    member = await do(browser_of)(talk.member)
    async with opened(address_of(talk.thread), client=member) as out:
        await out.hint()
        monkeypatch.setattr(wakeups, "_send", lambda channel, encoded: None)
        await do(move_thread)(actor=talk.coordinator, thread=talk.thread, to=south)
        await hub.look()
        assert await out.closing_code(2) == CloseCode.WITHDRAWN


@with_hub
async def test_a_socket_that_went_along_hears_of_what_changes_in_its_new_group(talk: Talk) -> None:
    """Whoever is removed there is cut, although the socket was opened when the thread stood elsewhere."""
    south = await do(south_of)(talk)
    await do(put_in)(south, talk.member)
    member = await do(browser_of)(talk.member)
    async with opened(address_of(talk.thread), client=member) as socket:
        await socket.hint()
        await do(move_thread)(actor=talk.coordinator, thread=talk.thread, to=south)
        assert await socket.hint(1) == 2
        membership = await do(Membership.objects.select_related("group", "user").get)(group=south, user=talk.member)
        await do(leave)(membership=membership)
        assert await socket.closing_code(1) == CloseCode.WITHDRAWN


@with_hub
async def test_hiding_ends_the_members_pages_and_not_the_coordinators(talk: Talk) -> None:
    member, coordinator = await do(browser_of)(talk.member), await do(browser_of)(talk.coordinator)
    path = address_of(talk.thread)
    async with opened(path, client=member) as out, opened(path, client=coordinator) as on:
        await out.hint(), await on.hint()
        await do(set_hidden)(actor=talk.coordinator, thread=talk.thread, hidden=True)
        assert await out.closing_code(1) == CloseCode.WITHDRAWN
        assert await on.hint(1) == 2
        events = f"/events/threads/{talk.thread.public_id}/"
        assert [(await do(client.get)(events)).status_code for client in (member, coordinator)] == [404, 200]
        assert await Socket(path, client=member).open() == CloseCode.NOT_FOUND
        await do(set_hidden)(actor=talk.coordinator, thread=await do(Thread.objects.get)(pk=talk.thread.pk), hidden=False)
        async with opened(path, client=member) as back:
            assert await back.hint() == 3

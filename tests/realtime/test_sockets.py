"""Who may follow a thread by socket, what is sent, and when it is cut. Straight to the application, as every role."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from allauth.usersessions.models import UserSession
from channels.db import database_sync_to_async
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from exchange.realtime.hub import hub
from exchange.realtime.rules import FRAMES_AT_ONCE, CloseCode
from stakeholder_groups.discussions.services import edit_post, set_pinned
from stakeholder_groups.groups.models import Membership
from tests.helpers.roles import ROLES, make_people, sign_in
from tests.helpers.ws import Socket, address_of, opened, with_hub
from tests.realtime.conftest import browser_of, make_talk

if TYPE_CHECKING:
    from tests.realtime.conftest import Talk

pytestmark = pytest.mark.django_db(transaction=True)
do = database_sync_to_async


def people_of(talk: Talk) -> dict[str, Client]:
    """A browser a role: two in the group, all others not."""
    people = {role: person.client for role, person in make_people().items()}
    people["stakeholder"], people["coordinator"] = browser_of(talk.member), browser_of(talk.coordinator)
    people["other_stakeholder"] = browser_of(make_talk("south").member)
    return people


@with_hub
async def test_a_socket_opens_for_whom_http_answers_and_for_nobody_else(talk: Talk) -> None:
    people = await do(people_of)(talk)
    assert set(people) == set(ROLES)
    for role, client in people.items():
        status = (await do(client.get)(reverse("realtime:events", args=[talk.thread.public_id]))).status_code
        socket = Socket(address_of(talk.thread), client=client)
        refused = await socket.open()
        assert (status, bool(refused)) == ((200, False) if role in {"stakeholder", "coordinator"} else (404, True)), role
        await socket.leave()


@with_hub
async def test_a_thread_that_does_not_exist_and_one_that_is_closed_answer_alike(talk: Talk) -> None:
    stranger = await do(lambda: browser_of(make_talk("south").member))()
    assert await Socket(address_of(talk.thread), client=stranger).open() == CloseCode.NOT_FOUND
    for address in (address_of("nothing"), "/ws/threads/a%00b/", "/ws/", "/ws/threads/" + "x" * 4000 + "/"):
        assert await Socket(address, client=stranger).open() == CloseCode.NOT_FOUND


@pytest.mark.parametrize(
    "origin", ["", "null", "http://elsewhere.eu", "http://testserver:81", "http://testserver.elsewhere.eu", "ftp://testserver", "http://[x"]
)
@with_hub
async def test_foreign_pages_open_none(talk: Talk, origin: str) -> None:
    client = await do(browser_of)(talk.member)
    assert await Socket(address_of(talk.thread), client=client, origin=origin).open() == CloseCode.WITHDRAWN
    assert await Socket(address_of(talk.thread), client=client, host="elsewhere.eu", origin="http://elsewhere.eu").open()


@with_hub
async def test_starts_with_where_the_thread_is_then_names_every_commit(talk: Talk) -> None:
    async with opened(address_of(talk.thread), client=await do(browser_of)(talk.member)) as socket:
        assert await socket.hint() == 1
        post = await do(talk.post)("Not a word of this is sent.")
        assert await socket.hint() == 2
        await do(edit_post)(actor=talk.coordinator, post=post, body="Nor of this.")
        assert await socket.hint() == 3
        await do(set_pinned)(actor=talk.coordinator, thread=talk.thread, pinned=True)
        assert await socket.hint() == 4


@with_hub
async def test_what_is_rolled_back_was_never_said(talk: Talk) -> None:
    def fail() -> None:
        with transaction.atomic():
            talk.post()
            raise LookupError

    async with opened(address_of(talk.thread), client=await do(browser_of)(talk.member)) as socket:
        assert await socket.hint() == 1
        with pytest.raises(LookupError):
            await do(fail)()
        assert await socket.receive_nothing(0.2)
        await do(talk.post)()
        assert await socket.hint() == 2


@with_hub
async def test_hears_of_its_own_thread_only(talk: Talk) -> None:
    other = await do(make_talk)("south")
    async with opened(address_of(talk.thread), client=await do(browser_of)(talk.member)) as socket:
        assert await socket.hint() == 1
        await do(other.post)()
        assert await socket.receive_nothing(0.2)


@with_hub
async def test_a_removed_member_is_cut_and_hears_nothing_more(talk: Talk) -> None:
    member, coordinator = await do(browser_of)(talk.member), await do(browser_of)(talk.coordinator)
    async with opened(address_of(talk.thread), client=coordinator) as stays:
        socket = Socket(address_of(talk.thread), client=member)
        assert await socket.open() == 0
        assert [await socket.hint(), await stays.hint()] == [1, 1]
        await do(talk.remove)(talk.member)
        assert await socket.closing_code(1) == CloseCode.WITHDRAWN
        await do(talk.post)()
        assert await stays.hint() == 2
        assert await Socket(address_of(talk.thread), client=member).open() == CloseCode.NOT_FOUND


@with_hub
async def test_a_removal_that_was_not_announced_is_noticed_before_the_next_hint(talk: Talk) -> None:
    def lose_the_wake_up() -> None:
        Membership.objects.filter(user=talk.member).update(removed_at="2026-01-01T00:00Z")
        type(talk.group).objects.filter(pk=talk.group.pk).update(acl_version=99)
        talk.thread.group.refresh_from_db()
        talk.post()

    socket = Socket(address_of(talk.thread), client=await do(browser_of)(talk.member))
    assert await socket.open() == 0
    assert await socket.hint() == 1
    await do(lose_the_wake_up)()
    message = await socket.receive_output(2)
    assert message == {"type": "websocket.close", "code": CloseCode.WITHDRAWN}


def sign_out(talk: Talk, client: Client) -> None:
    client.post(reverse("account_logout"))


def end_from_the_list_of_sessions(talk: Talk, client: Client) -> None:
    session = client.session
    made, _new = UserSession.objects.get_or_create(
        user=talk.member, session_key=session.session_key, defaults={"ip": "127.0.0.1", "user_agent": "x", "data": {}}
    )
    made.end()


def change_password(talk: Talk, client: Client) -> None:
    talk.member.set_password("another-long-password")
    talk.member.save()


def close_account(talk: Talk, client: Client) -> None:
    talk.member.is_active = False
    talk.member.save()


@pytest.mark.parametrize("ending", [sign_out, end_from_the_list_of_sessions, change_password, close_account])
@with_hub
async def test_the_end_of_a_session_is_the_end_of_its_sockets(talk: Talk, ending: Any) -> None:
    client = await do(browser_of)(talk.member)
    elsewhere = await do(browser_of)(talk.coordinator)
    async with opened(address_of(talk.thread), client=elsewhere) as stays:
        socket = Socket(address_of(talk.thread), client=client)
        assert await socket.open() == 0
        await do(ending)(talk, client)
        assert await socket.closing_code(1) == CloseCode.SIGN_IN
        assert await stays.hint() == 1
        assert await stays.receive_nothing(0.1)


@with_hub
async def test_a_session_that_ran_out_is_found_by_looking(talk: Talk) -> None:
    client = await do(browser_of)(talk.member)
    socket = Socket(address_of(talk.thread), client=client)
    assert await socket.open() == 0
    sessions = import_module(settings.SESSION_ENGINE).SessionStore.get_model_class().objects
    await do(sessions.filter(session_key=(await do(lambda: client.session.session_key)())).update)(expire_date="2026-01-01T00:00Z")
    await hub.check_everybody()
    assert await socket.closing_code(1) == CloseCode.SIGN_IN


@with_hub
async def test_a_sign_in_of_the_same_person_elsewhere_changes_nothing(talk: Talk) -> None:
    async with opened(address_of(talk.thread), client=await do(browser_of)(talk.member)) as socket:
        assert await socket.hint() == 1
        await do(sign_in)(Client(), talk.member)
        await hub.check_everybody()
        assert await socket.receive_nothing(0.1)


@with_hub
async def test_a_hint_that_got_lost_is_made_up_for_by_looking(talk: Talk) -> None:
    async with opened(address_of(talk.thread), client=await do(browser_of)(talk.member)) as socket:
        assert await socket.hint() == 1
        await do(type(talk.thread).objects.filter(pk=talk.thread.pk).update)(last_seq=7)
        await hub.look()
        assert await socket.hint() == 7
        await hub.look()
        assert await socket.receive_nothing(0.1)


@with_hub
async def test_a_page_that_talks_without_end_is_closed(talk: Talk) -> None:
    socket = Socket(address_of(talk.thread), client=await do(browser_of)(talk.member))
    assert await socket.open() == 0
    for _number in range(FRAMES_AT_ONCE + 2):
        await socket.send_input({"type": "websocket.receive", "text": "x" * 1000})
    assert await socket.closing_code() == CloseCode.TOO_MUCH


@with_hub
async def test_one_person_opens_so_many_and_no_more(talk: Talk, settings: Any) -> None:
    settings.EXCHANGE_RATE_LIMITS_ENABLED = True
    client = await do(browser_of)(talk.member)
    sockets = [Socket(address_of(talk.thread), client=client) for _number in range(13)]
    assert [await socket.open() for socket in sockets] == [0] * 12 + [CloseCode.TOO_MANY]
    await sockets[0].leave()
    assert await Socket(address_of(talk.thread), client=client).open() == 0

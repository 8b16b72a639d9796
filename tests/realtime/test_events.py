"""The events of a thread over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse

from exchange.realtime.selectors import MOST_EVENTS
from stakeholder_groups.discussions.models import ThreadEvent
from stakeholder_groups.discussions.services import edit_post, set_locked, withdraw_post
from stakeholder_groups.groups.models import Membership
from tests.factories.accounts import UserFactory
from tests.realtime.conftest import browser_of, make_member, make_talk

if TYPE_CHECKING:
    from tests.realtime.conftest import Talk

pytestmark = pytest.mark.django_db


def ask(client: Client, talk: Talk, **query: Any) -> Any:
    return client.get(reverse("realtime:events", args=[talk.thread.public_id]), query)


def test_tells_what_happened_after_a_number_and_nothing_of_what_was_said(talk: Talk) -> None:
    post = talk.post("The secret word is zirconium.")
    edit_post(actor=talk.coordinator, post=post, body="Another secret.")
    set_locked(actor=talk.coordinator, thread=talk.thread, locked=True)
    withdraw_post(actor=talk.coordinator, post=post, reason="Off topic")
    answer = ask(browser_of(talk.member), talk, after=1)
    assert answer.json() == {
        "events": [
            {"seq": 2, "kind": "posted", "post": 2},
            {"seq": 3, "kind": "edited", "post": 2},
            {"seq": 4, "kind": "locked", "post": None},
            {"seq": 5, "kind": "withdrawn", "post": 2},
        ],
        "last_seq": 5,
        "more": False,
    }
    assert answer["Cache-Control"] == "private, no-cache"
    assert b"secret" not in answer.content


def test_the_same_answer_is_not_sent_twice_and_a_lost_right_is_noticed(talk: Talk) -> None:
    client = browser_of(talk.member)
    mark = ask(client, talk, after=1)["ETag"]

    def ask_again() -> Any:
        return client.get(reverse("realtime:events", args=[talk.thread.public_id]), {"after": 1}, headers={"if-none-match": mark})

    assert [ask_again().status_code, ask_again().content] == [304, b""]
    talk.post()
    assert ask_again().status_code == 200
    mark = ask(client, talk, after=1)["ETag"]
    assert ask_again().status_code == 304
    talk.remove(talk.member)
    assert ask_again().status_code == 404


@pytest.mark.parametrize("said", ["W/{}", '"other", {}', "*"])
def test_a_mark_is_known_again_however_it_is_said(talk: Talk, said: str) -> None:
    client, address = browser_of(talk.member), reverse("realtime:events", args=[talk.thread.public_id])
    mark = client.get(address)["ETag"]
    same = client.get(address, headers={"if-none-match": said.format(mark)})
    assert (same.status_code, same.content, same["ETag"], same["Cache-Control"]) == (304, b"", mark, "private, no-cache")


@pytest.mark.parametrize("after", ["1", "5", "9223372036854775807"])
def test_nothing_new_is_an_empty_list(talk: Talk, after: str) -> None:
    assert ask(browser_of(talk.member), talk, after=after).json() == {"events": [], "last_seq": 1, "more": False}


@pytest.mark.parametrize("after", ["", "-1", "1.5", "x", "1e3", "9223372036854775808", "9" * 5000, "１２", "1\x00"])
def test_says_what_is_wrong_with_after(talk: Talk, after: str) -> None:
    answer = ask(browser_of(talk.member), talk, after=after)
    assert answer.status_code == 400
    assert "whole number" in answer.json()["error"]


def test_long_absences_are_caught_up_with_in_parts(talk: Talk) -> None:
    ThreadEvent.objects.bulk_create(ThreadEvent(thread=talk.thread, seq=seq, kind="posted") for seq in range(2, 452))
    talk.thread.last_seq = 451
    talk.thread.save()
    client, seen = browser_of(talk.member), [1]
    while True:
        answer = ask(client, talk, after=seen[-1]).json()
        assert len(answer["events"]) <= MOST_EVENTS
        seen += [event["seq"] for event in answer["events"]]
        if not answer["more"]:
            break
    assert seen == list(range(1, 452))


def test_who_is_not_in_the_group_learns_nothing(talk: Talk) -> None:
    strangers = [Client(), browser_of(UserFactory()), browser_of(UserFactory(superuser=True)), browser_of(make_talk("south").member)]
    removed = browser_of(talk.member)
    assert ask(removed, talk).status_code == 200
    talk.remove(talk.member)
    missing = reverse("realtime:events", args=["no-such-thread"])
    for client in [*strangers, removed]:
        answer = ask(client, talk)
        assert answer.status_code == 404
        assert answer.content == client.get(missing).content
        assert answer["Cache-Control"] == "no-store"


def test_who_has_not_accepted_the_rules_waits(talk: Talk) -> None:
    newcomer = make_member(talk.group)
    Membership.objects.filter(user=newcomer).update(rules_accepted_at=None)
    assert ask(browser_of(newcomer), talk).status_code == 404
    talk.group.network.rules = ""
    talk.group.network.save()
    assert ask(browser_of(newcomer), talk).status_code == 200


def test_only_reads(talk: Talk) -> None:
    client = browser_of(talk.member)
    assert client.post(reverse("realtime:events", args=[talk.thread.public_id])).status_code == 405


def test_costs_the_same_however_much_there_is(talk: Talk, django_assert_num_queries: Any) -> None:
    client = browser_of(talk.member)
    ask(client, talk)
    for expected in (1, 20):
        for _ in range(expected):
            talk.post()
        with django_assert_num_queries(4):
            ask(client, talk, after=1)

"""Mails of notices: when, to whom, in which words, and never twice."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from exchange.core import worker
from exchange.core.models import OutboxEntry
from exchange.core.telling import Delivery, tell
from exchange.notifications.models import Notice, NoticeSettings
from exchange.notifications.services import choosing, mailing, writing
from exchange.notifications.services.reading import mark_read, mark_seen
from stakeholder_groups.groups.services.members import leave
from tests.factories.accounts import UserFactory
from tests.factories.discussions import make_group, make_member, put_in
from tests.notifications.conftest import settle

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    """A Tuesday noon in Brussels."""
    with time_machine.travel(datetime.fromisoformat("2026-11-24T12:00:00+01:00"), tick=False) as traveller:
        yield traveller


def send() -> list[Any]:
    """What the worker sends now."""
    mail.outbox.clear()
    mailing.send_due()
    settle()
    return list(mail.outbox)


def test_replies_in_one_thread_make_one_mail_and_another_thread_its_own(room, reader, clock):
    room.tell(reader, post=1)
    clock.shift(timedelta(seconds=90))
    room.tell(reader, post=2)
    room.tell(reader, post=3, thread="b")
    assert send() == []
    clock.shift(timedelta(seconds=30))
    (message,) = send()
    assert message.to == ["reader@example.eu"]
    assert {"- Rispondi 1", "- Rispondi 2"} <= set(message.body.splitlines())
    assert "Rispondi 3" not in message.body
    clock.shift(timedelta(seconds=90))
    (other,) = send()
    assert "Rispondi 3" in other.subject
    assert send() == []
    assert set(Notice.objects.values_list("mail_state", flat=True)) == {"sent"}


def test_it_is_text_and_html_in_the_readers_language_with_a_way_to_reply_and_to_stop(room, reader, clock, settings):
    room.tell(reader, post=7)
    clock.shift(timedelta(minutes=3))
    (message,) = send()
    ((html, kind),) = message.alternatives
    reply = f"{settings.BASE_URL}/en/groups/north/threads/a/?to=7#composer"
    opens = f"{settings.BASE_URL}/it/notices/{Notice.objects.get().pk}/"
    assert (kind, message.subject) == ("text/html", "Rispondi 7")
    assert opens in message.body
    assert reply in message.body
    assert "Gruppo Nord" in message.body
    assert f'href="{opens}"' in html
    assert f'href="{reply}"' in html
    assert "&lt;b&gt;Words&lt;/b&gt; of it" in html
    assert 'lang="it"' in html
    assert not {"<img", "<style", "<script", "style="} & set(html.split())
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = message.extra_headers["List-Unsubscribe"]
    assert address.startswith(f"<{settings.BASE_URL}/it/notices/stop/")
    assert address.strip("<>") in message.body


def test_what_was_read_or_seen_meanwhile_is_not_mailed(room, reader, clock):
    for post in (1, 2):
        room.tell(reader, post=post, thread=str(post))
    mark_read(actor=reader, pks=[Notice.objects.get(key="1").pk])
    mark_seen(actor=reader, pks=[Notice.objects.get(key="2").pk])
    clock.shift(timedelta(minutes=3))
    assert send() == []
    assert set(Notice.objects.values_list("mail_state", flat=True)) == {"dropped"}


def test_nothing_goes_to_who_has_left_or_may_not_read_it_or_is_no_longer_there(room, clock):
    group = make_group("north")
    stays, leaves, deactivated = (make_member(group) for _ in range(3))
    membership = group.memberships.get(user=leaves)
    room.tell(stays, leaves, deactivated, post=1, group=group.pk)
    room.tell(stays, post=2, thread="b", group=group.pk)
    leave(membership=membership)
    deactivated.is_active = False
    deactivated.save()
    room.hidden.add(2)
    OutboxEntry.objects.all().delete()
    clock.shift(timedelta(minutes=3))
    (message,) = send()
    assert message.to == [stays.email]
    assert Notice.objects.waiting().count() == 0


def test_a_worker_killed_between_mail_and_mark_sends_once(room, reader, clock, monkeypatch):
    room.tell(reader)
    clock.shift(timedelta(minutes=3))

    def dies(*said: Any) -> None:
        raise KeyboardInterrupt

    real = mailing._mark
    monkeypatch.setattr(mailing, "_mark", lambda notices, state, now: dies() if state == "sent" else real(notices, state, now))
    with pytest.raises(KeyboardInterrupt):
        mailing.send_due()
    assert OutboxEntry.objects.filter(topic="mail").count() == 0
    monkeypatch.undo()
    assert len(send()) == 1
    assert send() == []


def test_what_fails_for_one_holds_up_nobody(room, reader, clock, monkeypatch):
    other = UserFactory()
    room.tell(reader, other)
    clock.shift(timedelta(minutes=3))
    real = writing.queue_at_once

    def fails_for_reader(user: Any, together: Any) -> None:
        if user.pk == reader.pk:
            raise ValueError
        real(user, together)

    monkeypatch.setattr(writing, "queue_at_once", fails_for_reader)
    assert [message.to for message in send()] == [[other.email]]
    monkeypatch.undo()
    assert [message.to for message in send()] == [[reader.email]]


def test_many_people_are_mailed_some_a_call_and_what_fails_is_tried_again_after_all_others(room, clock, monkeypatch):
    monkeypatch.setattr(mailing, "AT_A_TIME", 2)
    people = [UserFactory() for _ in range(5)]
    room.tell(*people)
    clock.shift(timedelta(minutes=3))
    real = writing.queue_at_once

    def fails_for_the_first_two(user: Any, together: Any) -> None:
        if user in people[:2]:
            raise ValueError
        real(user, together)

    monkeypatch.setattr(writing, "queue_at_once", fails_for_the_first_two)
    job = worker._jobs["notices.mails"]
    sent = []
    for _call in range(3):
        job.next_run = time.monotonic() + 15
        sent.append(([message.to for message in send()], job.next_run <= time.monotonic()))
    first, second, third = ([person.email] for person in people[2:])
    assert sent == [([], True), ([first, second], True), ([third], False)]
    monkeypatch.setattr(writing, "queue_at_once", real)
    assert [message.to for message in send()] == [[person.email] for person in people[:2]]


def test_who_is_due_is_read_once_a_person(room, reader, clock):
    for post in range(3):
        room.tell(reader, post=post, thread=str(post))
    clock.shift(timedelta(minutes=3))
    with CaptureQueriesContext(connection) as asked:
        mailing.send_due()
    assert "DISTINCT" in asked[0]["sql"]
    assert "LIMIT" in asked[0]["sql"]


@pytest.mark.parametrize(
    ("rhythm", "times"),
    [
        ("daily", {"2026-11-25T06:59:00+01:00": 0, "2026-11-25T07:00:00+01:00": 1, "2026-11-26T08:00:00+01:00": 0}),
        ("weekly", {"2026-11-29T12:00:00+01:00": 0, "2026-11-30T06:59:00+01:00": 0, "2026-11-30T07:00:00+01:00": 1}),
        ("never", {"2026-11-25T07:00:00+01:00": 0, "2026-12-07T07:00:00+01:00": 0}),
    ],
)
def test_a_digest_comes_at_its_hour(room, reader, clock, rhythm, times):
    NoticeSettings.objects.create(user=reader, rhythm=rhythm)
    for post in range(3):
        room.tell(reader, post=post, thread=str(post), wish=Delivery.DIGEST)
    for moment, number in times.items():
        clock.move_to(datetime.fromisoformat(moment))
        assert len(send()) == number, moment


@pytest.mark.parametrize(
    ("told", "before", "due"),
    [
        ("2027-03-27T12:00:00+01:00", "2027-03-28T06:59:00+02:00", "2027-03-28T07:00:00+02:00"),
        ("2026-10-24T12:00:00+02:00", "2026-10-25T06:59:00+01:00", "2026-10-25T07:00:00+01:00"),
        # Inside the hour that comes twice.
        ("2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00", "2026-10-25T07:00:00+01:00"),
    ],
)
def test_seven_is_seven_when_the_clocks_change(room, reader, clock, told, before, due):
    clock.move_to(datetime.fromisoformat(told))
    room.tell(reader, wish=Delivery.DIGEST)
    clock.move_to(datetime.fromisoformat(before))
    assert send() == []
    clock.move_to(datetime.fromisoformat(due))
    assert len(send()) == 1


def test_who_never_chose_gets_a_digest_each_morning_with_what_is_unread_and_readable(room, reader, clock):
    for post in range(4):
        tell("try_digest", people={reader.pk: None}, key=str(post), about={"post": post, "thread": str(post)})
    mark_read(actor=reader, pks=[Notice.objects.get(key="1").pk])
    room.hidden.add(2)
    clock.shift(timedelta(days=1))
    (message,) = send()
    assert [line for line in message.body.splitlines() if line.startswith("- ")] == ["- Rispondi 0", "- Rispondi 3"]
    assert "/it/notices/stop/digest." in message.extra_headers["List-Unsubscribe"]


def test_who_owes_the_rules_of_a_group_gets_no_mail_of_it(room, reader, clock):
    group = make_group("north")
    membership = put_in(group, reader).group_memberships.get()
    room.tell(reader, post=1, group=group.pk)
    room.tell(reader, post=2, thread="b")
    membership.rules_accepted_at = None
    membership.save(update_fields=["rules_accepted_at"])
    clock.shift(timedelta(minutes=3))
    (message,) = send()
    assert "Rispondi 2" in message.body


def test_a_long_digest_says_how_many_more_there_are(room, reader, clock, monkeypatch):
    monkeypatch.setattr(writing, "MOST_TOLD", 2)
    for post in range(5):
        room.tell(reader, post=post, wish=Delivery.DIGEST)
    clock.shift(timedelta(days=1))
    (message,) = send()
    assert [line for line in message.body.splitlines() if line.startswith("- ")] == ["- Rispondi 3", "- Rispondi 4"]
    assert "3" in message.body.partition("Rispondi 4")[2]


def test_pausing_gives_up_what_waits_and_is_not_made_up_for_later(room, reader, clock):
    room.tell(reader, post=1)
    choosing.choose(actor=reader, rhythm="daily", is_paused=True, choices={})
    room.tell(reader, post=2, thread="b")
    clock.shift(timedelta(minutes=3))
    assert send() == []
    choosing.choose(actor=reader, rhythm="daily", is_paused=False, choices={})
    clock.shift(timedelta(days=9))
    assert send() == []
    assert Notice.objects.visible_to(reader).unread().count() == 2


def test_a_kind_that_goes_into_the_list_only_gives_up_its_mails_and_no_others(room, reader, clock):
    room.tell(reader, post=1)
    tell("try_digest", people={reader.pk: None}, key="2", about={"post": 2})
    choosing.choose(actor=reader, rhythm="daily", is_paused=False, choices={"try_reply": "list"})
    clock.shift(timedelta(days=1))
    (message,) = send()
    assert "Rispondi 2" in message.body
    assert "Rispondi 1" not in message.body


def test_looking_costs_one_statement_when_nothing_is_due(room, reader, django_assert_num_queries):
    room.tell(reader)
    with django_assert_num_queries(1):
        mailing.send_due()
    assert timezone.now() - Notice.objects.get().created_at < timedelta(minutes=2)

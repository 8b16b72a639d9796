"""Mails of notices that wait for their server say nothing that may no longer be told when they go."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.core import mail

from exchange.core.models import OutboxEntry
from exchange.core.telling import Delivery, tell
from exchange.notifications.models import Notice
from exchange.notifications.services import choosing, mailing
from exchange.notifications.tokens import MAILS, Stop
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.groups.services.members import leave
from tests.factories.discussions import make_group, put_in
from tests.notifications.conftest import settle

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    """A Tuesday noon in Brussels."""
    with time_machine.travel(datetime.fromisoformat("2026-11-24T12:00:00+01:00"), tick=False) as traveller:
        yield traveller


def queue(clock: Any) -> None:
    """The mails are written and wait."""
    clock.shift(timedelta(minutes=2))
    mailing.send_due()
    assert OutboxEntry.objects.filter(topic="mail", done_at=None).exists()
    mail.outbox.clear()


def states() -> list[str]:
    return list(Notice.objects.order_by("pk").values_list("mail_state", flat=True))


def test_what_was_hidden_meanwhile_is_left_out_and_the_rest_is_sent(room, reader, clock):
    room.tell(reader, post=1)
    room.tell(reader, post=2)
    queue(clock)
    room.hidden.add(1)
    settle()
    assert mail.outbox == []
    mailing.send_due()
    settle()
    (message,) = mail.outbox
    assert "Rispondi 2" in message.subject
    assert "Rispondi 1" not in message.body
    assert states() == ["dropped", "sent"]
    mailing.send_due()
    settle()
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("how", ["left", "closed", "stopped"])
def test_who_left_closed_the_account_or_stopped_mails_gets_none(room, reader, clock, how):
    group = make_group()
    put_in(group, reader)
    tell("try_reply", people={reader.pk: None}, key="1", about={"post": 1, "group": group.pk})
    OutboxEntry.objects.all().delete()
    queue(clock)
    if how == "left":
        leave(membership=Membership.objects.get(user=reader))
    elif how == "closed":
        type(reader).objects.update(is_active=False)
    else:
        choosing.stop_mails(Stop(MAILS, reader.pk))
    for _round in range(2):
        settle()
        mailing.send_due()
    assert mail.outbox == []
    assert states() == ["dropped"]


def test_a_digest_is_asked_for_too(room, reader, clock):
    for post in (1, 2):
        tell("try_digest", people={reader.pk: Delivery.DIGEST}, key=str(post), about={"post": post})
    clock.shift(timedelta(days=1))
    queue(clock)
    room.hidden.add(2)
    settle()
    assert mail.outbox == []
    mailing.send_due()
    settle()
    (message,) = mail.outbox
    assert "Rispondi 1" in message.body
    assert "Rispondi 2" not in message.body

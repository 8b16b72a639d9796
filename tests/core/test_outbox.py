"""Consequences survive, in order, and one that fails holds up no other."""

from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.db import transaction
from django.utils import timezone

from exchange.core import mail, outbox
from exchange.core.models import OutboxEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(monkeypatch):
    seen = []
    monkeypatch.setattr(outbox, "_topics", dict(outbox._topics))

    @outbox.handler("sample")
    def carry_out(entries):
        for entry in entries:
            if entry.payload.get("fails"):
                raise RuntimeError("poisoned")
        seen.extend(entry.key for entry in entries)

    return seen


def test_entries_are_carried_out_once_in_order_and_a_poisoned_one_waits(topic):
    for key in ("a", "b", "poisoned", "c"):
        outbox.record("sample", key, {"fails": key == "poisoned"})

    assert outbox.drain() == 3
    assert topic == ["a", "b", "c"]
    assert outbox.drain() == 0
    waiting = OutboxEntry.objects.get(done_at=None)
    assert (waiting.key, waiting.attempts) == ("poisoned", 1)
    assert "poisoned" in waiting.last_error


def test_what_is_away_is_asked_once_for_many_and_then_one_by_one(topic):
    """An entry that takes away what it needs holds up its neighbours for one round."""
    asked = []

    def ask(entries):
        asked.append([entry.key for entry in entries])
        if "heavy" in asked[-1]:
            raise outbox.OutOfReach("no answer", rest=5)

    outbox.handler("shared")(ask)
    for key in ("a", "heavy", "b"):
        outbox.record("shared", key)
    assert outbox.drain() == outbox.drain() == 0
    assert asked == [["a", "heavy", "b"]]
    waiting = OutboxEntry.objects.filter(topic="shared", done_at=None)
    assert set(waiting.values_list("attempts", flat=True)) == {0}
    for done in (1, 1):
        outbox._topics["shared"].rests_until = 0
        assert outbox.drain() == done
    assert asked[1:] == [["a"], ["heavy"], ["b"]]
    assert waiting.get().attempts == 1
    waiting.update(due_at=timezone.now() + timedelta(hours=1))
    outbox.record("shared", "c")
    outbox.record("shared", "d")
    assert outbox.drain() == 2
    assert asked[-1] == ["c", "d"]


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_change_leaves_no_consequence_and_none_is_recorded_outside(topic):
    with transaction.atomic():
        outbox.record("sample", "lost")
        transaction.set_rollback(True)
    assert outbox.drain() == 0

    with pytest.raises(outbox.OutsideTransactionError):
        outbox.record("sample", "outside")


def test_a_mail_is_queued_and_sent_once():
    mail.queue_mail(to="Anna@example.eu", subject="Two\nlines", text="Hello")
    assert django_mail.outbox == []
    outbox.drain()
    outbox.drain()
    (sent,) = django_mail.outbox
    assert (sent.to, sent.subject, sent.body) == (["Anna@example.eu"], "Two lines", "Hello")

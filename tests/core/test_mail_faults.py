"""A mail server that is away or refuses holds up nothing else, and what it will never take is given up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from exchange.core import health, mail, outbox, retention
from exchange.core.models import OutboxEntry
from tests.helpers.mail_server import mail_server

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    keys: list[str] = []
    monkeypatch.setattr(outbox, "_topics", {name: replace(topic) for name, topic in outbox._topics.items()})
    outbox.handler("sample")(lambda entries: keys.extend(entry.key for entry in entries))
    return keys


def queue(number: int) -> None:
    for place in range(number):
        mail.queue_mail(to=f"person{place}@example.eu", subject="Hello", text="With a secret link")


def mails() -> Any:
    return OutboxEntry.objects.filter(topic="mail").order_by("pk")


def test_a_silent_mail_server_is_asked_once_and_everything_else_goes_on(settings: Any, done: list[str]) -> None:
    queue(201)
    outbox.record("sample", "index")
    with mail_server(settings) as server:
        assert outbox.drain() == 1
        assert done == ["index"]
        assert server.connections == 1
        assert sorted(mails().values_list("attempts", flat=True))[-2:] == [0, 1]
        queue(1)
        outbox.record("sample", "later")
        assert outbox.drain() == 1
        assert (done, server.connections) == (["index", "later"], 1)
    assert not mails().exclude(failed_at=None).exists()

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    outbox._topics["mail"].rests_until = 0
    mails().update(due_at=timezone.now())
    assert outbox.drain(limit=300) == 202


def test_a_slow_mail_server_gets_its_seconds_a_round(done: list[str]) -> None:
    queue(3)
    outbox._topics["mail"].budget = 0
    outbox.record("sample", "index")
    assert outbox.drain() == 2
    assert mails().filter(done_at=None).count() == 2


@pytest.mark.parametrize(
    ("answer", "given_up"), [("550 5.1.1 no such person", True), ("450 4.2.0 come again", False), ("554 5.7.1 relay access denied", False)]
)
def test_only_a_recipient_refused_for_good_is_given_up(settings: Any, done: list[str], answer: str, given_up: bool) -> None:
    queue(2)
    with mail_server(settings, answer) as server:
        assert outbox.drain() == 0
        assert server.connections == 2, "a refusal is of one mail"
    assert [entry.failed_at is not None for entry in mails()] == [given_up] * 2
    assert ["text" in entry.payload for entry in mails()] == [not given_up] * 2
    assert answer[:3] in mails()[0].last_error
    mails().update(due_at=timezone.now())
    with mail_server(settings, answer) as server:
        outbox.drain()
        assert server.connections == (0 if given_up else 2)
    assert ("2 mails were given up" in health.examine().parts["mail"]) is given_up


def test_a_mail_that_was_refused_for_days_is_given_up_and_forgotten_after_a_week(settings: Any, done: list[str]) -> None:
    queue(1)
    mails().update(attempts=mail.MANY_ATTEMPTS, created_at=timezone.now() - mail.TRIED_FOR - timedelta(minutes=1))
    queue(1)
    with mail_server(settings, "450 come again"):
        outbox.drain()
    old, young = mails()
    assert (old.failed_at is not None, young.failed_at) == (True, None)
    assert "text" not in old.payload
    mails().filter(pk=old.pk).update(failed_at=timezone.now() - outbox.KEPT - timedelta(minutes=1))
    assert retention.forget()["core.outbox"] == 1

"""A mail that waited for its server is asked once more whether it may go."""

from __future__ import annotations

import pytest
from django.core import mail as django_mail

from exchange.core import mail, mail_conditions, outbox
from exchange.core.mail import Handling
from exchange.core.mail_conditions import Answers, Condition
from exchange.core.models import OutboxEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def gone(monkeypatch):
    """Ids that may no longer be told of; whoever waited for those gets another mail."""
    found: set[int] = set()

    def say_less(about):
        mail.queue_mail(to="anna@example.eu", subject="Less", text=f"Not of {about['post']}")

    monkeypatch.setattr(mail_conditions, "_answers", {})
    mail_conditions.register_answers("sample", Answers(lambda about: about["post"] not in found, say_less))
    return found


def queue(post: int) -> None:
    mail.queue_mail(
        to="anna@example.eu", subject=f"Of {post}", text="Words", handling=Handling(condition=Condition("sample", {"post": post}))
    )


def test_what_may_no_longer_be_told_is_not_sent_and_leaves_no_words(gone):
    queue(1)
    queue(2)
    gone.add(1)
    while outbox.drain():
        pass
    assert [sent.subject for sent in django_mail.outbox] == ["Of 2", "Less"]
    first = OutboxEntry.objects.order_by("pk").first()
    assert first.payload == {"to": "anna@example.eu"}
    assert first.done_at is not None
    assert outbox.drain() == 0


def test_a_mail_that_meets_its_server_later_is_asked_then(gone, monkeypatch):
    def away(_message):
        raise ConnectionRefusedError

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMultiAlternatives.send", away)
        queue(1)
        outbox.drain()
    gone.add(1)
    outbox._topics["mail"].rests_until = 0.0
    OutboxEntry.objects.update(due_at="2020-01-01T00:00Z")
    while outbox.drain():
        pass
    assert [sent.subject for sent in django_mail.outbox] == ["Less"]


def test_a_condition_that_nobody_answers_keeps_the_mail_back(gone):
    mail.queue_mail(to="anna@example.eu", subject="Of 3", text="Words", handling=Handling(condition=Condition("unknown", {})))
    outbox.drain()
    assert django_mail.outbox == []
    assert OutboxEntry.objects.get().attempts == 1

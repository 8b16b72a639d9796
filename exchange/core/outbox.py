"""Consequences as rows: recorded in the change's transaction, carried out by one worker, at least once, in order."""

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from exchange.core import wakeups
from exchange.core.logs import emit
from exchange.core.models import OutboxEntry

Handler = Callable[[Sequence[OutboxEntry]], None]

KEPT = timedelta(days=7)
LONGEST_WAIT = timedelta(minutes=10)
_handlers: dict[str, Handler] = {}
_singly: set[str] = set()
_in_turn: set[str] = set()


class OutsideTransactionError(RuntimeError):
    """A consequence was recorded outside the transaction of its change, so that one could survive without the other."""


def handler(topic: str, *, one_by_one: bool = False, in_turn: bool = False) -> Callable[[Handler], Handler]:
    """Register the function that carries out a topic's entries, given in order of their ids; it must be idempotent.

    With `one_by_one` it gets a single entry a call, so that a failing one is not repeated with its neighbours; with `in_turn`
    there is one such call a round, so that long work lets everything else through.
    """

    def register(function: Handler) -> Handler:
        _handlers[topic] = function
        if one_by_one:
            _singly.add(topic)
        if in_turn:
            _in_turn.add(topic)
        return function

    return register


def record(topic: str, key: str, payload: dict[str, Any] | None = None) -> OutboxEntry:
    """Store a consequence beside its change. The payload must be JSON; what it names may be gone when it is carried out."""
    if not connection.in_atomic_block:
        raise OutsideTransactionError(f"record({topic!r}) must be called inside transaction.atomic()")
    entry = OutboxEntry.objects.create(topic=topic, key=key, payload=json.loads(json.dumps(payload or {})))
    wakeups.announce("outbox", {"topic": topic})
    return entry


def drain(limit: int = 200) -> int:
    """Carry out what is due, topic by topic, and return how many entries were done."""
    waiting = OutboxEntry.objects.filter(done_at__isnull=True, due_at__lte=timezone.now())
    due = list(waiting.filter(topic__in=_handlers.keys() - _in_turn)[:limit])
    for topic in sorted(_in_turn):
        due += waiting.filter(topic=topic)[:1]
    by_topic: dict[str, list[OutboxEntry]] = defaultdict(list)
    for entry in due:
        by_topic[entry.topic].append(entry)
    return sum(_carry_out(topic, batch) for topic, entries in by_topic.items() for batch in _batches(topic, entries))


def _batches(topic: str, entries: list[OutboxEntry]) -> list[list[OutboxEntry]]:
    return [[entry] for entry in entries] if topic in _singly else [entries]


def _carry_out(topic: str, entries: list[OutboxEntry]) -> int:
    ids = [entry.pk for entry in entries]
    try:
        _handlers[topic](entries)
    except Exception as error:
        emit("outbox.failed", caught=error, topic=topic, entries=len(ids))
        if len(entries) > 1:
            # One poisoned entry must not hold up its neighbours.
            return sum(_carry_out(topic, [entry]) for entry in entries)
        _postpone(entries[0], error)
        return 0
    OutboxEntry.objects.filter(pk__in=ids).update(done_at=timezone.now(), last_error="")
    return len(ids)


def _postpone(entry: OutboxEntry, error: Exception) -> None:
    wait = min(timedelta(seconds=2 ** min(entry.attempts, 10)), LONGEST_WAIT)
    OutboxEntry.objects.filter(pk=entry.pk).update(
        attempts=entry.attempts + 1, due_at=timezone.now() + wait, last_error=f"{type(error).__name__}: {error}"[:500]
    )


def forget_done() -> int:
    """Delete entries that were carried out more than a week ago."""
    with transaction.atomic():
        return OutboxEntry.objects.filter(done_at__lt=timezone.now() - KEPT).delete()[0]


def overdue(topics: Q, *, seconds: int = 300) -> int:
    """How many entries of these topics wait longer than they should."""
    since = timezone.now() - timedelta(seconds=seconds)
    return OutboxEntry.objects.filter(topics, done_at__isnull=True, created_at__lt=since).count()

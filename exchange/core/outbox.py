"""Consequences as rows: recorded in the change's transaction, carried out by one worker, at least once, in order."""

import json
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from exchange.core import wakeups
from exchange.core.logs import emit
from exchange.core.models import OutboxEntry

Handler = Callable[[Sequence[OutboxEntry]], None]

KEPT = timedelta(days=7)
LONGEST_WAIT = timedelta(minutes=10)
# Seconds in which nothing of a topic is tried after what it needs could not be reached.
REST = 60.0
OPEN = Q(done_at__isnull=True, failed_at__isnull=True)


@dataclass(slots=True)
class Topic:
    name: str
    function: Handler
    one_by_one: bool
    budget: float
    in_turn: bool
    rests_until: float = 0.0


_topics: dict[str, Topic] = {}


class OutsideTransactionError(RuntimeError):
    """A consequence was recorded outside the transaction of its change, so that one could survive without the other."""


class Hopeless(Exception):
    """A handler raises it: the entry can never be carried out, so it is given up."""


class OutOfReach(Exception):
    """A handler raises it: what its topic needs is away, so that no other entry of the topic need be tried now."""


def handler(topic: str, *, one_by_one: bool = False, budget: float = math.inf, in_turn: bool = False) -> Callable[[Handler], Handler]:
    """Register the function that carries out a topic's entries, given in order of their ids; it must be idempotent.

    With `one_by_one` it gets a single entry a call, so that a failing one is not repeated with its neighbours. A topic with a
    `budget` comes after the others, and begins no entry once so many seconds of a round are over. With `in_turn` there is one
    entry a round, so that long work lets everything else through.
    """

    def register(function: Handler) -> Handler:
        _topics[topic] = Topic(topic, function, one_by_one, budget, in_turn)
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
    """Carry out what is due, at most so many entries of each topic, and return how many were done.

    Looking first keeps an idle worker from asking topic by topic, twice a second.
    """
    if not OutboxEntry.objects.filter(OPEN, topic__in=_topics, due_at__lte=timezone.now()).exists():
        return 0
    return sum(
        _drain(topic, 1 if topic.in_turn else limit) for topic in sorted(_topics.values(), key=lambda topic: topic.budget < math.inf)
    )


def _drain(topic: Topic, limit: int) -> int:
    if topic.rests_until > time.monotonic():
        return 0
    # What failed comes after what was never tried.
    due = OutboxEntry.objects.filter(OPEN, topic=topic.name, due_at__lte=timezone.now()).order_by("due_at", "pk")[:limit]
    done, ends = 0, time.monotonic() + topic.budget
    for batch in _batches(topic, list(due)):
        done += _carry_out(topic, batch)
        now = time.monotonic()
        if topic.rests_until > now or now >= ends:
            break
    return done


def _batches(topic: Topic, entries: list[OutboxEntry]) -> list[list[OutboxEntry]]:
    if topic.one_by_one:
        return [[entry] for entry in entries]
    return [sorted(entries, key=lambda entry: entry.pk)] if entries else []


def _carry_out(topic: Topic, entries: list[OutboxEntry]) -> int:
    ids = [entry.pk for entry in entries]
    try:
        topic.function(entries)
    except Exception as error:
        emit("outbox.failed", caught=error, topic=topic.name, entries=len(ids))
        if len(entries) > 1:
            # One poisoned entry must not hold up its neighbours.
            return sum(_carry_out(topic, [entry]) for entry in entries)
        if isinstance(error, OutOfReach):
            topic.rests_until = time.monotonic() + REST
        _put_aside(entries[0], error)
        return 0
    OutboxEntry.objects.filter(pk__in=ids).update(done_at=timezone.now(), last_error="")
    return len(ids)


def _put_aside(entry: OutboxEntry, error: Exception) -> None:
    """For later, or for good."""
    wait = min(timedelta(seconds=2 ** min(entry.attempts, 10)), LONGEST_WAIT)
    now = timezone.now()
    OutboxEntry.objects.filter(pk=entry.pk).update(
        attempts=entry.attempts + 1,
        due_at=now + wait,
        failed_at=now if isinstance(error, Hopeless) else None,
        last_error=f"{type(error).__name__}: {error}"[:500],
    )


def overdue(topics: Q, *, seconds: int = 300) -> int:
    """How many entries of these topics wait longer than they should."""
    since = timezone.now() - timedelta(seconds=seconds)
    return OutboxEntry.objects.filter(topics, OPEN, created_at__lt=since).count()


def given_up(topics: Q) -> int:
    """How many entries of these topics will not be tried again."""
    return OutboxEntry.objects.filter(topics, failed_at__isnull=False).count()

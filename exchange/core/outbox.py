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
# As many of these an entry waits at most for what is away, so that it does not stay away for it when it is back.
RESTS_AT_MOST = 12
OPEN = Q(done_at__isnull=True, failed_at__isnull=True)


@dataclass(slots=True)
class Topic:
    name: str
    function: Handler
    one_by_one: bool
    budget: float
    in_turn: bool
    rests_until: float = 0.0
    # After what it needs was away: whether an entry makes it so is only told one by one.
    is_wary: bool = False


_topics: dict[str, Topic] = {}


class OutsideTransactionError(RuntimeError):
    """A consequence was recorded outside the transaction of its change, so that one could survive without the other."""


class Hopeless(Exception):
    """A handler raises it: the entry can never be carried out, so it is given up."""


class OutOfReach(Exception):
    """A handler raises it: what its topic needs is away, so that no other entry of the topic need be tried for `rest` seconds."""

    def __init__(self, *said: object, rest: float = REST) -> None:
        super().__init__(*said)
        self.rest = rest


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
    else:
        topic.is_wary = False
    return done


def _batches(topic: Topic, entries: list[OutboxEntry]) -> list[list[OutboxEntry]]:
    if topic.one_by_one or topic.is_wary:
        return [[entry] for entry in entries]
    return [sorted(entries, key=lambda entry: entry.pk)] if entries else []


def _carry_out(topic: Topic, entries: list[OutboxEntry]) -> int:
    ids = [entry.pk for entry in entries]
    try:
        topic.function(entries)
    except Exception as error:
        emit("outbox.failed", caught=error, topic=topic.name, entries=len(ids))
        if isinstance(error, OutOfReach):
            topic.rests_until = time.monotonic() + error.rest
            topic.is_wary = True
        elif len(entries) > 1:
            return _one_by_one(topic, entries)
        _put_aside(entries, error)
        return 0
    OutboxEntry.objects.filter(pk__in=ids).update(done_at=timezone.now(), last_error="")
    return len(ids)


def _one_by_one(topic: Topic, entries: list[OutboxEntry]) -> int:
    """One poisoned entry must not hold up its neighbours."""
    done = 0
    for entry in entries:
        done += _carry_out(topic, [entry])
        if topic.rests_until > time.monotonic():
            break
    return done


def _put_aside(entries: list[OutboxEntry], error: Exception) -> None:
    """One for later, or for good. Many are none of them to blame, and are due when their topic has rested."""
    said = f"{type(error).__name__}: {error}"[:500]
    if len(entries) > 1:
        OutboxEntry.objects.filter(pk__in=[entry.pk for entry in entries]).update(last_error=said)
        return
    (entry,) = entries
    longest = min(LONGEST_WAIT, timedelta(seconds=RESTS_AT_MOST * error.rest)) if isinstance(error, OutOfReach) else LONGEST_WAIT
    wait = min(timedelta(seconds=2 ** min(entry.attempts, 10)), longest)
    now = timezone.now()
    OutboxEntry.objects.filter(pk=entry.pk).update(
        attempts=entry.attempts + 1,
        due_at=now + wait,
        failed_at=now if isinstance(error, Hopeless) else None,
        last_error=said,
    )


def overdue(topics: Q, *, seconds: int = 300) -> int:
    """How many entries of these topics wait longer than they should."""
    since = timezone.now() - timedelta(seconds=seconds)
    return OutboxEntry.objects.filter(topics, OPEN, created_at__lt=since).count()


def given_up(topics: Q) -> int:
    """How many entries of these topics will not be tried again."""
    return OutboxEntry.objects.filter(topics, failed_at__isnull=False).count()

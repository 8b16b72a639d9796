"""What is deleted once it is old. A room registers its rules when it starts; the worker carries them out every hour.

How long something is kept stands in its rule and nowhere else; docs/operations.md lists the rules, and a test compares.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from exchange.core.logs import emit
from exchange.core.worker import register_periodic

RUNS_EVERY = 3600
AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Rule:
    """`count` and `forget` get the moment before which something is old. `what` says in English what goes."""

    name: str
    kept: timedelta
    what: str
    count: Callable[[datetime], int]
    forget: Callable[[datetime], int]

    @property
    def days(self) -> int:
        return self.kept.days


_rules: dict[str, Rule] = {}


def register(rule: Rule) -> None:
    _rules[rule.name] = rule


def register_rows(name: str, kept: timedelta, what: str, old: Callable[[datetime], "QuerySet[Any]"]) -> None:
    """A rule that deletes rows: `old` gives those that are older than a moment."""

    def forget(before: datetime) -> int:
        return delete_some_at_a_time(old(before))

    register(Rule(name, kept, what, lambda before: old(before).count(), forget))


def delete_some_at_a_time(rows: "QuerySet[Any]") -> int:
    """So that nobody waits long for the write lock. Counts the rows themselves, not what goes with them."""
    removed, ordered = 0, rows.order_by("pk")
    keys = list(ordered.values_list("pk", flat=True)[:AT_A_TIME])
    while keys:
        with transaction.atomic():
            # Asked again: what was taken up in the meantime is no longer old.
            old = list(rows.filter(pk__in=keys).select_for_update(of=("self",)).values_list("pk", flat=True))
            rows.model._base_manager.filter(pk__in=old).delete()
        removed += len(old)
        keys = list(ordered.filter(pk__gt=keys[-1]).values_list("pk", flat=True)[:AT_A_TIME])
    return removed


def rules() -> Mapping[str, Rule]:
    return _rules


def old_now() -> dict[str, int]:
    """How much each rule would take now."""
    now = timezone.now()
    return {rule.name: rule.count(now - rule.kept) for rule in _rules.values()}


def forget() -> dict[str, int]:
    """Carry out every rule; how much each took. One that fails is tried again the next time and keeps no other from its work."""
    now, taken = timezone.now(), {}
    for rule in _rules.values():
        try:
            taken[rule.name] = rule.forget(now - rule.kept)
        except DatabaseError as error:
            emit("retention.failed", caught=error, rule=rule.name)
    return taken


register_periodic("retention.forget", RUNS_EVERY, forget)

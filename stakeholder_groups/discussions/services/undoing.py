"""Undoing what the log of a thread tells, as long as nothing that came later stands on it."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from exchange.accounts.models import User
from stakeholder_groups.discussions.enums import EventKind, Obstacle, OperationKind
from stakeholder_groups.discussions.models import Thread, ThreadOperation
from stakeholder_groups.discussions.selectors.operations import obstacle_to
from stakeholder_groups.discussions.services.deadlines import change_deadline
from stakeholder_groups.discussions.services.moving import put_into_group
from stakeholder_groups.discussions.services.numbering import take_as_coordinator, write_event
from stakeholder_groups.discussions.services.placing import bring
from stakeholder_groups.discussions.services.threads import OPPOSITE, switch
from stakeholder_groups.discussions.signals import hiding_decided
from stakeholder_groups.groups.models import Group

Undo = Callable[[ThreadOperation, User], None]


class CannotUndoError(Exception):
    """Something stands in the way; `why` is to be shown."""

    def __init__(self, why: Obstacle) -> None:
        super().__init__(why)
        self.why = why


def undo(*, actor: User, operation: ThreadOperation) -> ThreadOperation:
    """Set back what it changed, with the events of that; the operation stays in the log as undone."""
    with transaction.atomic():
        threads = [operation.thread] if operation.other is None else [operation.thread, operation.other]
        take_as_coordinator(*threads, actor=actor)
        if obstacle := obstacle_to(operation, actor):
            raise CannotUndoError(obstacle)
        _UNDOING.get(OperationKind(operation.kind), _undo_switch)(operation, actor)
        operation.undone_at, operation.undone_by = timezone.now(), actor
        operation.save(update_fields=["undone_at", "undone_by"])
    return operation


def _undo_switch(operation: ThreadOperation, actor: User) -> None:
    kind = OPPOSITE[OperationKind(operation.kind)]
    if not switch(operation.thread, actor, kind):
        raise CannotUndoError(Obstacle.LATER)
    if kind in {OperationKind.HIDDEN, OperationKind.SHOWN}:
        hiding_decided.send(sender=Thread, thread=operation.thread, actor=actor, hidden=kind == OperationKind.HIDDEN, reason="")


def _undo_deadline(operation: ThreadOperation, actor: User) -> None:
    before = operation.before["until"]
    change_deadline(operation.thread, datetime.fromisoformat(before) if before else None, actor=actor)


def _undo_move(operation: ThreadOperation, actor: User) -> None:
    put_into_group(operation.thread, Group.objects.get(pk=operation.before["group"]), actor=actor)


def _undo_split(operation: ThreadOperation, actor: User) -> None:
    """A thread that nothing is left in is an address only."""
    source, made = operation.thread, operation.other
    assert made is not None
    write_event(source, EventKind.MERGED, actor=actor)
    write_event(made, EventKind.SPLIT, actor=actor)
    _bring_back(operation, made, source, actor)
    if not made.posts.filter(moved_at__isnull=True).exists():
        made.merged_into = source
        made.save(update_fields=["merged_into"])


def _undo_merge(operation: ThreadOperation, actor: User) -> None:
    thread, into = operation.thread, operation.other
    assert into is not None
    thread.merged_into = None
    thread.save(update_fields=["merged_into"])
    write_event(thread, EventKind.SPLIT, actor=actor)
    write_event(into, EventKind.SPLIT, actor=actor)
    _bring_back(operation, into, thread, actor)


def _bring_back(operation: ThreadOperation, source: Thread, target: Thread, actor: User) -> None:
    posts = list(source.posts.filter(pk__in=operation.before["posts"]).order_by("number"))
    bring(posts, source=source, target=target, actor=actor)


_UNDOING: dict[OperationKind, Undo] = {
    OperationKind.DEADLINE: _undo_deadline,
    OperationKind.MOVED: _undo_move,
    OperationKind.SPLIT: _undo_split,
    OperationKind.MERGED: _undo_merge,
}

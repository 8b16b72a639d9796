"""Closing, pinning and hiding a thread: switches that a coordinator sets and sets back."""

from django.db import transaction
from django.utils import timezone

from exchange.accounts.models import User
from stakeholder_groups.discussions.enums import EventKind, OperationKind
from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.discussions.services.numbering import take_as_coordinator, write_event
from stakeholder_groups.discussions.services.operations import log
from stakeholder_groups.discussions.signals import hiding_decided
from stakeholder_groups.groups.services.access import access_changed

_FIELDS = {
    OperationKind.LOCKED: "locked_at",
    OperationKind.UNLOCKED: "locked_at",
    OperationKind.PINNED: "pinned",
    OperationKind.UNPINNED: "pinned",
    OperationKind.HIDDEN: "hidden_at",
    OperationKind.SHOWN: "hidden_at",
}
OPPOSITE = {
    OperationKind.LOCKED: OperationKind.UNLOCKED,
    OperationKind.UNLOCKED: OperationKind.LOCKED,
    OperationKind.PINNED: OperationKind.UNPINNED,
    OperationKind.UNPINNED: OperationKind.PINNED,
    OperationKind.HIDDEN: OperationKind.SHOWN,
    OperationKind.SHOWN: OperationKind.HIDDEN,
}
_ON = {OperationKind.LOCKED, OperationKind.PINNED, OperationKind.HIDDEN}


def set_locked(*, actor: User, thread: Thread, locked: bool, reason: str = "") -> Thread:
    _set(thread, actor, OperationKind.LOCKED if locked else OperationKind.UNLOCKED, reason)
    return thread


def set_pinned(*, actor: User, thread: Thread, pinned: bool, reason: str = "") -> Thread:
    _set(thread, actor, OperationKind.PINNED if pinned else OperationKind.UNPINNED, reason)
    return thread


def set_hidden(*, actor: User, thread: Thread, hidden: bool, reason: str = "", announces: bool = True) -> Thread:
    """Members no longer find a hidden thread; who coordinates the group does, and sees that it is hidden.

    `announces` tells who listens of it, who writes it down and tells the author.
    """
    with transaction.atomic():
        changed = _set(thread, actor, OperationKind.HIDDEN if hidden else OperationKind.SHOWN, reason)
        if changed and announces:
            hiding_decided.send(sender=Thread, thread=thread, actor=actor, hidden=hidden, reason=reason)
    return thread


def _set(thread: Thread, actor: User, kind: OperationKind, reason: str) -> bool:
    with transaction.atomic():
        take_as_coordinator(thread, actor=actor)
        if not switch(thread, actor, kind):
            # Gives the number back that was taken for nothing.
            transaction.set_rollback(True)
            return False
        log(thread, kind, actor=actor, reason=reason)
    return True


def switch(thread: Thread, actor: User, kind: OperationKind) -> bool:
    """Set it, with its event; False when it was so before. The number was taken."""
    field, on = _FIELDS[kind], kind in _ON
    if bool(getattr(thread, field)) == on:
        return False
    setattr(thread, field, on if field == "pinned" else timezone.now() if on else None)
    thread.save(update_fields=[field])
    if field == "hidden_at":
        access_changed(thread.group)
    write_event(thread, EventKind(kind), actor=actor)
    return True

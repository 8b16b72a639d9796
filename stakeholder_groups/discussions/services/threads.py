"""What a coordinator does with a thread."""

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from exchange.accounts.models import User
from stakeholder_groups.discussions.enums import EventKind
from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.discussions.services.numbering import take_number, write_event


def set_locked(*, actor: User, thread: Thread, locked: bool) -> Thread:
    return _change(
        thread, actor, EventKind.LOCKED if locked else EventKind.UNLOCKED, lambda: {"locked_at": timezone.now() if locked else None}
    )


def set_pinned(*, actor: User, thread: Thread, pinned: bool) -> Thread:
    return _change(thread, actor, EventKind.PINNED if pinned else EventKind.UNPINNED, lambda: {"pinned": pinned})


def _change(thread: Thread, actor: User, kind: EventKind, values: Callable[[], dict[str, object]]) -> Thread:
    with transaction.atomic():
        take_number(thread, actor)
        changed = values()
        if all(bool(getattr(thread, field)) == bool(value) for field, value in changed.items()):
            transaction.set_rollback(True)
            return thread
        for field, value in changed.items():
            setattr(thread, field, value)
        thread.save(update_fields=list(changed))
        write_event(thread, kind, actor=actor)
    return thread

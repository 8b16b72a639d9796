"""The log of what coordinators do with threads: one row an operation, in its transaction."""

from typing import Any

from exchange.accounts.models import User
from stakeholder_groups.discussions.enums import OperationKind
from stakeholder_groups.discussions.models import Post, Thread, ThreadOperation


def log(
    thread: Thread,
    kind: OperationKind,
    *,
    actor: User,
    reason: str = "",
    other: Thread | None = None,
    post: Post | None = None,
    before: dict[str, Any] | None = None,
) -> ThreadOperation:
    """`before`: JSON with what is needed to undo it."""
    return ThreadOperation.objects.create(
        thread=thread, kind=kind, actor=actor, reason=reason[:500], other=other, post=post, before=before or {}
    )

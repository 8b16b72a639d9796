"""Hiding a single post: its text is kept, a note with the reason stands in its place, and it can be shown again."""

from django.db import transaction
from django.utils import timezone

from exchange.accounts.models import User
from exchange.core.telling import tell
from stakeholder_groups.discussions.enums import EventKind, OperationKind
from stakeholder_groups.discussions.models import Post, Thread
from stakeholder_groups.discussions.services.numbering import take_as_coordinator, write_event
from stakeholder_groups.discussions.services.operations import log


def hide_post(*, actor: User, post: Post, reason: str) -> bool:
    """Whether it was this call that hid it. Whose post it is hears of it, with the reason."""
    return _set(post, actor, OperationKind.POST_HIDDEN, reason)


def show_post(*, actor: User, post: Post, reason: str = "") -> bool:
    return _set(post, actor, OperationKind.POST_SHOWN, reason)


def _set(post: Post, actor: User, kind: OperationKind, reason: str) -> bool:
    with transaction.atomic():
        take_as_coordinator(post.thread, actor=actor)
        if not switch_post(post, post.thread, actor, kind, reason):
            transaction.set_rollback(True)
            return False
        operation = log(post.thread, kind, actor=actor, reason=reason, post=post, before={"reason": reason})
        if kind == OperationKind.POST_HIDDEN and post.author_id and post.author_id != actor.pk:
            tell(
                "post_hidden",
                people={post.author_id: None},
                key=f"post_hidden:{operation.pk}",
                about={"group": post.thread.group_id, "post": post.pk},
            )
    return True


def switch_post(post: Post, thread: Thread, actor: User, kind: OperationKind, reason: str) -> bool:
    """Set it, with its event; False when there is nothing to set. The thread's number was taken."""
    hides, fresh = kind == OperationKind.POST_HIDDEN, Post.objects.get(pk=post.pk)
    if bool(fresh.hidden_at) == hides or fresh.withdrawn_at or fresh.moved_at or fresh.thread_id != thread.pk:
        return False
    post.hidden_at, post.hidden_by = (timezone.now(), actor) if hides else (None, None)
    post.hiding_reason = reason[:500] if hides else ""
    post.save(update_fields=["hidden_at", "hidden_by", "hiding_reason"])
    write_event(thread, EventKind(kind), actor=actor, post=post)
    return True

"""What stands in the place of a post that can no longer be read, and its return.

A hidden post is a withdrawn one that the coordination can bring back: whatever leaves out withdrawn posts leaves it out too.
"""

from django.utils import timezone

from exchange.accounts.models import User
from stakeholder_groups.discussions.enums import EventKind
from stakeholder_groups.discussions.models import Post
from stakeholder_groups.discussions.services.numbering import take_number, write_event


class PostWithdrawnError(Exception):
    """The post was withdrawn, hidden or moved in the meantime."""


def leave_tombstone(*, actor: User, post: Post, reason: str = "", hidden: bool = False) -> None:
    """Inside the caller's transaction. A hidden post can still be withdrawn for good, nothing else twice."""
    take_number(post.thread, actor)
    now = Post.objects.filter(pk=post.pk).values("withdrawn_at", "hidden", "moved_at", "thread_id").get()
    if now["moved_at"] or now["thread_id"] != post.thread_id or (now["withdrawn_at"] and (hidden or not now["hidden"])):
        raise PostWithdrawnError
    _store(post, withdrawn_at=timezone.now(), withdrawn_by=actor, withdrawal_reason=reason[:500], hidden=hidden)
    write_event(post.thread, EventKind.WITHDRAWN, actor=actor, post=post)


def lift_tombstone(*, actor: User, post: Post) -> None:
    """Inside the caller's transaction: the post stands again. What its author withdrew stays withdrawn."""
    take_number(post.thread, actor)
    post.refresh_from_db(fields=["withdrawn_at", "withdrawn_by"])
    if post.withdrawn_at is None or post.by_its_author:
        raise PostWithdrawnError
    _store(post, withdrawn_at=None, withdrawn_by=None, withdrawal_reason="", hidden=False)
    write_event(post.thread, EventKind.RESTORED, actor=actor, post=post)


def _store(post: Post, **values: object) -> None:
    for field, value in values.items():
        setattr(post, field, value)
    post.save(update_fields=list(values))

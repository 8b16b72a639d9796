"""Who may read and write threads. Pages, events and sockets ask the same functions."""

from stakeholder_groups.discussions.models import Post, Thread
from stakeholder_groups.groups.models import Membership


def can_post(membership: Membership, thread: Thread) -> bool:
    """Members post while the thread is open."""
    return membership.group_id == thread.group_id and thread.locked_at is None


def can_edit(membership: Membership, post: Post) -> bool:
    """Only the author changes a text, and only while it stands."""
    return post.author_id == membership.user_id and post.withdrawn_at is None


def can_withdraw(membership: Membership, post: Post) -> bool:
    """The author, or who coordinates the group."""
    return post.withdrawn_at is None and (post.author_id == membership.user_id or membership.coordinates)


def can_read_decision(membership: Membership, post: Post) -> bool:
    """Why the coordination withdrew a post, and its text: for its author and who coordinates."""
    by_others = post.withdrawn_at is not None and not post.by_its_author
    return by_others and (post.author_id == membership.user_id or membership.coordinates)


def can_moderate(membership: Membership) -> bool:
    return membership.coordinates

"""Who may read and write threads. Pages, events and sockets ask the same functions."""

from stakeholder_groups.discussions.models import Post, Thread
from stakeholder_groups.groups.models import Membership


def can_post(membership: Membership, thread: Thread) -> bool:
    """Members post while the thread is open."""
    return membership.group_id == thread.group_id and thread.takes_posts


def can_edit(membership: Membership, post: Post) -> bool:
    """Only the author changes a text, and only while it stands."""
    return post.author_id == membership.user_id and post.stands


def can_withdraw(membership: Membership, post: Post) -> bool:
    """The author, or who coordinates the group."""
    return post.stands and (post.author_id == membership.user_id or membership.coordinates)


def can_moderate(membership: Membership) -> bool:
    return membership.coordinates

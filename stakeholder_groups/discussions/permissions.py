"""Who may read and write threads. Pages, events and sockets ask the same functions."""

from stakeholder_groups.discussions.models import Post, Thread
from stakeholder_groups.groups.models import Membership


def may_read(membership: Membership, thread: Thread) -> bool:
    """As `visible_to` says in a query: a hidden thread is read by who coordinates only."""
    return membership.group_id == thread.group_id and (thread.hidden_at is None or membership.coordinates)


def can_post(membership: Membership, thread: Thread) -> bool:
    """Members post while the thread is open."""
    return membership.group_id == thread.group_id and thread.takes_posts


def can_edit(membership: Membership, post: Post) -> bool:
    """Only the author changes a text, and only while it stands."""
    return post.author_id == membership.user_id and post.stands


def can_take_files(membership: Membership, post: Post) -> bool:
    """Who may change the text, while the thread is open: of a file nothing stays to look back at."""
    return can_edit(membership, post) and can_post(membership, post.thread)


def can_withdraw(membership: Membership, post: Post) -> bool:
    """The author, or who coordinates the group."""
    return post.stands and (post.author_id == membership.user_id or membership.coordinates)


def can_read_decision(membership: Membership, post: Post) -> bool:
    """Why the coordination withdrew a post, and its text: for its author and who coordinates."""
    by_others = post.withdrawn_at is not None and not post.by_its_author
    return by_others and (post.author_id == membership.user_id or membership.coordinates)


def can_moderate(membership: Membership) -> bool:
    return membership.coordinates


def can_ask(membership: Membership, thread: Thread, post: Post) -> bool:
    """Add a poll to a post: its author, or who coordinates the group, while the thread is open."""
    is_open = post.stands and can_post(membership, thread)
    return is_open and (post.author_id == membership.user_id or membership.coordinates)


def can_close(membership: Membership, post: Post) -> bool:
    """End a poll before its time: the post's author, or who coordinates the group."""
    return post.stands and (post.author_id == membership.user_id or membership.coordinates)

"""How a post is now, read from its row: the one place that says so."""

from stakeholder_groups.discussions.models import Post
from stakeholder_groups.moderation.enums import Standing


def standing_of(post: Post) -> Standing:
    if post.withdrawn_at is None:
        return Standing.STANDS
    if post.hidden:
        return Standing.HIDDEN
    return Standing.TAKEN_BACK if post.by_its_author else Standing.REMOVED

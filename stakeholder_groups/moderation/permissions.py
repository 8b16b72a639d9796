"""Who may decide on what. Nobody decides on a report about the own post."""

from stakeholder_groups.discussions.models import Post
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.moderation.enums import AGAINST
from stakeholder_groups.moderation.models import Appeal, ModerationDecision


def can_report(membership: Membership, post: Post) -> bool:
    """Any member, of another's post, while it stands."""
    return post.stands and post.author_id != membership.user_id


def can_decide(membership: Membership, post: Post) -> bool:
    return membership.coordinates and post.moved_at is None and post.author_id != membership.user_id


def can_answer(decision: ModerationDecision, appeal: Appeal | None, *, is_member: bool) -> bool:
    """The author of the post, while her objection is open; who is no longer in the group answers once."""
    if appeal is None:
        return decision.kind in AGAINST
    return appeal.is_open and is_member

"""Who may decide on what. Nobody decides on a report about the own post."""

from typing import TYPE_CHECKING

from stakeholder_groups.discussions.models import Post
from stakeholder_groups.groups.models import Group, Membership
from stakeholder_groups.groups.permissions import is_member
from stakeholder_groups.moderation.enums import AGAINST
from stakeholder_groups.moderation.models import Appeal, ModerationDecision

if TYPE_CHECKING:
    from exchange.accounts.models import User


def can_report(membership: Membership, post: Post) -> bool:
    """Any member, of another's post, while it stands."""
    return post.stands and post.author_id != membership.user_id


def can_decide(membership: Membership, post: Post) -> bool:
    return membership.coordinates and post.moved_at is None and post.author_id != membership.user_id


def group_now(decision: ModerationDecision) -> Group:
    """Whose coordination decides on objections: that of the group in which the thread stands. Read anew, since it may be moved."""
    place = {"threads": decision.thread_id} if decision.thread_id else {"threads__posts": decision.post_id}
    return Group.objects.get(**place)


def is_inside(author: "User", decision: ModerationDecision) -> bool:
    """In the group that decided, or in the one to which the thread was moved."""
    return is_member(author, decision.group) or is_member(author, group_now(decision))


def can_answer(author: "User", decision: ModerationDecision, appeal: Appeal | None) -> bool:
    """The author of the post, while her objection is open; who is no longer in the group answers once. Nobody objects to herself."""
    if decision.decider_id == author.pk:
        return False
    if appeal is None:
        return decision.kind in AGAINST
    return appeal.is_open and is_inside(author, decision)

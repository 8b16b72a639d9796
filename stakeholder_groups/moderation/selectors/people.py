"""Who decides."""

from exchange.accounts.models import User
from exchange.accounts.roles import NETWORK_ADMINISTRATORS
from stakeholder_groups.groups.models import Group, Membership
from stakeholder_groups.groups.selectors import coordinators_of


def deciders_for(group: Group, author_id: int | None) -> list[User]:
    """Who is in charge now and did not write the post; an absent coordinator rather than nobody."""
    present = [row.user for row in coordinators_of(group) if row.user_id != author_id]
    return present or _all_but(group, author_id)


def is_only_one(group: Group, user: User, author_id: int | None) -> bool:
    """Whether nobody else in the group may decide."""
    return not [other for other in _all_but(group, author_id) if other.pk != user.pk]


def network_administrators() -> list[User]:
    return list(User.objects.filter(is_active=True, groups__name=NETWORK_ADMINISTRATORS).order_by("pk"))


def _all_but(group: Group, author_id: int | None) -> list[User]:
    rows = Membership.objects.active().filter(group=group).coordinating().exclude(user=author_id).select_related("user")
    return [row.user for row in rows]

"""Who may do what in a group. HTTP, socket, search and exports ask these and nothing else.

Anonymous first, then the membership. A superuser has no reading right here.
"""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser

from exchange.accounts.roles import is_network_administrator
from stakeholder_groups.groups.enums import COORDINATING_ROLES
from stakeholder_groups.groups.models import Group, Membership

if TYPE_CHECKING:
    from exchange.accounts.models import User

    Person = User | AnonymousUser


class NotAMemberError(Exception):
    """Somebody who may not enter the group, or no longer, asked for a change in it."""


def is_member(user: "Person", group: Group) -> bool:
    """May enter the group's space."""
    return bool(Membership.objects.of(user).filter(group=group).exists())


def require_member(user: "Person", group: Group) -> None:
    """Asked again inside the transaction of a change: a membership may end after the page was opened."""
    if not is_member(user, group):
        raise NotAMemberError


def is_coordinator(user: "Person", group: Group) -> bool:
    """May invite, moderate and change settings: the coordinator, the deputies and who stands in for an absent one."""
    return bool(Membership.objects.of(user).filter(group=group).coordinating().exists())


def require_coordinator(user: "Person", group: Group) -> None:
    """Asked again inside the transaction of a change, as `require_member`."""
    if not is_coordinator(user, group):
        raise NotAMemberError


def may_go_away(membership: Membership) -> bool:
    """Who coordinates by role names somebody to stand in; who only stands in does not pass it on."""
    return membership.role in COORDINATING_ROLES


def can_start_group(user: "Person") -> bool:
    """Network administrators start groups; they do not thereby become members."""
    return user.is_authenticated and is_network_administrator(user)

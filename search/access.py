"""What a reader may find: tokens that the server gives, never the request."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser

from search.engines.documents import PUBLIC, group_token
from stakeholder_groups.groups.models import Membership

if TYPE_CHECKING:
    from exchange.accounts.models import User


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody and what she may find beyond what is public. Who runs the platform may read no group's space for that."""

    user: "User | AnonymousUser" = field(default_factory=AnonymousUser)
    groups: frozenset[str] = frozenset()

    @property
    def access(self) -> frozenset[str]:
        return self.groups | {PUBLIC}


ANYBODY = Viewer()


def viewer_of(user: "User | AnonymousUser") -> Viewer:
    """One token for each group whose space opens to her."""
    if not user.is_authenticated:
        return ANYBODY
    return Viewer(user, frozenset(group_token(pk) for pk in opened_groups(user).order_by()))


def opened_groups(user: "User | AnonymousUser") -> Any:
    """Keys of the groups that the person is in and whose rules she has accepted: the door of pages, events and sockets."""
    return Membership.objects.of(user).opened().values_list("group", flat=True)

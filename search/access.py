"""What a reader may find: tokens that the server gives, never the request."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

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
    """One token for each group whose space opens to her: the same door as that of its pages, events and sockets."""
    if not user.is_authenticated:
        return ANYBODY
    opened = Membership.objects.of(user).opened().values_list("group", flat=True)
    return Viewer(user, frozenset(group_token(pk) for pk in opened.order_by()))

"""The read rule of threads: members of the group who accepted its rules, nobody else; hidden ones only who coordinates it.

And which posts stand.
"""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q

from stakeholder_groups.groups.models import Membership

if TYPE_CHECKING:
    from exchange.accounts.models import User


class ThreadQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "User | AnonymousUser") -> "ThreadQuerySet":
        if not user.is_authenticated or not user.is_active:
            return self.none()
        inside = Membership.objects.of(user).opened().filter(group=OuterRef("group"))
        return self.filter(Exists(inside), Q(hidden_at__isnull=True) | Exists(inside.coordinating()))


class PostQuerySet(models.QuerySet[Any]):
    def standing(self) -> "PostQuerySet":
        """Those whose text is there to be read, as `Post.stands` says of one."""
        return self.filter(withdrawn_at=None, moved_at=None)

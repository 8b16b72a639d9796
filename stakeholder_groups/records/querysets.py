"""The read rule of exports: who asked for one, as long as she may still export the same."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q

from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.groups.models import Membership

if TYPE_CHECKING:
    from exchange.accounts.models import User


class ExportQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "User | AnonymousUser") -> "ExportQuerySet":
        """The own ones: of a group whose space opens and that the person coordinates now, of a thread that she can read in that group now."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        inside = Membership.objects.of(user).opened().filter(group=OuterRef("group"))
        readable = Thread.objects.visible_to(user).filter(pk=OuterRef("thread"), group=OuterRef("group"))
        return self.filter(
            Q(thread=None) & Q(Exists(inside.coordinating())) | Q(Exists(readable)),
            Q(named=False) | Q(Exists(inside.coordinating())) | Q(Exists(inside), group__export_policy__names_for_members=True),
            requester=user,
        )

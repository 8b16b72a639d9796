"""The read rule of needs: members of the group who accepted its rules, nobody else; outside it only what was consented to, as counts."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef

from stakeholder_groups.groups.models import Membership
from stakeholder_groups.needs.rules import LOOKING

if TYPE_CHECKING:
    from exchange.accounts.models import User


class NeedQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "User | AnonymousUser") -> "NeedQuerySet":
        if not user.is_authenticated or not user.is_active:
            return self.none()
        return self.filter(Exists(Membership.objects.of(user).opened().filter(group=OuterRef("group"))))

    def counted_outside(self) -> "NeedQuerySet":
        """Needs that a coordinator lets count and that nobody has answered yet. Only to be counted, never to be read."""
        return self.filter(shared=True, state__in=LOOKING)

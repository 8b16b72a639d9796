"""The read rules of groups: what a person may know of."""

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from stakeholder_groups.groups.enums import COORDINATING_ROLES

if TYPE_CHECKING:
    from exchange.accounts.models import User


class MembershipQuerySet(models.QuerySet[Any]):
    def active(self) -> "MembershipQuerySet":
        """Those who are in now, with an account that works. A superuser is nobody special here."""
        return self.filter(removed_at__isnull=True, user__is_active=True)

    def of(self, user: "User | AnonymousUser") -> "MembershipQuerySet":
        if not user.is_authenticated or not user.is_active:
            return self.none()
        return self.active().filter(user=user)

    def opened(self) -> "MembershipQuerySet":
        """Those whose space opens: the network's community rules are accepted, or there are none."""
        return self.filter(Q(rules_accepted_at__isnull=False) | Q(group__network__rules=""))

    def away(self) -> "MembershipQuerySet":
        """Coordinators who are absent today and said so. An absence ends by itself."""
        today = timezone.localdate()
        return self.filter(role__in=COORDINATING_ROLES, removed_at__isnull=True, away_from__lte=today, away_until__gte=today)

    def with_deputising(self) -> "MembershipQuerySet":
        """Each row knows whether it stands in for an absent coordinator."""
        absent = MembershipQuerySet(self.model).away().filter(deputy=OuterRef("pk"))
        return self.annotate(deputises=Exists(absent))

    def coordinating(self) -> "MembershipQuerySet":
        """Coordinators, deputies, and who stands in for an absent one."""
        return self.with_deputising().filter(Q(role__in=COORDINATING_ROLES) | Q(deputises=True))


class GroupQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "User | AnonymousUser") -> "GroupQuerySet":
        """Groups whose space the user may enter."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        memberships: Any = apps.get_model("groups.Membership")
        return self.filter(Exists(memberships.objects.of(user).filter(group=OuterRef("pk"))))

    def with_public_page(self) -> "GroupQuerySet":
        """Groups that tell the public what they are."""
        return self.filter(is_public_page=True)

    def known_to(self, user: "User | AnonymousUser") -> "GroupQuerySet":
        """Groups whose public page the user may read: public ones and the own."""
        if not user.is_authenticated:
            return self.with_public_page()
        return self.filter(Q(is_public_page=True) | Q(pk__in=GroupQuerySet(self.model).visible_to(user).values("pk")))

"""The read rules of moderation."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone

if TYPE_CHECKING:
    from exchange.accounts.models import User


class DecisionQuerySet(models.QuerySet[Any]):
    def about(self, user: "User | AnonymousUser") -> "DecisionQuerySet":
        """Decisions on the person's own posts: hers to read, in the group or no longer."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        return self.filter(author=user)

    def standing_in(self, groups: Any) -> "DecisionQuerySet":
        """Decisions on what stands in these groups now, wherever it was decided."""
        return self.filter(Q(thread__group__in=groups) | Q(thread=None, post__thread__group__in=groups))


class BlockQuerySet(models.QuerySet[Any]):
    def in_force(self) -> "BlockQuerySet":
        return self.filter(Q(lifted_at__isnull=True), until__gt=timezone.now())

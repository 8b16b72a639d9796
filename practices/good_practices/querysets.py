"""Who may read what visitors wrote to a practice's owner."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from exchange.accounts.known import own_places

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from exchange.accounts.models import User


class PracticeMessageQuerySet(models.QuerySet["models.Model"]):
    def visible_to(self, user: "User | AnonymousUser") -> "PracticeMessageQuerySet":
        """The editors of the partner whose practice it is about."""
        if not user.is_authenticated:
            return self.none()
        if user.is_superuser:
            return self.all()
        below = Q(pk__in=[])
        for path in own_places(user):
            below |= Q(page__path__startswith=path)
        return self.filter(below)

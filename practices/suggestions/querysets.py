"""Who may read what groups send to partners: the group that sent it, and the editors it was sent to."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from exchange.accounts.known import own_places
from exchange.accounts.roles import is_editor
from stakeholder_groups.groups.models import Group

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from exchange.accounts.models import User


class SuggestionQuerySet(models.QuerySet[Any]):
    def sent_to(self, user: "User | AnonymousUser") -> "SuggestionQuerySet":
        """What the editors of a partner received; who runs the platform reads it in their place."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        if user.is_superuser:
            return self.all()
        below = Q(pk__in=[])
        for path in own_places(user) if is_editor(user) else ():
            below |= Q(place__path__startswith=path)
        return self.filter(below)

    def sent_from(self, user: "User | AnonymousUser") -> "SuggestionQuerySet":
        """What the user's groups sent."""
        return self.filter(group__in=Group.objects.visible_to(user))

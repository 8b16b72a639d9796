"""Reading invitations."""

from typing import Any

from django.db import models
from django.utils import timezone

from exchange.accounts.enums import STAFF_KINDS


class InvitationQuerySet(models.QuerySet[Any]):
    def usable(self) -> "InvitationQuerySet":
        return self.filter(accepted_at=None, revoked_at=None, expires_at__gt=timezone.now())

    def unanswered(self) -> "InvitationQuerySet":
        return self.filter(accepted_at=None, revoked_at=None)

    def for_staff(self) -> "InvitationQuerySet":
        return self.filter(kind__in=STAFF_KINDS)

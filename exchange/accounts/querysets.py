"""Reading invitations."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone

from exchange.accounts.enums import STAFF_KINDS

if TYPE_CHECKING:
    from exchange.accounts.models import Invitation


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def usable(self) -> "InvitationQuerySet":
        return self.filter(accepted_at=None, revoked_at=None, expires_at__gt=timezone.now())

    def unanswered(self) -> "InvitationQuerySet":
        return self.filter(accepted_at=None, revoked_at=None)

    def for_staff(self) -> "InvitationQuerySet":
        return self.filter(kind__in=STAFF_KINDS)

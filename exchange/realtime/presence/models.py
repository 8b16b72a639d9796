"""One row for each member who wants to be shown; without it nobody learns that she is here."""

from datetime import datetime

from django.db import models

from stakeholder_groups.groups.models import Membership


class Presence(models.Model):
    membership = models.OneToOneField(Membership, on_delete=models.CASCADE, related_name="presence")
    # Only the last moment: where somebody was before is nobody's business.
    seen_at: "models.DateTimeField[datetime | str | None, datetime | None]" = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "realtime"
        indexes = [models.Index(fields=["seen_at"], name="presence_seen")]

    def __str__(self) -> str:
        return f"{self.membership_id}"

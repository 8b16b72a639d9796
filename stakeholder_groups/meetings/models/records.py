"""Minutes as files. A newer one replaces the earlier ones and leaves them to be read."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.core.ids import new_public_id
from exchange.core.private_files import private_storage
from stakeholder_groups.discussions.enums import AttachmentState
from stakeholder_groups.meetings.models.meetings import Meeting

USER = settings.AUTH_USER_MODEL


def place_of(minutes: "MinutesFile", filename: str) -> str:
    """Nothing of what a person typed becomes part of a path."""
    return f"minutes/{date.today():%Y/%m}/{minutes.public_id}"  # noqa: DTZ011  (a folder, no moment)


class MinutesFile(models.Model):
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="minutes_files")
    uploader = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=150)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(storage=private_storage, upload_to=place_of, max_length=200)
    state = models.CharField(max_length=10, choices=AttachmentState.choices, default=AttachmentState.CLEAN)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = _("minutes of a meeting")
        verbose_name_plural = _("minutes of meetings")

    def __str__(self) -> str:
        return self.name

    @property
    def is_served(self) -> bool:
        return self.state == AttachmentState.CLEAN

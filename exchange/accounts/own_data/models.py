"""Archives that people asked for, and the record of erasures, which names nobody."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.accounts.own_data.enums import ArchiveState, ErasureState
from exchange.core.ids import new_public_id
from exchange.core.private_files import private_storage

USER = settings.AUTH_USER_MODEL
ARCHIVE_KEPT = timedelta(days=7)


def place_of(archive: "PersonalArchive", filename: str) -> str:
    return f"archives/{archive.public_id}.zip"


class PersonalArchive(models.Model):
    """Everything about one person in a file. `rooms_done` of `rooms` say how far the worker is."""

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="personal_archives")
    state = models.CharField(max_length=10, choices=ArchiveState.choices, default=ArchiveState.WAITING)
    rooms = models.PositiveSmallIntegerField(default=0)
    rooms_done = models.PositiveSmallIntegerField(default=0)
    file = models.FileField(storage=private_storage, upload_to=place_of, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    asked_at = models.DateTimeField(default=timezone.now)
    ready_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "accounts"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["user"], condition=~models.Q(state=ArchiveState.READY), name="one_archive_in_the_making")
        ]
        verbose_name = _("personal archive")
        verbose_name_plural = _("personal archives")

    def __str__(self) -> str:
        return f"{self.pk}: {self.state}"

    @property
    def is_offered(self) -> bool:
        return self.state == ArchiveState.READY and self.expires_at is not None and timezone.now() < self.expires_at


class Erasure(models.Model):
    """That an account was erased, when, and by whom: the person herself or the operator. The account goes, the row stays."""

    user = models.OneToOneField(USER, on_delete=models.SET_NULL, null=True, blank=True, related_name="erasure")
    state = models.CharField(max_length=10, choices=ErasureState.choices, default=ErasureState.ASKED)
    by_operator = models.BooleanField(default=False)
    asked_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)
    # Room → number of rows that were deleted or lost their person.
    changed = models.JSONField(default=dict)

    class Meta:
        app_label = "accounts"
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("erasure of an account")
        verbose_name_plural = _("erasures of accounts")

    def __str__(self) -> str:
        return f"{self.pk}: {self.state}"

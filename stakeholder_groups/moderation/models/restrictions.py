"""Who may not write for a while, and where everybody writes slowly. Both end by the clock; nothing has to run."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stakeholder_groups.moderation.querysets import BlockQuerySet

USER = settings.AUTH_USER_MODEL
LONGEST_PAUSE = 24 * 60


class Block(models.Model):
    """A member reads on and does not write until a moment. It belongs to the person, so that leaving and coming back does not end it."""

    group = models.ForeignKey("groups.Group", on_delete=models.CASCADE, related_name="blocks")
    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="blocks")
    until = models.DateTimeField(_("until"))
    reason = models.CharField(_("reason"), max_length=500)
    created_by = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects: ClassVar[Any] = BlockQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["group", "user", "until"], condition=Q(lifted_at__isnull=True), name="blocks_in_force")]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.group_id} until {self.until:%Y-%m-%d}"


class SlowMode(models.Model):
    """One post a person within so many minutes: in a thread, or with no thread in the whole group."""

    group = models.ForeignKey("groups.Group", on_delete=models.CASCADE, related_name="slow_modes")
    thread = models.ForeignKey("discussions.Thread", on_delete=models.CASCADE, null=True, blank=True, related_name="slow_modes")
    minutes = models.PositiveIntegerField(_("minutes"), validators=[MinValueValidator(1), MaxValueValidator(LONGEST_PAUSE)])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thread"], condition=Q(thread__isnull=False), name="one_slow_mode_a_thread"),
            models.UniqueConstraint(fields=["group"], condition=Q(thread__isnull=True), name="one_slow_mode_a_group"),
        ]

    def __str__(self) -> str:
        return f"{self.group_id}/{self.thread_id}: {self.minutes}"

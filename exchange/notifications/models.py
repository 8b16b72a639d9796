"""What one person is to hear of, and how she wants to."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.notifications.enums import MailState, Reaches, Rhythm
from exchange.notifications.querysets import NoticeQuerySet


class Notice(models.Model):
    """Told once to a person, whatever happens to the worker: (user, kind, key) is unique and the mail's mark is stored.

    `about` holds ids. `gone_at` says that its reader turned out not to know of it any more.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    about = models.JSONField(default=dict)
    group = models.ForeignKey("groups.Group", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    delivery = models.CharField(max_length=10, choices=Reaches.choices)
    mail_state = models.CharField(max_length=10, choices=MailState.choices, default=MailState.NONE)
    created_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    gone_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "kind", "key"], name="notice_once_a_person")]
        indexes = [
            models.Index(fields=["user", "-created_at", "-id"], name="notice_list"),
            models.Index(fields=["user"], condition=Q(read_at__isnull=True, gone_at__isnull=True), name="notice_unread"),
            models.Index(fields=["delivery", "created_at"], condition=Q(mail_state=MailState.WAITING), name="notice_to_mail"),
            models.Index(fields=["created_at"], name="notice_age"),
        ]
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class NoticeSettings(models.Model):
    """Who never chose has no row and gets what the fields' defaults say. `choices` maps kinds to what was chosen for them."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_settings")
    rhythm = models.CharField(_("digest"), max_length=10, choices=Rhythm.choices, default=Rhythm.DAILY)
    is_paused = models.BooleanField(_("no mails for now"), default=False)
    choices = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("settings of notices")
        verbose_name_plural = _("settings of notices")

    def __str__(self) -> str:
        return f"{self.user_id} {self.rhythm}"

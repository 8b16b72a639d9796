"""Exports of a thread or a group: rows that say what was asked for and how far it is, each with its file for a week."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.core.ids import new_public_id
from exchange.core.private_files import private_storage
from stakeholder_groups.records import rules
from stakeholder_groups.records.enums import ExportState, Problem
from stakeholder_groups.records.querysets import ExportQuerySet

USER = settings.AUTH_USER_MODEL


def place_of(public_id: str) -> str:
    """Always the same, so that an export that is made again after a kill leaves no second file."""
    return f"exports/{public_id}.zip"


class Export(models.Model):
    """`state` changes by `services.states.advance` only. Of the whole group where no thread is named."""

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    group = models.ForeignKey("groups.Group", on_delete=models.CASCADE, related_name="exports")
    thread = models.ForeignKey("discussions.Thread", on_delete=models.CASCADE, null=True, blank=True, related_name="exports")
    requester = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="exports")
    client_key = models.UUIDField(editable=False)
    named = models.BooleanField(_("with names"), default=False)
    with_files = models.BooleanField(_("with files"), default=False)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="en")
    state = models.CharField(_("state"), max_length=10, choices=ExportState.choices, default=ExportState.QUEUED)
    problem = models.CharField(max_length=20, choices=Problem.choices, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    file = models.FileField(storage=private_storage, max_length=200, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    asked_at = models.DateTimeField(default=timezone.now)
    began_at = models.DateTimeField(null=True, blank=True)
    # See selectors.just_before.
    seen_before = models.PositiveIntegerField(default=0)
    ready_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = ExportQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["requester", "client_key"], name="export_asked_once")]
        indexes = [
            models.Index(fields=["requester", "group", "-asked_at"], name="exports_of_requester"),
            models.Index(fields=["expires_at"], condition=Q(state=ExportState.READY), name="exports_to_expire"),
        ]
        verbose_name = _("export")
        verbose_name_plural = _("exports")

    def __str__(self) -> str:
        return f"{self.group_id}/{self.thread_id}: {self.state}"

    def get_absolute_url(self) -> str:
        return reverse("records:export", args=[self.group.slug, self.public_id])

    @property
    def is_under_way(self) -> bool:
        return self.state in rules.UNDER_WAY

    @property
    def can_be_fetched(self) -> bool:
        """Also before the job that deletes old files has run, nothing is given out after its time."""
        return self.state == ExportState.READY and self.expires_at is not None and timezone.now() < self.expires_at

    @property
    def filename(self) -> str:
        asked: datetime = self.asked_at
        return f"{self.group.slug}-{'thread' if self.thread_id else 'group'}-{asked:%Y-%m-%d}.zip"


class ExportPolicy(models.Model):
    """What the coordination allows beyond the rule; a group without a row keeps to the rule."""

    group = models.OneToOneField("groups.Group", on_delete=models.CASCADE, related_name="export_policy")
    names_for_members = models.BooleanField(_("Members may export threads with names"), default=False)
    set_by = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, related_name="+")
    set_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.group_id}: {self.names_for_members}"

"""Rounds of self-assessment and the sheets filled in."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

USER = settings.AUTH_USER_MODEL


class AssessmentRound(models.Model):
    """Open until it is closed; a group has one open round at most."""

    group = models.ForeignKey("groups.Group", on_delete=models.CASCADE, related_name="assessment_rounds")
    number = models.PositiveIntegerField()
    with_members = models.BooleanField(_("members fill in a sheet too"), default=False)
    opened_by = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["group", "number"], name="assessment_round_once"),
            models.UniqueConstraint(fields=["group"], condition=Q(closed_at__isnull=True), name="one_open_assessment_round"),
        ]

    def __str__(self) -> str:
        return f"{self.group_id}: {self.number}"


class AnswerSheet(models.Model):
    """A score for each question, by its key. Who filled it in is kept so that there is one a person, and shown to nobody."""

    round = models.ForeignKey(AssessmentRound, on_delete=models.CASCADE, related_name="sheets")
    user = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, related_name="answer_sheets")
    scores: Any = models.JSONField(default=dict)
    submitted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["round", "user"], name="one_sheet_a_person")]

    def __str__(self) -> str:
        return f"{self.round_id}"

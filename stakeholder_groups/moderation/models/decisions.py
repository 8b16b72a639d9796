"""Reports, decisions and objections. A decision is a record: it is written once, and what follows is another one."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.core.ids import new_public_id
from stakeholder_groups.moderation.enums import AppealState, DecisionKind, Done, GeneralRule, ReportReason, Standing
from stakeholder_groups.moderation.querysets import DecisionQuerySet

USER = settings.AUTH_USER_MODEL
LONGEST_MESSAGE = 4_000


class ModerationDecision(models.Model):
    """The group is the one in which it was decided; the text is the one it was decided on.

    `thread` is set where a whole thread was decided on; `post` is then the first in it at that time.
    """

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    group = models.ForeignKey("groups.Group", on_delete=models.CASCADE, related_name="moderation_decisions")
    post = models.ForeignKey("discussions.Post", on_delete=models.CASCADE, related_name="moderation_decisions")
    thread = models.ForeignKey("discussions.Thread", on_delete=models.CASCADE, null=True, blank=True, related_name="moderation_decisions")
    author = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, blank=True, related_name="moderation_decisions")
    decider = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    kind = models.CharField(_("decision"), max_length=10, choices=DecisionKind.choices)
    rule = models.CharField(_("rule"), max_length=20, blank=True)
    rule_text = models.CharField(max_length=200, blank=True)
    rules_version = models.PositiveIntegerField(null=True, blank=True)
    reason = models.TextField(_("reason"), max_length=1000, blank=True)
    previous = models.CharField(max_length=10, choices=Standing.choices)
    body = models.TextField(blank=True)
    body_html = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["group", "-at", "-id"], name="moderation_log")]
        verbose_name = _("moderation decision")
        verbose_name_plural = _("moderation decisions")

    def __str__(self) -> str:
        return f"{self.post_id}: {self.kind}"

    @property
    def place(self) -> Any:
        """The thread that was decided on, or in which the post stands now."""
        return self.thread or self.post.thread

    @property
    def shown_rule(self) -> str:
        """A general rule in the reader's language, one of the network's as it read when it was applied."""
        return str(GeneralRule(self.rule).label) if self.rule in GeneralRule.values else self.rule_text

    @property
    def done(self) -> str:
        return str(Done(self.kind).label)


class Report(models.Model):
    """One person's report of one post, with the text as she read it. It is open until a decision answers it."""

    post = models.ForeignKey("discussions.Post", on_delete=models.CASCADE, related_name="reports")
    reporter = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, related_name="reports")
    reason = models.CharField(_("reason"), max_length=20, choices=ReportReason.choices)
    text = models.TextField(_("what is wrong with it"), max_length=1000, blank=True)
    body = models.TextField()
    body_html = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)
    decision = models.ForeignKey(ModerationDecision, on_delete=models.SET_NULL, null=True, blank=True, related_name="reports")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["post", "reporter"], condition=Q(closed_at__isnull=True), name="one_open_report")]
        indexes = [models.Index(fields=["created_at"], condition=Q(closed_at__isnull=True), name="reports_open")]

    def __str__(self) -> str:
        return f"{self.post_id}: {self.reason}"


class Appeal(models.Model):
    """The author's objection to a decision: messages between her and the coordination, and how it ended."""

    decision = models.OneToOneField(ModerationDecision, on_delete=models.CASCADE, related_name="appeal")
    opened_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=AppealState.choices, default=AppealState.OPEN)
    decided_by = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(max_length=1000, blank=True)

    class Meta:
        ordering = ["opened_at", "pk"]

    def __str__(self) -> str:
        return f"{self.decision_id}: {self.state}"

    @property
    def is_open(self) -> bool:
        return self.state == AppealState.OPEN


class AppealMessage(models.Model):
    appeal = models.ForeignKey(Appeal, on_delete=models.CASCADE, related_name="messages")
    writer = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, related_name="+")
    by_coordination = models.BooleanField(default=False)
    text = models.TextField(max_length=LONGEST_MESSAGE)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"{self.appeal_id} {self.created_at:%Y-%m-%d %H:%M}"

"""What was done with threads by who coordinates them, with what is needed to undo it."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from stakeholder_groups.discussions.enums import OperationKind
from stakeholder_groups.discussions.models.threads import Post, Thread

USER = settings.AUTH_USER_MODEL


class ThreadOperation(models.Model):
    """`before` holds plain values and ids; `other` is the second thread of a split or a merge."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="operations")
    other = models.ForeignKey(Thread, on_delete=models.CASCADE, null=True, blank=True, related_name="operations_with")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, null=True, blank=True, related_name="operations")
    kind = models.CharField(max_length=12, choices=OperationKind.choices)
    actor = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=500, blank=True)
    before = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.thread_id}: {self.kind}"


class FormerGroup(models.Model):
    """A group that a thread stood in: its old address leads on."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="former_groups")
    group = models.ForeignKey("groups.Group", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thread", "group"], name="former_group_once")]

    def __str__(self) -> str:
        return f"{self.thread_id} was in {self.group_id}"

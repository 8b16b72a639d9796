"""What other models stand on, and the outbox: consequences of a change, stored as rows in its transaction."""

from django.db import models
from django.utils import timezone
from wagtail.models import Orderable


class TimeStamped(models.Model):
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class OrderedRow(Orderable):
    """A child row in the order its editor gave it; rows without a place stand as they were added, under either database."""

    class Meta(Orderable.Meta):
        abstract = True
        ordering = ("sort_order", "pk")


class OutboxEntry(models.Model):
    """One consequence to be carried out by the worker. Written by exchange.core.outbox.record only."""

    topic = models.CharField(max_length=40)
    key = models.CharField(max_length=200, blank=True)
    payload = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["topic", "due_at", "id"], condition=models.Q(done_at__isnull=True, failed_at__isnull=True), name="outbox_waiting"
            ),
            models.Index(fields=["done_at"], name="outbox_done"),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.key}"

"""Reminders of deadlines, as rows that say whether they were sent."""

from django.db import models

from stakeholder_groups.discussions.models.threads import Thread


class DeadlineReminder(models.Model):
    """`until` names the deadline: another one is reminded of anew, and the same one set again is not."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="reminders")
    until = models.DateTimeField()
    days = models.PositiveSmallIntegerField()
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thread", "until", "days"], name="one_reminder_a_deadline")]
        indexes = [models.Index(fields=["due_at"], condition=models.Q(done_at__isnull=True), name="reminders_open")]

    def __str__(self) -> str:
        return f"{self.thread_id}: {self.days} days before {self.until:%Y-%m-%d %H:%M}"

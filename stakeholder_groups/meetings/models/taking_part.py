"""Who means to come, and which organisations came."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.partners.enums import StakeholderKind
from stakeholder_groups.meetings.enums import Answer
from stakeholder_groups.meetings.models.meetings import Meeting
from stakeholder_groups.meetings.querysets import RegistrationQuerySet

USER = settings.AUTH_USER_MODEL


class Registration(models.Model):
    """A member's answer. `since` is the place in the queue for a seat; `waiting`: there was none yet."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="registrations")
    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="meeting_registrations")
    answer = models.CharField(_("answer"), max_length=10, choices=Answer.choices)
    waiting = models.BooleanField(_("on the waiting list"), default=False)
    since = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "user"], name="one_answer_a_meeting"),
            models.CheckConstraint(condition=models.Q(waiting=False) | models.Q(answer=Answer.IN_PLACE), name="only_seats_are_waited_for"),
        ]
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")

    def __str__(self) -> str:
        return f"{self.user_id} for {self.meeting_id}: {self.answer}"


class AttendanceLine(models.Model):
    """How many people of one organisation took part. None is "not known", never nought."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    organisation = models.CharField(_("organisation"), max_length=200)
    kind = models.CharField(_("kind of organisation"), max_length=20, choices=StakeholderKind.choices, blank=True)
    in_place = models.PositiveIntegerField(_("in place"), null=True, blank=True)
    from_afar = models.PositiveIntegerField(_("from afar"), null=True, blank=True)

    class Meta:
        ordering = ["organisation", "id"]
        verbose_name = _("attendance of an organisation")
        verbose_name_plural = _("attendance of organisations")

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.organisation}"

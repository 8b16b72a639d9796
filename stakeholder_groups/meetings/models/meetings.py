"""Meetings of a group, what they are about, and the log of both."""

from typing import Any, ClassVar
from urllib.parse import urlsplit

from django.conf import settings
from django.core.validators import MinValueValidator, URLValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.core.ids import new_public_id
from stakeholder_groups.meetings import rules
from stakeholder_groups.meetings.enums import Answer, MeetingState, Step
from stakeholder_groups.meetings.querysets import MeetingQuerySet

USER = settings.AUTH_USER_MODEL


class Meeting(models.Model):
    """`state` and `sequence` change by the services only; `sequence` rises with whatever calendars show of the meeting."""

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    group = models.ForeignKey("groups.Group", on_delete=models.CASCADE, related_name="meetings")
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text"), blank=True)
    text_html = models.TextField(blank=True, editable=False)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    town = models.CharField(_("town"), max_length=100, blank=True)
    place = models.CharField(_("place"), max_length=300, blank=True)
    link = models.URLField(_("link"), max_length=500, blank=True, validators=[URLValidator(schemes=["https"])])
    capacity = models.PositiveIntegerField(_("seats"), null=True, blank=True, validators=[MinValueValidator(1)])
    registration_until = models.DateTimeField(_("registration until"))
    is_public = models.BooleanField(_("announced on the group's public page"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=MeetingState.choices, default=MeetingState.PLANNED)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    reminded_of = models.DateTimeField(null=True, blank=True, editable=False)
    minutes_thread = models.ForeignKey(
        "discussions.Thread", on_delete=models.SET_NULL, null=True, blank=True, related_name="minutes_of", verbose_name=_("minutes")
    )
    created_by = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, related_name="+")
    client_key = models.UUIDField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["created_by", "client_key"], name="meeting_sent_once"),
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="meeting_ends_after_start"),
        ]
        indexes = [
            models.Index(fields=["group", "starts_at", "id"], name="meetings_of_group"),
            models.Index(fields=["starts_at"], condition=models.Q(state=MeetingState.PLANNED), name="meetings_to_remind"),
        ]
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("meetings:meeting", args=[self.group.slug, self.public_id])

    @property
    def placing(self) -> rules.Placing:
        return rules.Placing(self.starts_at, self.ends_at, self.town, self.place, self.link)

    @property
    def is_planned(self) -> bool:
        return self.state == MeetingState.PLANNED

    @property
    def has_begun(self) -> bool:
        return bool(self.starts_at <= timezone.now())

    @property
    def takes_answers(self) -> bool:
        return rules.takes_answers(self.state, until=self.registration_until, now=timezone.now())

    @property
    def answers_offered(self) -> tuple[Answer, ...]:
        return rules.answers_offered(in_place=bool(self.place or self.town), from_afar=bool(self.link))

    @property
    def where(self) -> str:
        return ", ".join(part for part in (self.place, self.town) if part)

    @property
    def link_host(self) -> str:
        """What a link is called, so that nobody is led elsewhere than the words say."""
        return urlsplit(self.link).hostname or self.link


class AgendaItem(models.Model):
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    place = models.PositiveIntegerField()
    title = models.CharField(_("title"), max_length=200)
    minutes = models.PositiveIntegerField(_("minutes"), null=True, blank=True)
    who = models.CharField(_("who"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True)
    text_html = models.TextField(blank=True, editable=False)

    class Meta:
        ordering = ["place", "id"]
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")

    def __str__(self) -> str:
        return self.title


class MeetingEvent(models.Model):
    """One line of a meeting's log, written in the transaction of the change."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="events")
    step = models.CharField(max_length=12, choices=Step.choices)
    state = models.CharField(max_length=10, choices=MeetingState.choices)
    actor = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "id"]
        verbose_name = _("step of a meeting")
        verbose_name_plural = _("steps of meetings")

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.step}"

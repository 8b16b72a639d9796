"""What firms and others of a group need, which practices answer it, and the log of both."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.core.ids import new_public_id
from stakeholder_groups.needs import rules
from stakeholder_groups.needs.enums import NeedState, Step
from stakeholder_groups.needs.querysets import NeedQuerySet

USER = settings.AUTH_USER_MODEL


def _term(name: str, label: Any) -> Any:
    return models.ForeignKey(f"partners.{name}", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=label)


class Need(models.Model):
    """`state` and `shared` change by the services only; `shared` is the coordinators' consent that it counts outside the group."""

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    group = models.ForeignKey("groups.Group", on_delete=models.CASCADE, related_name="needs")
    title = models.CharField(_("what is needed"), max_length=200)
    text = models.TextField(_("text"), blank=True)
    text_html = models.TextField(blank=True, editable=False)
    theme = _term("Theme", _("theme"))
    market = _term("Market", _("market"))
    sector = _term("Sector", _("sector"))
    maturity = _term("FirmMaturity", _("firm maturity"))
    direction = _term("Direction", _("direction"))
    resources = models.CharField(_("resources at hand"), max_length=500, blank=True)
    raised_by = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, related_name="needs")
    client_key = models.UUIDField(null=True, blank=True, editable=False)
    post = models.ForeignKey("discussions.Post", on_delete=models.SET_NULL, null=True, blank=True, related_name="needs")
    state = models.CharField(_("state"), max_length=10, choices=NeedState.choices, default=NeedState.OPEN)
    shared = models.BooleanField(_("counts outside the group"), default=False)
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = NeedQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["raised_by", "client_key"], name="need_sent_once")]
        indexes = [
            models.Index(fields=["group", "-created_at", "-id"], name="needs_of_group"),
            models.Index(fields=["theme", "state"], condition=models.Q(shared=True), name="needs_counted_outside"),
        ]
        verbose_name = _("need")
        verbose_name_plural = _("needs")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("needs:need", args=[self.group.slug, self.public_id])

    @property
    def is_looking(self) -> bool:
        """Whether an answer is still wanted."""
        return self.state in rules.LOOKING


class Match(models.Model):
    """Somebody of the group says that a practice, in whatever language, answers the need."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="matches")
    practice_key = models.UUIDField()
    note = models.CharField(_("note"), max_length=500, blank=True)
    by = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["need", "practice_key"], name="practice_named_once")]
        verbose_name = _("practice that answers a need")
        verbose_name_plural = _("practices that answer needs")

    def __str__(self) -> str:
        return f"{self.need_id}: {self.practice_key}"


class NeedEvent(models.Model):
    """One line of a need's log, written in the transaction of the change."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="events")
    step = models.CharField(max_length=10, choices=Step.choices)
    state = models.CharField(max_length=10, choices=NeedState.choices)
    actor = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "id"]
        verbose_name = _("step of a need")
        verbose_name_plural = _("steps of needs")

    def __str__(self) -> str:
        return f"{self.need_id}: {self.step}"

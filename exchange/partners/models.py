"""Regions, organisations and their time in the network. A partner is an organisation that participates."""

from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from exchange.content.markdown import render_markdown
from exchange.partners.enums import InstrumentKind, ParticipationRole, StakeholderKind
from exchange.partners.labels import Labelled
from exchange.partners.vocabulary_models import Direction, FirmMaturity, Market, PracticeTopic, Sector, Theme, Vocabulary

__all__ = [
    "Direction",
    "FirmMaturity",
    "Market",
    "Network",
    "Organisation",
    "Participation",
    "PolicyInstrument",
    "PracticeTopic",
    "Region",
    "Sector",
    "Theme",
    "Vocabulary",
]


class Region(Labelled):
    """A territorial unit by its code in one version of the classification; a region may leave a later version."""

    code = models.CharField(_("code"), max_length=8)
    code_version = models.CharField(_("code version"), max_length=20, help_text=_("The classification's version, for example NUTS 2021."))
    country = models.CharField(_("country"), max_length=2, help_text=_("ISO code of two letters."))
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    left_classification = models.BooleanField(_("no longer in the classification"), default=False)

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["code", "code_version"], name="region_code_once_a_version")]
        verbose_name = _("region")
        verbose_name_plural = _("regions")


class Organisation(models.Model):
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=StakeholderKind.choices)
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="organisations", verbose_name=_("region")
    )
    city = models.CharField(_("city"), max_length=100, blank=True)
    predecessor = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="successor", verbose_name=_("predecessor")
    )
    works_with = models.ManyToManyField("self", blank=True, verbose_name=_("works with"))
    website = models.URLField(_("website"), blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return self.name

    @property
    def shown_name(self) -> str:
        return self.short_name or self.name


class Network(models.Model):
    name = models.CharField(_("name"), max_length=100)
    slug = models.SlugField(max_length=60, unique=True)
    programme = models.CharField(_("programme"), max_length=150, blank=True)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    website = models.URLField(_("website"), blank=True)
    rules = models.TextField(_("community rules"), blank=True, help_text=_("Accepted by everybody who joins a group. Markdown."))
    rules_html = models.TextField(blank=True, editable=False)
    rules_version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["name"]
        verbose_name = _("network")
        verbose_name_plural = _("networks")

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Rules that read differently are a new version, so that it is known which one somebody accepted."""
        before = Network.objects.filter(pk=self.pk).values_list("rules", flat=True).first() if self.pk else None
        if before is not None and before != self.rules:
            self.rules_version += 1
        self.rules_html = render_markdown(self.rules)
        super().save(*args, **kwargs)


class Participation(models.Model):
    """An organisation's time in a network; a partner that is replaced keeps its own, ended, participation."""

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="participations", verbose_name=_("network"))
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="participations", verbose_name=_("organisation"))
    role = models.CharField(_("role"), max_length=10, choices=ParticipationRole.choices, default=ParticipationRole.PARTNER)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("to"), null=True, blank=True)
    replaced_by = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces", verbose_name=_("replaced by")
    )
    dates_are_inferred = models.BooleanField(_("dates are inferred, not documented"), default=False)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        ordering = ["network", "-role", "organisation__name"]
        constraints = [
            models.UniqueConstraint(fields=["network", "organisation", "starts_on"], name="one_participation_a_start"),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(starts_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="participation_ends_after_start",
            ),
        ]
        verbose_name = _("participation")
        verbose_name_plural = _("participations")

    def __str__(self) -> str:
        return f"{self.organisation} – {self.network}"

    def is_current(self, on: date) -> bool:
        return self.ends_on is None or self.ends_on >= on


class PolicyInstrument(models.Model):
    name = models.CharField(_("name"), max_length=250)
    kind = models.CharField(_("kind"), max_length=30, choices=InstrumentKind.choices)
    programme = models.CharField(_("programme"), max_length=200, blank=True)
    responsible_body = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="instruments", verbose_name=_("responsible body")
    )
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="instruments", verbose_name=_("region"))

    class Meta:
        ordering = ["name"]
        verbose_name = _("policy instrument")
        verbose_name_plural = _("policy instruments")

    def __str__(self) -> str:
        return self.name

"""How long the texts of the programme's form may be, as data: the programme changes its form between periods."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

LIMITED_FIELDS = ("title", "summary", "detail", "resources", "evidence", "difficulties", "potential")


class FormEdition(models.Model):
    """One edition of the programme's form: how long its texts may be, in characters. 0 means no limit."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    title_limit = models.PositiveIntegerField(_("title"), default=100)
    summary_limit = models.PositiveIntegerField(_("short summary"), default=160)
    detail_limit = models.PositiveIntegerField(_("what was done"), default=1500)
    resources_limit = models.PositiveIntegerField(_("resources needed"), default=300)
    evidence_limit = models.PositiveIntegerField(_("evidence of success"), default=500)
    difficulties_limit = models.PositiveIntegerField(_("difficulties encountered"), default=300)
    potential_limit = models.PositiveIntegerField(_("potential for transfer"), default=1000)
    documented = models.CharField(_("where the limits come from"), max_length=300, blank=True)

    class Meta:
        ordering = ["-name"]
        verbose_name = _("form edition")
        verbose_name_plural = _("form editions")

    def __str__(self) -> str:
        return self.name

    @property
    def limits(self) -> dict[str, int]:
        """The longest text of each field of a practice that has a limit."""
        found: dict[str, Any] = {field: getattr(self, f"{field}_limit") for field in LIMITED_FIELDS}
        return {field: limit for field, limit in found.items() if limit}

    @classmethod
    def current(cls) -> "FormEdition | None":
        """What a new practice is written for."""
        return cls.objects.first()

"""Vocabularies that administrators edit as snippets."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from exchange.partners.labels import Labelled


class Vocabulary(Labelled):
    slug = models.SlugField(max_length=60, unique=True)
    order = models.PositiveIntegerField(_("order"), default=0)

    class Meta:
        abstract = True
        ordering = ["order", "slug"]


class Theme(Vocabulary):
    class Meta(Vocabulary.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")


class Sector(Vocabulary):
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("parent sector")
    )

    class Meta(Vocabulary.Meta):
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")


class Market(Vocabulary):
    class Meta(Vocabulary.Meta):
        verbose_name = _("market")
        verbose_name_plural = _("markets")


class FirmMaturity(Vocabulary):
    class Meta(Vocabulary.Meta):
        verbose_name = _("firm maturity")
        verbose_name_plural = _("firm maturity levels")


class Direction(Vocabulary):
    class Meta(Vocabulary.Meta):
        verbose_name = _("direction")
        verbose_name_plural = _("directions")


class PracticeTopic(Vocabulary):
    class Meta(Vocabulary.Meta):
        verbose_name = _("practice topic")
        verbose_name_plural = _("practice topics")

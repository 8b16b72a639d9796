"""Labels in the interface languages, kept in one column a language."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from exchange.core.languages import reader_language


class Labelled(models.Model):
    """Something named in five languages; English stands in where a name is missing."""

    label_en = models.CharField(_("label in English"), max_length=150)
    label_it = models.CharField(_("label in Italian"), max_length=150, blank=True)
    label_es = models.CharField(_("label in Spanish"), max_length=150, blank=True)
    label_pl = models.CharField(_("label in Polish"), max_length=150, blank=True)
    label_sv = models.CharField(_("label in Swedish"), max_length=150, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.label

    def label_in(self, language: str) -> str:
        return getattr(self, f"label_{language}", "") or self.label_en

    @property
    def label(self) -> str:
        return self.label_in(reader_language())

    @property
    def all_labels(self) -> list[str]:
        """Every label there is, for search."""
        return [text for text in (self.label_en, self.label_it, self.label_es, self.label_pl, self.label_sv) if text]

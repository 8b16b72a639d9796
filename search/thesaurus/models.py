"""The entries of the thesaurus and the mark of their last change."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from exchange.core.models import TimeStamped
from search.thesaurus.rules import Identity, faults, identity
from search.thesaurus.terms import LANGUAGES, Concept, concept, split

LONGEST_SLUG = 60


def _terms(label: Any) -> Any:
    return models.TextField(label, blank=True)


class ThesaurusEntry(TimeStamped):
    """One concept and the ways to say it."""

    slug = models.SlugField(max_length=LONGEST_SLUG, unique=True, editable=False)
    terms_en = _terms(_("terms in English"))
    terms_it = _terms(_("terms in Italian"))
    terms_es = _terms(_("terms in Spanish"))
    terms_pl = _terms(_("terms in Polish"))
    terms_sv = _terms(_("terms in Swedish"))
    terms_de = _terms(_("terms in German"))
    terms_fr = _terms(_("terms in French"))
    terms_ro = _terms(_("terms in Romanian"))
    note = models.TextField(_("note"), max_length=1000, blank=True, help_text=_("For other administrators; readers do not see it."))
    is_active = models.BooleanField(_("in use"), default=True, help_text=_("Search looks at entries in use only."))

    class Meta:
        ordering = ["slug"]
        verbose_name = _("thesaurus entry")
        verbose_name_plural = _("thesaurus")

    def __str__(self) -> str:
        return next(self._written(), self.slug)

    def clean(self) -> None:
        found = faults(self.texts, taken_terms(without=self.pk or 0))
        if found:
            by_field: dict[str, list[str]] = {}
            for fault in found:
                by_field.setdefault(f"terms_{fault.language}", []).append(fault.message)
            raise ValidationError(by_field)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = self._free_slug()
        super().save(*args, **kwargs)

    @property
    def texts(self) -> dict[str, str]:
        """Language → its terms as written."""
        return {language: getattr(self, f"terms_{language}") for language in LANGUAGES}

    @property
    def concept(self) -> Concept:
        return concept(self.texts)

    def _written(self) -> Iterator[str]:
        return (term for text in self.texts.values() for term in split(text))

    def _free_slug(self) -> str:
        """After the first term, which need not be English."""
        stem = slugify(next(self._written(), ""))[: LONGEST_SLUG - 6] or "entry"
        near = set(ThesaurusEntry.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
        return next(slug for number in range(1, len(near) + 3) if (slug := stem if number == 1 else f"{stem}-{number}") not in near)


class ThesaurusState(models.Model):
    """The one row about all entries: a mark that every change renews, and which concepts of the seed were ever put in."""

    mark = models.CharField(max_length=32, blank=True)
    seeded = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.mark


def taken_terms(*, without: int = 0) -> dict[Identity, str]:
    """The terms of all entries but one → the name of their entry."""
    others = ThesaurusEntry.objects.exclude(pk=without)
    return {identity(language, term): str(entry) for entry in others for language, text in entry.texts.items() for term in split(text)}

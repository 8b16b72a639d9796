"""Names of facet values in the reader's language, in two statements whatever the number of values."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError
from django.conf import settings
from django.db.models import F, QuerySet, Value
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from exchange.partners.models import Direction, Region, Sector, Theme, Vocabulary
from search.engines.documents import Facet
from search.registry import kinds

FACET_LABELS: dict[Facet, str | Promise] = {
    Facet.TYPE: _("Type"),
    Facet.REGION: _("Region"),
    Facet.COUNTRY: _("Country"),
    Facet.THEME: _("Theme"),
    Facet.SECTOR: _("Sector"),
    Facet.DIRECTION: _("Direction"),
    Facet.LANGUAGE: _("Language"),
    Facet.YEAR: _("Year"),
}
VOCABULARIES: dict[Facet, type[Vocabulary]] = {Facet.THEME: Theme, Facet.SECTOR: Sector, Facet.DIRECTION: Direction}
# Short lists of the network, shown whole; of the others only values that occur are offered.
ALWAYS_OFFERED = (Facet.TYPE, Facet.THEME, Facet.DIRECTION)


@dataclass(frozen=True, slots=True)
class Labels:
    """Facet → value → label, in the order of the vocabulary. Years have no names."""

    language: str
    by_facet: dict[Facet, dict[str, str]]

    def label(self, facet: Facet, value: str) -> str:
        if facet is Facet.COUNTRY:
            return country_name(value, self.language)
        if facet is Facet.LANGUAGE:
            return language_name(value)
        return self.by_facet.get(facet, {}).get(value, value)

    def is_known(self, facet: Facet, value: str) -> bool:
        if facet is Facet.YEAR:
            return len(value) == 4 and value.isascii() and value.isdigit()
        if facet is Facet.LANGUAGE:
            return value in dict(settings.LANGUAGES)
        return value in self.by_facet.get(facet, {})


def load_labels(language: str, *, private: bool = False) -> Labels:
    """`private`: with the types of what only members read."""
    found: dict[Facet, dict[str, str]] = {facet: {} for facet in Facet}
    found[Facet.TYPE] = {kind: str(label) for kind, label in kinds(private=private).items()}
    parts = [_terms(facet, model, language) for facet, model in VOCABULARIES.items()]
    for facet, _order, slug, label, english in parts[0].union(*parts[1:]).order_by("facet", "place", "slug"):
        found[Facet(facet)][slug] = label or english
    for region in Region.objects.all():
        found[Facet.REGION][region.code] = region.label_in(language)
        found[Facet.COUNTRY][region.country] = country_name(region.country, language)
    return Labels(language, found)


def _terms(facet: Facet, model: type[Vocabulary], language: str) -> QuerySet[Any, Any]:
    named = model._default_manager.order_by().annotate(facet=Value(facet.value), place=F("order"))
    return named.values_list("facet", "place", "slug", f"label_{language}", "label_en")


@lru_cache(maxsize=2_000)
def country_name(code: str, language: str) -> str:
    return str(Locale.parse(language).territories.get(code.upper(), code))


@lru_cache(maxsize=200)
def language_name(code: str) -> str:
    """The language's name in itself, as readers of it look for it."""
    known = dict(settings.LANGUAGES)
    if code in known:
        return str(known[code])
    try:
        return str(Locale.parse(code).get_display_name() or code).capitalize()
    except (UnknownLocaleError, ValueError):
        return code

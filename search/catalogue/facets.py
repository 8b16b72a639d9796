"""Facets as they are offered: chosen values, values with results, and known ones that have none just now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from search.analysers import alphabetical
from search.catalogue.asked import Asked
from search.catalogue.labels import ALWAYS_OFFERED, FACET_LABELS, Labels
from search.engines.base import FacetCount
from search.engines.documents import Facet

SHOWN_AT_ONCE = 8
OPEN_AT_FIRST = (Facet.TYPE, Facet.REGION, Facet.THEME, Facet.DIRECTION)
Counts = Mapping[Facet, Sequence[FacetCount]]


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class FacetGroup:
    facet: Facet
    label: str
    options: tuple[Option, ...]

    @property
    def name(self) -> str:
        return self.facet.value

    @property
    def has_orders(self) -> bool:
        """Years have one order, and a list that shows whole needs none."""
        return bool(self.rest) and self.facet is not Facet.YEAR

    @property
    def is_open(self) -> bool:
        return self.facet in OPEN_AT_FIRST or any(option.is_chosen for option in self.options)

    @property
    def first(self) -> tuple[Option, ...]:
        """What shows at once: the beginning, and everything chosen."""
        return tuple(option for place, option in enumerate(self.options) if place < SHOWN_AT_ONCE or option.is_chosen)

    @property
    def rest(self) -> tuple[Option, ...]:
        return tuple(option for place, option in enumerate(self.options) if place >= SHOWN_AT_ONCE and not option.is_chosen)


def groups(asked: Asked, counts: Counts, visible: Counts, labels: Labels) -> list[FacetGroup]:
    """`visible` are the counts over everything the reader may see: a value in it is kept when it counts zero."""
    return [_group(facet, asked, counts.get(facet, ()), visible.get(facet, ()), labels) for facet in Facet]


def _group(facet: Facet, asked: Asked, counts: Iterable[FacetCount], visible: Iterable[FacetCount], labels: Labels) -> FacetGroup:
    chosen = asked.choices.get(facet, ())
    counted = {count.value: count.count for count in counts}
    always = labels.by_facet[facet] if facet in ALWAYS_OFFERED else ()
    values = dict.fromkeys([*always, *(count.value for count in visible), *counted, *chosen])
    options = [Option(value, labels.label(facet, value), counted.get(value, 0), value in chosen) for value in values]
    if facet is Facet.YEAR:
        options.sort(key=lambda option: option.value, reverse=True)
    elif asked.by_name:
        options.sort(key=lambda option: alphabetical(option.label))
    elif facet not in ALWAYS_OFFERED:
        options.sort(key=lambda option: (-option.count, alphabetical(option.label)))
    return FacetGroup(facet, str(FACET_LABELS[facet]), tuple(options))

"""What to try when nothing was found: the filter to drop."""

from dataclasses import dataclass, replace

from search.access import ANYBODY
from search.asking import ask
from search.catalogue.asked import Asked
from search.catalogue.finding import query_of
from search.catalogue.labels import FACET_LABELS, Labels
from search.parser import ParsedText
from search.understanding import Understood


@dataclass(frozen=True, slots=True)
class Way:
    """A question near the one that was asked, and what it would find."""

    label: str
    values: str
    query_string: str
    count: int


@dataclass(frozen=True, slots=True)
class Advice:
    without_filter: tuple[Way, ...]
    without_filters: Way | None
    without_words: Way | None

    @property
    def is_empty(self) -> bool:
        return not (self.without_filter or self.without_filters or self.without_words)


def advise(asked: Asked, labels: Labels, understood: Understood, access: frozenset[str] = ANYBODY.access) -> Advice:
    drops = []
    for facet, values in asked.choices.items():
        other = asked.without_facet(facet)
        named = ", ".join(labels.label(facet, value) for value in values)
        drops.append(Way(str(FACET_LABELS[facet]), named, other.query_string, _count(other, understood, access)))
    helpful = sorted((way for way in drops if way.count), key=lambda way: -way.count)
    several_in_the_way = len(drops) > 1 and not helpful
    unfiltered = _way(asked.with_choices({}), understood, access) if several_in_the_way else None
    wordless = _way(asked.with_text(""), Understood(ParsedText()), access) if asked.q and asked.is_filtered else None
    return Advice(tuple(helpful), unfiltered, wordless)


def _way(other: Asked, understood: Understood, access: frozenset[str]) -> Way | None:
    count = _count(other, understood, access)
    return Way("", "", other.query_string, count) if count else None


def _count(asked: Asked, understood: Understood, access: frozenset[str]) -> int:
    return ask(replace(query_of(asked, understood, access), facets=(), offset=0, limit=0)).total

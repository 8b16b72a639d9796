"""What to try when nothing was found: the filter to drop."""

from dataclasses import dataclass

from search.catalogue.asked import Asked
from search.catalogue.labels import FACET_LABELS, Labels
from search.current import get_engine
from search.engines.base import SearchQuery
from search.thesaurus.expansion import Alternatives


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


def advise(asked: Asked, labels: Labels, alternatives: Alternatives) -> Advice:
    drops = []
    for facet, values in asked.choices.items():
        other = asked.without_facet(facet)
        named = ", ".join(labels.label(facet, value) for value in values)
        drops.append(Way(str(FACET_LABELS[facet]), named, other.query_string, _count(other, alternatives)))
    helpful = sorted((way for way in drops if way.count), key=lambda way: -way.count)
    several_in_the_way = len(drops) > 1 and not helpful
    unfiltered = _way(asked.with_choices({}), alternatives) if several_in_the_way else None
    wordless = _way(asked.with_text(""), {}) if asked.q and asked.is_filtered else None
    return Advice(tuple(helpful), unfiltered, wordless)


def _way(other: Asked, alternatives: Alternatives) -> Way | None:
    count = _count(other, alternatives)
    return Way("", "", other.query_string, count) if count else None


def _count(asked: Asked, alternatives: Alternatives) -> int:
    query = SearchQuery(asked.text, asked.language, choices=asked.engine_choices, facets=(), limit=0, alternatives=alternatives)
    return get_engine().search(query).total

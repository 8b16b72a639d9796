"""What to try when nothing was found: the filter to drop, words near those that were typed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from search.access import ANYBODY
from search.asking import ask
from search.catalogue.asked import Asked
from search.catalogue.finding import query_of, understood_of
from search.catalogue.labels import FACET_LABELS, Labels
from search.parser import ParsedText
from search.planner import FALLBACK
from search.spelling import words_beginning_alike
from search.understanding import Understood

WORDS_TRIED = 3
NEAR_A_WORD = 2


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
    near: tuple[Way, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.without_filter or self.without_filters or self.without_words or self.near)


def advise(asked: Asked, labels: Labels, understood: Understood, access: frozenset[str] = ANYBODY.access) -> Advice:
    drops = []
    for facet, values in asked.choices.items():
        other = asked.without_facet(facet)
        named = ", ".join(labels.label(facet, value) for value in values)
        drops.append(Way(str(FACET_LABELS[facet]), named, other.query_string, _count(other, understood, access)))
    helpful = sorted((way for way in drops if way.count), key=lambda way: -way.count)
    several_in_the_way = len(drops) > 1 and not helpful
    unfiltered = _way(asked.unfiltered, understood, access) if several_in_the_way else None
    wordless = _way(asked.with_text(""), Understood(ParsedText()), access) if asked.q and asked.is_filtered else None
    return Advice(tuple(helpful), unfiltered, wordless, () if helpful or unfiltered else tuple(_near(asked, access)))


def _near(asked: Asked, access: frozenset[str]) -> Iterator[Way]:
    """Words of public documents that begin like one that was typed."""
    for typed in asked.text.all_words[:WORDS_TRIED]:
        for other in words_beginning_alike(typed, (asked.language, FALLBACK), NEAR_A_WORD):
            near = asked.with_text(other)
            way = _way(near, understood_of(near, access), access, label=other)
            if way is not None:
                yield way


def _way(other: Asked, understood: Understood, access: frozenset[str], *, label: str = "") -> Way | None:
    count = _count(other, understood, access)
    return Way(label, "", other.query_string, count) if count else None


def _count(asked: Asked, understood: Understood, access: frozenset[str]) -> int:
    return ask(replace(query_of(asked, understood, access), facets=(), offset=0, limit=0)).total

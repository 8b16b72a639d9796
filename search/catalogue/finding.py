"""One answer of the catalogue, the same for the page and for the read API."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exchange.core.pagination import PageSlice, slice_numbers
from search.access import ANYBODY, Viewer
from search.asking import ask, by_meaning
from search.catalogue.asked import PER_PAGE, Asked
from search.catalogue.cards import Card, make_cards
from search.catalogue.facets import Counts, FacetGroup, groups
from search.catalogue.labels import Labels
from search.engines.base import DEEPEST, SearchQuery, SearchResults, Sort
from search.engines.documents import Facet
from search.parser import ParsedText
from search.understanding import Understood, understand

MOST_BY_MEANING = 5


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that was asked for and that the facet does not have."""

    facet: Facet
    value: str


@dataclass(frozen=True, slots=True)
class Answer:
    asked: Asked
    total: int
    slice: PageSlice
    facets: tuple[FacetGroup, ...]
    understood: Understood
    by_meaning: tuple[Card, ...] = ()

    @property
    def cards(self) -> Sequence[Card]:
        return self.slice.items

    @property
    def ends_early(self) -> bool:
        """The last page that can be read is no last page of the results."""
        return self.total > DEEPEST and not self.slice.has_next


def drop_unknown(asked: Asked, labels: Labels) -> tuple[Asked, tuple[Unknown, ...]]:
    """The question without values that do not exist, and those values."""
    unknown = [Unknown(facet, value) for facet, values in asked.choices.items() for value in values if not labels.is_known(facet, value)]
    if not unknown:
        return asked, ()
    left = {facet: tuple(value for value in values if labels.is_known(facet, value)) for facet, values in asked.choices.items()}
    return replace(asked, choices={facet: values for facet, values in left.items() if values}), tuple(unknown)


def find(asked: Asked, labels: Labels, viewer: Viewer = ANYBODY) -> Answer:
    """Raises EngineUnavailableError when the engine cannot answer."""
    access = access_of(asked, viewer)
    understood = understood_of(asked, access)
    query = query_of(asked, understood, access)
    results = ask(query)
    number, pages, out_of_range = slice_numbers(asked.page, total=min(results.total, DEEPEST), per_page=PER_PAGE)
    if out_of_range and results.total:
        results = ask(query_of(asked.on_page(number), understood, access))
    asked = asked.on_page(number)
    cards = make_cards(results.hits, labels, viewer)
    shown = PageSlice(cards, number, pages, results.total, out_of_range)
    offered = tuple(groups(asked, results.facets, _visible(asked, results, access), labels))
    return Answer(asked, results.total, shown, offered, understood, _by_meaning(asked, query, cards, labels))


def access_of(asked: Asked, viewer: Viewer) -> frozenset[str]:
    return viewer.access if asked.everything else ANYBODY.access


def understood_of(asked: Asked, access: frozenset[str] = ANYBODY.access) -> Understood:
    return Understood(asked.text) if asked.as_typed else understand(asked.text, asked.language, access)


def query_of(asked: Asked, understood: Understood, access: frozenset[str] = ANYBODY.access) -> SearchQuery:
    return SearchQuery(
        text=understood.text,
        language=asked.language,
        access=access,
        choices=asked.engine_choices,
        sort=asked.effective_sort,
        offset=(asked.page - 1) * PER_PAGE,
        limit=PER_PAGE,
        alternatives=understood.alternatives,
    )


def _by_meaning(asked: Asked, query: SearchQuery, above: Sequence[Card], labels: Labels) -> tuple[Card, ...]:
    """Beside the best results: cards in other languages that say what was asked for and do not stand on the page already."""
    if asked.page > 1 or asked.on_map or asked.effective_sort is not Sort.RELEVANCE:
        return ()
    shown = {card.key for card in above}
    hits = [hit for hit in by_meaning(replace(query, limit=MOST_BY_MEANING + len(shown))) if hit.key not in shown]
    return tuple(make_cards(hits[:MOST_BY_MEANING], labels))


def _visible(asked: Asked, results: SearchResults, access: frozenset[str]) -> Counts:
    """Counts over everything this reader may see."""
    if asked.text == ParsedText() and not asked.is_filtered:
        return results.facets
    return ask(SearchQuery(language=asked.language, access=access, limit=0)).facets

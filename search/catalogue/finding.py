"""One answer of the catalogue, the same for the page and for the read API."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exchange.core.pagination import PageSlice, slice_numbers
from search.access import ANYBODY, Viewer
from search.asking import ask
from search.catalogue.asked import PER_PAGE, Asked
from search.catalogue.cards import Card, make_cards
from search.catalogue.facets import Counts, FacetGroup, groups
from search.catalogue.labels import Labels
from search.engines.base import SearchQuery, SearchResults
from search.engines.documents import Facet
from search.understanding import Understood, understand


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

    @property
    def cards(self) -> Sequence[Card]:
        return self.slice.items


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
    results = ask(query_of(asked, understood, access))
    number, pages, out_of_range = slice_numbers(asked.page, total=results.total, per_page=PER_PAGE)
    if out_of_range and results.total:
        results = ask(query_of(asked.on_page(number), understood, access))
    cards = make_cards(results.hits, labels, viewer)
    shown = PageSlice(cards, number, pages, results.total, out_of_range)
    offered = tuple(groups(asked, results.facets, _visible(asked, results, access), labels))
    return Answer(asked.on_page(number), results.total, shown, offered, understood)


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


def _visible(asked: Asked, results: SearchResults, access: frozenset[str]) -> Counts:
    """Counts over everything this reader may see."""
    if asked.text == type(asked.text)() and not asked.is_filtered:
        return results.facets
    return ask(SearchQuery(language=asked.language, access=access, limit=0)).facets

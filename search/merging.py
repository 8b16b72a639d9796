"""The results of the public and of the members' index as one list."""

import heapq
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import Any

from search.analysers import title_order
from search.engines.base import FacetCount, Hit, SearchQuery, SearchResults, Sort, in_order

_ORDERS: dict[Sort, Callable[[Hit], Any]] = {
    Sort.DATE: lambda hit: (-hit.changed_at,),
    Sort.TITLE: lambda hit: (title_order(hit.plain_title),),
    Sort.TRANSFERRED: lambda hit: (-hit.transfers, -hit.changed_at),
}


def merged(query: SearchQuery, public: SearchResults, private: SearchResults) -> SearchResults:
    """The part of the list that the query asks for; both hold their own from the beginning."""
    hits = _together(query.effective_sort, public.hits, private.hits)[query.window.start : query.window.stop]
    facets = {facet: _added(public.facets[facet], private.facets[facet]) for facet in query.facets}
    return SearchResults(public.total + private.total, tuple(hits), facets)


def _together(sort: Sort, public: Sequence[Hit], private: Sequence[Hit]) -> list[Hit]:
    """Scores of two indices cannot be compared: by relevance they take turns."""
    order = _ORDERS.get(sort)
    return list(heapq.merge(public, private, key=order)) if order else list(_in_turns(public, private))


def _in_turns(public: Sequence[Hit], private: Sequence[Hit]) -> Iterator[Hit]:
    for pair in zip_longest(public, private):
        yield from (hit for hit in pair if hit is not None)


def _added(one: Sequence[FacetCount], other: Sequence[FacetCount]) -> tuple[FacetCount, ...]:
    counts = {counted.value: counted.count for counted in one}
    for counted in other:
        counts[counted.value] = counts.get(counted.value, 0) + counted.count
    return in_order(counts.items())

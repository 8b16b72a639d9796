"""One question to the indices that a reader may find something in."""

import heapq
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from search.analysers import fold
from search.current import Shelf, get_engine
from search.engines.base import FacetCount, Hit, SearchQuery, SearchResults, Sort, in_order
from search.engines.documents import PUBLIC

_ORDERS: dict[Sort, Callable[[Hit], Any]] = {
    Sort.DATE: lambda hit: (-hit.changed_at,),
    Sort.TITLE: lambda hit: (" ".join(fold(word) for word in hit.plain_title.split())[:80],),
    Sort.TRANSFERRED: lambda hit: (-hit.transfers, -hit.changed_at),
}


def ask(query: SearchQuery) -> SearchResults:
    """The access tokens say which indices are asked. Raises EngineUnavailableError."""
    of_groups = query.access - {PUBLIC}
    if not of_groups:
        return get_engine().search(query)
    among_members = replace(query, access=of_groups, even=True)
    if PUBLIC not in query.access:
        return get_engine(Shelf.MEMBERS).search(among_members)
    # Which of the two a page's results come from is known only from the beginning of both.
    limit = query.offset + query.limit if query.limit else 0
    public = get_engine().search(replace(query, access=frozenset({PUBLIC}), offset=0, limit=limit))
    private = get_engine(Shelf.MEMBERS).search(replace(among_members, offset=0, limit=limit))
    hits = _merged(query.effective_sort, public.hits, private.hits)[query.offset : query.offset + query.limit]
    facets = {facet: _added(public.facets[facet], private.facets[facet]) for facet in query.facets}
    return SearchResults(public.total + private.total, tuple(hits), facets)


def _merged(sort: Sort, public: Sequence[Hit], private: Sequence[Hit]) -> list[Hit]:
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

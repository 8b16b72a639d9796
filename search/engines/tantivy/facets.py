"""Exact counts under the results' own filter; each facet's counts leave out the facet's own choice."""

import tantivy

from search.engines.base import FacetCount, in_order
from search.engines.documents import Facet
from search.engines.tantivy import schema as fields
from search.engines.tantivy.queries import QueryBuilder

# More values than any facet has (Europe has 242 regions); the count of a value left out would be wrong.
MOST_VALUES = 2_000
TOTAL = "total"


def count_all(searcher: tantivy.Searcher, builder: QueryBuilder) -> tuple[int, dict[Facet, tuple[FacetCount, ...]]]:
    """(number of results, counts of each facet asked for)."""
    query = builder.query
    chosen = {choice.facet for choice in query.choices}
    together = [facet for facet in query.facets if facet not in chosen]
    asked = {facet.value: _terms(facet) for facet in together} | {TOTAL: {"value_count": {"field": fields.CHANGED_AT}}}
    answer = searcher.aggregate(builder.complete(query.choices), asked)
    counts = {facet: _read(answer[facet.value]) for facet in together}
    for facet in query.facets:
        if facet in chosen:
            own = searcher.aggregate(builder.complete(query.without_choice(facet)), {facet.value: _terms(facet)})
            counts[facet] = _read(own[facet.value])
    return int(answer[TOTAL]["value"]), counts


def _terms(facet: Facet) -> dict[str, object]:
    return {"terms": {"field": fields.facet_field(facet), "size": MOST_VALUES}}


def _read(answer: dict[str, list[dict[str, object]]]) -> tuple[FacetCount, ...]:
    return in_order((str(bucket["key"]), int(str(bucket["doc_count"]))) for bucket in answer["buckets"])

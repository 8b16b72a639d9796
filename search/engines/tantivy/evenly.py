"""The order of an even question: many results count the same, and tantivy would leave them in the order of its files."""

from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter

import tantivy

from search.engines.tantivy import schema as fields
from search.engines.tantivy.queries import QueryBuilder

# (score, second of the last change), the best first as numbers grow.
Rank = tuple[float, int]
Placed = tuple[Rank, tantivy.DocAddress]


def evenly(searcher: tantivy.Searcher, builder: QueryBuilder) -> list[tuple[float, tantivy.Document]]:
    """All results take part in the order, however many count the same; read are those up to the last one shown."""
    query = builder.query
    ordered = _in_order(_placed(searcher, builder.ranked()), searcher)
    return list(islice(ordered, query.window.start, query.window.stop))


def _placed(searcher: tantivy.Searcher, asked: tantivy.Query) -> list[Placed]:
    """tantivy sorts by score or by a field: both are asked, and put together by document."""
    everything = max(1, searcher.num_docs)
    moments = searcher.search(asked, everything, count=False, order_by_field=fields.CHANGED_AT)
    seconds = {_place(address): int(moment) >> fields.BELOW_A_SECOND for moment, address in moments.hits}
    scored = searcher.search(asked, everything, count=False)
    placed = [((-round(float(score), 3), -seconds[_place(address)]), address) for score, address in scored.hits]
    placed.sort(key=itemgetter(0))
    return placed


def _place(address: tantivy.DocAddress) -> tuple[int, int]:
    return address.segment_ord, address.doc


def _in_order(placed: Sequence[Placed], searcher: tantivy.Searcher) -> Iterator[tuple[float, tantivy.Document]]:
    """What changed in the same second stands by its key."""
    for (score, _), equals in groupby(placed, key=itemgetter(0)):
        rows = [searcher.doc(address) for _, address in equals]
        yield from ((-score, row) for row in sorted(rows, key=lambda row: str(row.get_first(fields.KEY))))

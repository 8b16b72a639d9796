"""A question put to an engine by words and, where the process has a model of it, by meaning.

What is a result is decided by words alone, so totals, facets and pages are the same with and without meaning. Meaning takes
part in the order of the first results, within the reader's language; texts of other languages make a list of their own.
"""

from collections.abc import Sequence
from dataclasses import replace

from search.engines.base import Hit, SearchEngine, SearchQuery, SearchResults, Sort, Vector, Written
from search.meaning import everyday, model
from search.meaning.fusion import fuse
from search.parser import ParsedText

# So many of each order are put together.
DEPTH = 50
# How much nearer to a question than everyday texts the best text must be to make a list, and which share of its lead the others
# of the list must have (docs/benchmarks.md).
BEST_LEADS_BY = 0.03
SHARE_OF_LEAD = 0.4


def fused(query: SearchQuery, engine: SearchEngine) -> SearchResults:
    """The engine's results, the first of them in an order by words and meaning."""
    vector = _vector_of(query) if query.effective_sort is Sort.RELEVANCE and query.limit else None
    if vector is None:
        return engine.search(query)
    unmarked = replace(query, offset=0, limit=DEPTH, is_marked=False)
    first = engine.search(unmarked)
    by_words = [hit.key for hit in first.hits]
    together = fuse(by_words, [hit.key for hit in engine.nearest(vector, unmarked, written=Written.OWN)])
    hits = _marked(together[query.offset : query.offset + query.limit], query, engine)
    if query.offset + query.limit > len(together) and first.total > len(together):
        hits += _after(together, by_words, query, engine)
    return replace(first, hits=hits)


def _marked(keys: Sequence[str], query: SearchQuery, engine: SearchEngine) -> tuple[Hit, ...]:
    """These results, in this order."""
    if not keys:
        return ()
    found = engine.search(replace(query, facets=(), offset=0, limit=len(keys), only=frozenset(keys))).hits
    return tuple(sorted(found, key=lambda hit: keys.index(hit.key)))


def _after(together: Sequence[str], first: Sequence[str], query: SearchQuery, engine: SearchEngine) -> tuple[Hit, ...]:
    """What follows in the order of words, without those that meaning has put before."""
    put_before = frozenset(together).difference(first)
    start = max(query.offset, len(together))
    offset = len(first) + start - len(together)
    rest = replace(query, facets=(), offset=offset, limit=query.offset + query.limit - start, left_out=query.left_out | put_before)
    return engine.search(rest).hits


def in_other_languages(query: SearchQuery, engine: SearchEngine) -> tuple[Hit, ...]:
    """Cards in other languages than the reader's that say what was asked for, best first, under the query's own filters."""
    vector = _vector_of(query)
    if vector is None:
        return ()
    common = everyday.nearness(vector)
    asked = replace(query, text=ParsedText(without=query.text.without))
    found = engine.nearest(vector, asked, written=Written.OTHERS, floor=common)
    lead = found[0].score - common if found else 0.0
    return tuple(hit for hit in found if hit.score - common >= SHARE_OF_LEAD * lead) if lead >= BEST_LEADS_BY else ()


def _vector_of(query: SearchQuery) -> Vector | None:
    """Nothing where meaning has no say: a phrase wants its words, and nothing else."""
    text = query.text
    if not text.words or text.phrases or not text.said or not model.is_on():
        return None
    return model.of_question(text.said)

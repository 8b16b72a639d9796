"""Which texts of an index have no vector yet, and which documents are nearest to one."""

from collections.abc import Iterator, Mapping, Sequence

import tantivy

from search.engines.base import Written
from search.engines.tantivy import schema as fields
from search.engines.tantivy.queries import MUST, MUST_NOT, SHOULD, Clause, QueryBuilder
from search.engines.tantivy.vectors import VectorFile

Found = tuple[float, tantivy.Document]
# Read beyond the limit: among texts that are equally near the key decides.
MORE = 16


def texts(searcher: tantivy.Searcher) -> set[str]:
    """Names of the texts of all documents."""
    return {term for term, _ in searcher.terms_with_prefix(fields.MEANING, "", filter_query=tantivy.Query.all_query())}


def unlearnt(searcher: tantivy.Searcher, schema: tantivy.Schema, vectors: VectorFile, limit: int) -> list[str]:
    missing = sorted(texts(searcher).difference(vectors.places()))[:limit]
    if not missing:
        return []
    found = searcher.search(tantivy.Query.term_set_query(schema, fields.MEANING, missing), limit, count=False)
    return list(dict.fromkeys(str(searcher.doc(address).get_first(fields.ORIGIN)) for _, address in found.hits))


def nearest(
    searcher: tantivy.Searcher, builder: QueryBuilder, batches: Iterator[Sequence[tuple[str, float]]], written: Written
) -> list[Found]:
    """What the reader may not see takes a place in a batch and none in the answer: batches go on until the answer is full."""
    limit = builder.query.limit
    gate = _gate(builder, written)
    found: list[Found] = []
    for batch in batches:
        scores = dict(batch)
        rows = _answering(searcher, builder, gate, scores, limit + MORE)
        found += [(scores[str(row.get_first(fields.MEANING))], row) for row in rows]
        if len(found) >= limit:
            break
    found.sort(key=lambda pair: (-pair[0], str(pair[1].get_first(fields.KEY))))
    return found[:limit]


def _gate(builder: QueryBuilder, written: Written) -> list[Clause]:
    query = builder.query
    own = tantivy.Query.term_query(builder.schema, fields.LANGUAGE, query.language, "basic")
    language = (MUST, tantivy.Query.const_score_query(own, 0.0)) if written is Written.OWN else (MUST_NOT, own)
    superseded = tantivy.Query.term_query(builder.schema, fields.SUPERSEDED, "yes", "basic")
    return [(MUST, tantivy.Query.const_score_query(builder.complete(query.choices), 0.0)), language, (MUST_NOT, superseded)]


def _answering(
    searcher: tantivy.Searcher, builder: QueryBuilder, gate: list[Clause], scores: Mapping[str, float], limit: int
) -> list[tantivy.Document]:
    """The cosine is made the score of a query, so that only what is nearest is read. Scores must be positive."""
    named = [(name, tantivy.Query.term_query(builder.schema, fields.MEANING, name, "basic")) for name in scores]
    any_of = tantivy.Query.boolean_query([(SHOULD, tantivy.Query.const_score_query(term, 2.0 + scores[name])) for name, term in named])
    found = searcher.search(tantivy.Query.boolean_query([*gate, (MUST, any_of)]), limit, count=False)
    return [searcher.doc(address) for _, address in found.hits]

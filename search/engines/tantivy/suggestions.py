"""What a reader may be about to type, only from documents the reader may see, and the words of public ones."""

from collections.abc import Iterable

import tantivy

from search.analysers import fold
from search.engines.base import Suggestion, SuggestionKind
from search.engines.tantivy import schema as fields
from search.engines.tantivy.queries import MUST, SHOULD, Clause, QueryBuilder, public_in
from search.parser import MAX_CHARACTERS, words_of

SHORTEST = 2


def suggest(searcher: tantivy.Searcher, builder: QueryBuilder, typed: str, limit: int) -> list[Suggestion]:
    words = [fold(word) for word in words_of(typed[:MAX_CHARACTERS])][-8:]
    if not words or len(words[-1]) < SHORTEST:
        return []
    *whole, begun = words
    shown = [(MUST, builder.gate(builder.query.choices)), *((MUST, _term(builder, word)) for word in whole)]
    titles = _titles(searcher, builder, [*shown], begun, limit)
    left = limit - len(titles)
    found = searcher.terms_with_prefix(fields.TITLE, begun, filter_query=tantivy.Query.boolean_query(shown), limit=left) if left else []
    before = " ".join(whole)
    completions = [Suggestion(SuggestionKind.WORD, f"{before} {term}".strip()) for term, _ in found if term != begun]
    return [*titles, *completions]


def _titles(searcher: tantivy.Searcher, builder: QueryBuilder, shown: list[Clause], begun: str, limit: int) -> list[Suggestion]:
    begins = tantivy.Query.fuzzy_term_query(builder.schema, fields.TITLE, begun, 0, prefix=True)
    found = searcher.search(tantivy.Query.boolean_query([*shown, (MUST, begins)]), limit, count=False)
    rows = [searcher.doc(address) for _, address in found.hits]
    return [Suggestion(SuggestionKind.TITLE, str(row.get_first(fields.TITLE)), str(row.get_first(fields.KEY))) for row in rows]


def _term(builder: QueryBuilder, word: str) -> tantivy.Query:
    return tantivy.Query.term_query(builder.schema, fields.TITLE, word, "freq")


def vocabulary(searcher: tantivy.Searcher, schema: tantivy.Schema, language: str) -> dict[str, int]:
    public = public_in(schema, language)
    known: dict[str, int] = {}
    for field in (fields.TITLE, fields.TEXT):
        for term, count in searcher.terms_with_prefix(field, "", filter_query=public):
            known[term] = known.get(term, 0) + count
    return known


def said(searcher: tantivy.Searcher, schema: tantivy.Schema, words: Iterable[str], language: str) -> set[str]:
    public = public_in(schema, language)
    return {word for word in words if _is_said(searcher, schema, public, word)}


def _is_said(searcher: tantivy.Searcher, schema: tantivy.Schema, public: tantivy.Query, word: str) -> bool:
    anywhere = [(SHOULD, tantivy.Query.term_query(schema, field, word, "basic")) for field in (fields.TITLE, fields.TEXT)]
    asked = tantivy.Query.boolean_query([(MUST, public), (MUST, tantivy.Query.boolean_query(anywhere))])
    return bool(searcher.search(asked, 1, count=False).hits)

"""What a reader may be about to type, and words near a misspelt one, only from documents the reader may see."""

from difflib import SequenceMatcher

import tantivy

from search.engines.base import Suggestion, SuggestionKind
from search.engines.tantivy import schema as fields
from search.engines.tantivy.analysers import fold
from search.engines.tantivy.queries import MUST, Clause, QueryBuilder
from search.parser import MAX_CHARACTERS, words_of

SHORTEST = 2
WORDS_LOOKED_AT = 5_000
LIKENESS = 0.72


def suggest(searcher: tantivy.Searcher, builder: QueryBuilder, typed: str, limit: int) -> list[Suggestion]:
    words = [fold(word) for word in words_of(typed[:MAX_CHARACTERS])][-8:]
    if not words or len(words[-1]) < SHORTEST:
        return []
    *whole, begun = words
    shown = [(MUST, builder.gate()), *((MUST, _term(builder, word)) for word in whole)]
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


def near_words(searcher: tantivy.Searcher, builder: QueryBuilder, word: str, limit: int) -> list[str]:
    """The likest words with the same beginning, the more frequent first among equally like ones."""
    wanted = fold(word)
    if len(wanted) < 3:
        return []
    gate = builder.gate()
    known: dict[str, int] = {}
    for field in (fields.TITLE, fields.TEXT):
        for term, count in searcher.terms_with_prefix(field, wanted[:1], filter_query=gate, limit=WORDS_LOOKED_AT):
            known[term] = max(known.get(term, 0), count)
    known.pop(wanted, None)
    rated = [(_likeness(wanted, term), count, term) for term, count in known.items() if abs(len(term) - len(wanted)) <= 2]
    return [term for likeness, _, term in sorted(rated, reverse=True) if likeness >= LIKENESS][:limit]


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= LIKENESS else 0.0

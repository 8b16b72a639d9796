"""How rare a stem is among the documents of its language.

tantivy counts rarity over the whole index, where each word of a small language is rare. Boosting a term by the ratio of
the two gives the score that Lucene gives, whose count is that of the documents that have the field.
"""

from functools import cache
from math import log

import tantivy

from search.engines.tantivy import schema as fields


class Rarity:
    """Of one state of the index."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self.searcher = searcher
        self.documents_in = cache(self._documents_in)

    def within(self, language: str, field: str, term: str) -> float:
        """What a term of the language counts, as a multiple of what tantivy makes of it; 0 for a term that no document has."""
        having = self.searcher.doc_freq(field, term)
        if not having:
            return 0.0
        return _inverse(max(having, self.documents_in(language)), having) / _inverse(max(having, self.searcher.num_docs), having)

    def _documents_in(self, language: str) -> int:
        return self.searcher.doc_freq(fields.LANGUAGE, language)


def _inverse(documents: int, having: int) -> float:
    """BM25's inverse document frequency."""
    return log(1 + (documents - having + 0.5) / (having + 0.5))

"""A few documents in memory, asked many questions: which of them would each find?

Most questions are answered by none of the documents. A question that was prepared knows words of which one must be there;
only where they are is it really asked.
"""

from collections.abc import Iterator, Sequence

import tantivy

from search.engines.base import SearchQuery
from search.engines.documents import SearchDocument
from search.engines.tantivy import schema as fields
from search.engines.tantivy import whole
from search.engines.tantivy.queries import QueryBuilder
from search.engines.tantivy.rarity import Rarity
from search.planner import NEUTRAL_WEIGHTS, PART_WEIGHTS, Plan, Wanted

WRITER_MEMORY = 30_000_000
SEARCHED = (
    *map(fields.stemmed_field, PART_WEIGHTS),
    *map(fields.neutral_field, NEUTRAL_WEIGHTS),
    fields.COMPOUNDS,
    fields.OTHERS,
)


class Prepared:
    """A question whose every word is wanted; of each set in `needs` a document that answers has at least one term."""

    __slots__ = ("needs", "query")

    def __init__(self, query: SearchQuery) -> None:
        self.query = query
        plan = Plan(query)
        phrases = [frozenset(_terms(plan, phrase)) for phrase in plan.phrases]
        groups = [frozenset(term for wanted in group for term in _terms(plan, wanted)) for group in plan.groups]
        self.needs = (*phrases, *groups)


def _terms(plan: Plan, wanted: Wanted) -> Iterator[str]:
    """Every term by which any word of it may be met, in any field."""
    for language in wanted.shares:
        for word in wanted.words:
            yield from (fields.stemmed_term(language, stem) for stem in plan.stems[language].get(word, ()))
        yield from (fields.stemmed_term(language, stem) for _place, stem in plan.placed(wanted, language))
        if len(wanted.words) == 1:
            yield from (fields.stemmed_term(language, stem) for stem in plan.parts(wanted, language))
    yield from (word for _place, word in plan.folded(wanted))


class FewDocuments:
    """Built from documents that an engine has taken; what cannot be turned into fields is found by nobody."""

    def __init__(self, documents: Sequence[SearchDocument]) -> None:
        self.index = tantivy.Index(fields.build_schema())
        fields.register_analysers(self.index)
        writer = self.index.writer(WRITER_MEMORY, 1)
        whole.replace(writer, documents, ())
        writer.commit()
        self.index.reload()
        self.searcher = self.index.searcher()
        self.rarity = Rarity(self.searcher)
        self.terms = frozenset(term for field in SEARCHED for term, _ in self.searcher.terms_with_prefix(field, ""))

    def found_by(self, question: Prepared) -> set[str]:
        """Keys of the documents that answer the question."""
        if any(self.terms.isdisjoint(need) for need in question.needs):
            return set()
        builder = QueryBuilder(self.index.schema, self.rarity, question.query)
        found = self.searcher.search(builder.complete(question.query.choices), max(1, self.searcher.num_docs), count=False)
        return {str(self.searcher.doc(address).get_first(fields.KEY)) for _, address in found.hits}

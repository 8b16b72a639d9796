"""A few documents in memory, asked many questions: which of them would each find?"""

from collections.abc import Sequence

import tantivy

from search.engines.base import SearchQuery
from search.engines.documents import SearchDocument
from search.engines.tantivy import schema as fields
from search.engines.tantivy import whole
from search.engines.tantivy.queries import QueryBuilder
from search.engines.tantivy.rarity import Rarity

WRITER_MEMORY = 30_000_000


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

    def found_by(self, query: SearchQuery) -> set[str]:
        """Keys of the documents that answer the question."""
        builder = QueryBuilder(self.index.schema, self.rarity, query)
        found = self.searcher.search(builder.complete(query.choices), max(1, self.searcher.num_docs), count=False)
        return {str(self.searcher.doc(address).get_first(fields.KEY)) for _, address in found.hits}

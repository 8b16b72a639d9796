"""An index as a whole: writing into it, and what is in it whoever may read it."""

from collections.abc import Iterable

import tantivy

from search.engines.base import Refused
from search.engines.documents import SearchDocument
from search.engines.tantivy import schema as fields


def replace(writer: tantivy.IndexWriter, documents: Iterable[SearchDocument], deletes: Iterable[str]) -> list[Refused]:
    """Queue deletes and documents for the next commit. A document that cannot be turned into fields leaves its former self out, too."""
    refused = []
    for key in deletes:
        writer.delete_documents_by_term(fields.KEY, key)
    for document in documents:
        writer.delete_documents_by_term(fields.KEY, document.key)
        try:
            row = fields.to_tantivy(document)
        except (ValueError, OverflowError) as error:
            refused.append(Refused(document.key, f"{type(error).__name__}: {error}"[:300]))
        else:
            writer.add_document(row)
    return refused


def keys_of(index: tantivy.Index, origins: Iterable[str]) -> set[str]:
    wanted = list(origins)
    if not wanted:
        return set()
    searcher = index.searcher()
    query = tantivy.Query.term_set_query(index.schema, fields.ORIGIN, wanted)
    found = searcher.search(query, max(1, searcher.num_docs), count=False)
    return {str(searcher.doc(address).get_first(fields.KEY)) for _, address in found.hits}


def fingerprints(index: tantivy.Index) -> dict[str, str]:
    # The filter makes tantivy leave out terms of documents that are deleted and not yet merged away.
    terms = index.searcher().terms_with_prefix(fields.FINGERPRINT, "", filter_query=tantivy.Query.all_query())
    return dict(term.split(" ", 1) for term, _ in terms)

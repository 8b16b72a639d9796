"""An index as a whole: writing into it, and what is in it whoever may read it."""

from collections.abc import Iterable, Iterator

import tantivy

from search.engines.base import Refused
from search.engines.documents import SearchDocument
from search.engines.tantivy import schema as fields

Row = tuple[str, tantivy.Document | None]


def replace(writer: tantivy.IndexWriter, documents: Iterable[SearchDocument], deletes: Iterable[str]) -> list[Refused]:
    """Queue deletes and documents for the next commit."""
    refused: list[Refused] = []
    put(writer, rows_of(documents, refused), deletes)
    return refused


def rows_of(documents: Iterable[SearchDocument], refused: list[Refused]) -> Iterator[Row]:
    """Keys with their fields, or nothing for a document that cannot be turned into any: it leaves its former self out, too."""
    for document in documents:
        row = None
        try:
            row = fields.to_tantivy(document)
        except (ValueError, OverflowError) as error:
            refused.append(Refused(document.key, f"{type(error).__name__}: {error}"[:300]))
        yield document.key, row


def put(writer: tantivy.IndexWriter, rows: Iterable[Row], deletes: Iterable[str]) -> None:
    for key in deletes:
        writer.delete_documents_by_term(fields.KEY, key)
    for key, row in rows:
        writer.delete_documents_by_term(fields.KEY, key)
        if row is not None:
            writer.add_document(row)


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

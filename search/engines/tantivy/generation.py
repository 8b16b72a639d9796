"""Filling an index beside the one in use."""

import shutil
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager

import tantivy

from search.engines.base import Generation, SearchDocument
from search.engines.tantivy import schema as fields
from search.engines.tantivy.folder import Folder

WRITER_MEMORY = 256_000_000
WRITER_THREADS = 2


class TantivyGeneration(Generation):
    def __init__(self, folder: Folder, errors: Callable[[], AbstractContextManager[None]]) -> None:
        self.folder = folder
        self.errors = errors
        self.path = folder.create()
        index = tantivy.Index(fields.build_schema(), path=str(self.path))
        fields.register_analysers(index)
        self.writer: tantivy.IndexWriter | None = index.writer(WRITER_MEMORY, WRITER_THREADS)

    def write(self, documents: Iterable[SearchDocument]) -> int:
        assert self.writer is not None
        written = 0
        with self.errors():
            for document in documents:
                self.writer.add_document(fields.to_tantivy(document))
                written += 1
        return written

    def promote(self) -> None:
        assert self.writer is not None
        with self.errors():
            self.writer.commit()
            self.writer.wait_merging_threads()
            self.writer = None
            self.folder.promote(self.path)

    def discard(self) -> None:
        self.writer = None
        shutil.rmtree(self.path, ignore_errors=True)

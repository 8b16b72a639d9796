"""Filling an index beside the one in use."""

import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import tantivy

from search.engines.base import IndexMissingError, Refused
from search.engines.documents import SearchDocument
from search.engines.generations import Generation
from search.engines.tantivy import meanings, whole
from search.engines.tantivy import schema as fields
from search.engines.tantivy.folder import Folder
from search.engines.tantivy.vectors import VectorFile
from search.meaning.model import is_installed

WRITER_MEMORY = 256_000_000
WRITER_THREADS = 2


class TantivyGeneration(Generation):
    def __init__(self, folder: Folder, errors: Callable[[], AbstractContextManager[None]]) -> None:
        self.folder = folder
        self.errors = errors
        self.path = folder.create()
        self.name = self.path.name
        self.is_committed = True
        try:
            self.index = make_index(self.path)
            self.writer: tantivy.IndexWriter | None = self.index.writer(WRITER_MEMORY, WRITER_THREADS)
        except BaseException:
            # On a full disk each further try would leave a folder behind that looks like one being filled.
            shutil.rmtree(self.path, ignore_errors=True)
            raise

    def write(self, *, documents: Sequence[SearchDocument] = (), deletes: Iterable[str] = (), version: int | None = None) -> list[Refused]:
        assert self.writer is not None
        self.is_committed = False
        with self.errors():
            return whole.replace(self.writer, documents, deletes)

    def keys_of(self, origins: Iterable[str]) -> set[str]:
        with self.errors():
            return whole.keys_of(self._committed(), origins)

    def fingerprints(self) -> dict[str, str]:
        with self.errors():
            return whole.fingerprints(self._committed())

    def _committed(self) -> tantivy.Index:
        assert self.writer is not None
        if not self.is_committed:
            self.writer.commit()
            self.is_committed = True
        self.index.reload()
        return self.index

    def promote(self) -> None:
        with self.errors():
            self._finish_writing()
            self._take_vectors_over()
            self.folder.promote(self.path)

    def _finish_writing(self) -> None:
        assert self.writer is not None
        self.writer.commit()
        self.writer.wait_merging_threads()
        self.writer = None

    def _take_vectors_over(self) -> None:
        """What the generation in use has learnt of texts that are still there."""
        try:
            learnt = VectorFile.of(self.folder.current())
        except IndexMissingError:
            return
        if learnt.path.exists() and is_installed():
            self.index.reload()
            learnt.copy_to(VectorFile.of(self.path), meanings.texts(self.index.searcher()))

    def discard(self) -> None:
        self.writer = None
        if not self.folder.is_in_use(self.path):
            shutil.rmtree(self.path, ignore_errors=True)


class TantivyFormer(TantivyGeneration):
    """The one that was in use before."""

    def __init__(self, folder: Folder, errors: Callable[[], AbstractContextManager[None]], path: Path) -> None:
        self.folder = folder
        self.errors = errors
        self.path = path
        self.name = path.name
        self.index = open_index(path)
        self.writer = self.index.writer(WRITER_MEMORY, WRITER_THREADS)
        self.is_committed = True

    def promote(self) -> None:
        with self.errors():
            self._finish_writing()
            self.folder.rollback()

    def discard(self) -> None:
        self.writer = None


def make_index(path: Path) -> tantivy.Index:
    return _prepared(tantivy.Index(fields.build_schema(), path=str(path)))


def open_index(path: Path) -> tantivy.Index:
    return _prepared(tantivy.Index.open(str(path)))


def _prepared(index: tantivy.Index) -> tantivy.Index:
    index.config_reader("manual")
    fields.register_analysers(index)
    return index

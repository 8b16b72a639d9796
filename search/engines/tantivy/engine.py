"""The contract of search.engines.base over tantivy.

One process writes (tantivy locks the folder), any number reads. A reader looks at the folder's commit before each
answer, so that what the writer has committed shows at once.
"""

import shutil
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import tantivy

from search.engines.base import (
    EngineStatus,
    EngineUnavailableError,
    FacetChoice,
    Hit,
    IndexLockedError,
    IndexMissingError,
    Refused,
    SearchEngine,
    SearchQuery,
    SearchResults,
    Sort,
    Suggestion,
    Vector,
    Written,
)
from search.engines.documents import PUBLIC, Facet, SearchDocument
from search.engines.generations import Generation
from search.engines.tantivy import facets, meanings, suggestions, whole
from search.engines.tantivy import schema as fields
from search.engines.tantivy.evenly import evenly
from search.engines.tantivy.folder import Folder, size_on_disk
from search.engines.tantivy.generation import TantivyFormer, TantivyGeneration, open_index
from search.engines.tantivy.queries import QueryBuilder
from search.engines.tantivy.rarity import Rarity
from search.engines.tantivy.vectors import VectorFile
from search.marking import Marker

WRITER_MEMORY = 30_000_000
Stamp = tuple[int, int, int]


@dataclass(slots=True)
class OpenIndex:
    path: Path
    index: tantivy.Index
    commit: Stamp


@contextmanager
def engine_errors() -> Iterator[None]:
    """What tantivy raises, as the contract's error. Its panics are BaseExceptions and must not end the process."""
    try:
        yield
    except EngineUnavailableError:
        raise
    except (ValueError, OSError, RuntimeError) as error:
        if "LockBusy" in str(error):
            raise IndexLockedError("another process writes to the index") from error
        raise EngineUnavailableError(str(error)[:300]) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise EngineUnavailableError(f"the engine panicked: {str(error)[:300]}") from error


class TantivyEngine(SearchEngine):
    name = "tantivy"
    is_ours_to_mend = True
    takes_vectors = True

    def __init__(self, root: Path | str) -> None:
        self.folder = Folder(Path(root))
        self.place = str(root)
        # Who reads never waits for who writes. Where both are taken, the writer's comes first.
        self._writing = threading.RLock()
        self._opening = threading.Lock()
        self._open: OpenIndex | None = None
        self._writer: tuple[Path, tantivy.IndexWriter] | None = None
        self._vectors: VectorFile | None = None

    # Reading

    def search(self, query: SearchQuery) -> SearchResults:
        with engine_errors():
            index = self._index()
            searcher = index.searcher()
            builder = QueryBuilder(index.schema, Rarity(searcher), query)
            total, counts = facets.count_all(searcher, builder)
            hits = self._hits(searcher, builder) if query.offset < total and query.window else []
        return SearchResults(total, tuple(hits), counts)

    def _hits(self, searcher: tantivy.Searcher, builder: QueryBuilder) -> list[Hit]:
        query = builder.query
        by_field, order = _ORDERS.get(query.effective_sort, (None, tantivy.Order.Desc))
        marker = Marker(builder.plan)
        if by_field is None and query.even:
            return [_read(marker, row, score) for score, row in evenly(searcher, builder)]
        found = searcher.search(builder.ranked(), len(query.window), count=False, order_by_field=by_field, offset=query.offset, order=order)
        return [_read(marker, searcher.doc(address), float(score) if by_field is None else 0.0) for score, address in found.hits]

    def nearest(self, vector: Vector, query: SearchQuery, *, written: Written, floor: float = -1.0) -> tuple[Hit, ...]:
        with engine_errors():
            index = self._index()
            searcher = index.searcher()
            builder = QueryBuilder(index.schema, Rarity(searcher), query)
            found = meanings.nearest(searcher, builder, self._vectors_in_use().nearest_first(vector, floor), written)
        marker = Marker(builder.plan)
        return tuple(_read(marker, row, score) for score, row in found)

    def suggest(
        self,
        typed: str,
        *,
        language: str,
        access: frozenset[str] = frozenset({PUBLIC}),
        choices: tuple[FacetChoice, ...] = (),
        limit: int = 8,
    ) -> list[Suggestion]:
        with engine_errors():
            index = self._index()
            searcher = index.searcher()
            builder = QueryBuilder(index.schema, Rarity(searcher), SearchQuery(language=language, access=access, choices=choices))
            return suggestions.suggest(searcher, builder, typed, limit)

    def vocabulary(self, language: str) -> dict[str, int]:
        with engine_errors():
            index = self._index()
            return suggestions.vocabulary(index.searcher(), index.schema, language)

    def said(self, words: Sequence[str], language: str) -> set[str]:
        with engine_errors():
            index = self._index()
            return suggestions.said(index.searcher(), index.schema, words, language)

    def keys_of(self, origins: Iterable[str]) -> set[str]:
        with engine_errors():
            return whole.keys_of(self._index(), origins)

    def fingerprints(self) -> dict[str, str]:
        with engine_errors():
            return whole.fingerprints(self._index())

    def unlearnt(self, limit: int) -> list[str]:
        with engine_errors():
            index = self._index()
            return meanings.unlearnt(index.searcher(), index.schema, self._vectors_in_use(), limit)

    def status(self) -> EngineStatus:
        with engine_errors():
            path, documents = self.folder.current(), self._index().searcher().num_docs
            predecessor = self.folder.predecessor()
            return EngineStatus(self.name, path.name, documents, size_on_disk(path), predecessor.name if predecessor else "")

    def state(self) -> str:
        with engine_errors():
            path = self.folder.current()
            return f"{path.name} {_commit_of(path)}"

    def _index(self) -> tantivy.Index:
        """The index in use, as of its last commit."""
        with self._opening:
            path = self.folder.current()
            commit = _commit_of(path)
            if self._open is None or self._open.path != path:
                self._open = OpenIndex(path, open_index(path), commit)
            elif self._open.commit != commit:
                self._open.index.reload()
                self._open.commit = commit
            index = self._open.index
        self._keep_writer_of(path)
        return index

    # Writing

    def write(self, *, documents: Sequence[SearchDocument] = (), deletes: Iterable[str] = (), version: int | None = None) -> list[Refused]:
        """The folder has one writer, which writes in the order in which the database was read: versions say nothing new."""
        refused: list[Refused] = []
        with engine_errors():
            # What takes longest, before anybody has to wait.
            rows = list(whole.rows_of(documents, refused))
        with self._writing, engine_errors():
            writer = self._writer_of(self.folder.current())
            try:
                whole.put(writer, rows, deletes)
                writer.commit()
            except BaseException:
                # A writer that failed may be half-way through anything: the next write begins with a fresh one. It is ended here,
                # for whoever handles the error keeps it and its lock by the traceback.
                self._writer = None
                with suppress(BaseException):
                    writer.wait_merging_threads()
                raise
        return refused

    def learn(self, documents: Sequence[SearchDocument], vectors: Mapping[str, Vector], *, version: int | None = None) -> None:
        with self._writing, engine_errors():
            self._vectors_in_use().add({one.meaning: vectors[one.meaning] for one in documents if one.meaning and one.meaning in vectors})

    def _vectors_in_use(self) -> VectorFile:
        file = VectorFile.of(self.folder.current())
        if self._vectors is None or self._vectors.path != file.path:
            self._vectors = file
        return self._vectors

    def _writer_of(self, path: Path) -> tantivy.IndexWriter:
        if self._writer is not None and self._writer[0] == path and (path / ".tantivy-writer.lock").exists():
            return self._writer[1]
        self._writer = None
        writer = open_index(path).writer(WRITER_MEMORY, 1)
        self._writer = (path, writer)
        return writer

    def _keep_writer_of(self, path: Path, *, waits: bool = False) -> None:
        """Lets go of another one's: who goes back to that generation has to write into it. A write under way is left to end."""
        if self._writes_elsewhere(path) and self._writing.acquire(blocking=waits):
            try:
                if self._writes_elsewhere(path):
                    self._writer = None
            finally:
                self._writing.release()

    def _writes_elsewhere(self, path: Path) -> bool:
        writer = self._writer
        return writer is not None and writer[0] != path

    def unfinished(self) -> list[str]:
        with engine_errors():
            return self.folder.unfinished()

    def new_generation(self) -> Generation:
        with engine_errors():
            return TantivyGeneration(self.folder, engine_errors)

    def former(self) -> Generation:
        with engine_errors():
            self._index()
            self._keep_writer_of(self.folder.current(), waits=True)
            path = self.folder.predecessor()
            if path is None:
                raise IndexMissingError("there is no former generation to go back to")
            return TantivyFormer(self.folder, engine_errors, path)

    def remove_everything(self) -> None:
        self.close()
        shutil.rmtree(self.folder.root, ignore_errors=True)

    def close(self) -> None:
        with self._writing, self._opening:
            self._open = None
            self._writer = None
            self._vectors = None


_ORDERS: dict[Sort, tuple[str, tantivy.Order]] = {
    Sort.DATE: (fields.CHANGED_AT, tantivy.Order.Desc),
    Sort.TITLE: (fields.TITLE_ORDER, tantivy.Order.Asc),
    Sort.TRANSFERRED: (fields.TRANSFERS_ORDER, tantivy.Order.Desc),
}


def _read(marker: Marker, row: tantivy.Document, score: float) -> Hit:
    hit = marker.hit(
        key=str(row.get_first(fields.KEY)),
        origin=str(row.get_first(fields.ORIGIN)),
        title=str(row.get_first(fields.TITLE)),
        language=str(row.get_first(fields.LANGUAGE)),
        texts=row.get_all(fields.TEXT),
        score=score,
        values={facet: tuple(row.get_all(fields.facet_field(facet))) for facet in Facet},
    )
    return replace(hit, transfers=int(row.get_first(fields.TRANSFERS) or 0), changed_at=int(row.get_first(fields.CHANGED) or 0))


def _commit_of(path: Path) -> Stamp:
    """Changes with every commit: tantivy replaces meta.json."""
    said = (path / "meta.json").stat()
    return said.st_ino, said.st_mtime_ns, said.st_size

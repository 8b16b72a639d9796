"""Carrying out recorded changes: the state of the database now, into the engine, in one commit a batch.

The outbox marks rows as done only after this returns, and this returns only after the engine has committed; a
process that dies in between does the same work again, which changes nothing.
"""

import uuid
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from exchange.core import outbox
from exchange.core.logs import emit
from exchange.core.models import OutboxEntry
from search import changes
from search.current import get_engine
from search.documents import BATCH, all_keys, documents_of
from search.engines.base import EngineUnavailableError, IndexLockedError, IndexMissingError, SearchQuery


@dataclass(frozen=True, slots=True)
class Difference:
    """Keys of documents that the index lacks, has too many, or has otherwise than the database."""

    missing: frozenset[str]
    superfluous: frozenset[str]
    differing: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.missing or self.superfluous or self.differing)


@outbox.handler(changes.TOPIC)
def carry_out(entries: Sequence[OutboxEntry]) -> None:
    keys = [entry.key for entry in entries]
    try:
        index_objects(changes.concerned(keys))
        if changes.RECONCILE in keys:
            repair()
    except IndexMissingError as missing:
        emit("index.built_anew", reason=str(missing))
        rebuild()


def index_objects(keys: Collection[uuid.UUID]) -> None:
    """Make the index say of these objects what the database says."""
    if not keys:
        return
    engine = get_engine()
    documents = documents_of(keys)
    stale = engine.keys_of(str(key) for key in keys) - {document.key for document in documents}
    engine.write(documents=documents, deletes=stale)


def rebuild(progress: Callable[[int], None] = lambda done: None) -> int:
    """Fill a new generation from the database and switch to it. What changes meanwhile is caught by a comparison after the switch."""
    generation = get_engine().new_generation()
    written = 0
    try:
        for keys in all_keys():
            written += generation.write(documents_of(keys))
            progress(written)
        generation.promote()
    except BaseException:
        generation.discard()
        raise
    changes.compare_everything()
    return written


def compare() -> Difference:
    expected = {document.key: document.fingerprint for keys in all_keys() for document in documents_of(keys)}
    indexed = get_engine().fingerprints()
    return Difference(
        missing=frozenset(expected.keys() - indexed.keys()),
        superfluous=frozenset(indexed.keys() - expected.keys()),
        differing=frozenset(key for key in expected.keys() & indexed.keys() if expected[key] != indexed[key]),
    )


def repair() -> Difference:
    """Put right what differs; returns what did."""
    found = compare()
    if found:
        emit("index.differed", missing=len(found.missing), superfluous=len(found.superfluous))
        wrong = found.missing | found.differing
        for keys in all_keys():
            documents = [document for document in documents_of(keys) if document.key in wrong]
            for start in range(0, len(documents), BATCH):
                get_engine().write(documents=documents[start : start + BATCH])
        get_engine().write(deletes=found.superfluous)
    return found


def watch() -> None:
    """The worker's look at the engine every few seconds: an index that is missing or broken is built anew by itself."""
    try:
        get_engine().search(SearchQuery(limit=1))
    except IndexLockedError:
        return
    except EngineUnavailableError as wrong:
        emit("index.built_anew", reason=str(wrong))
        get_engine().close()
        rebuild()

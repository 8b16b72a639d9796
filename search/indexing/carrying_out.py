"""Carrying out recorded changes: the state of the database now, into the engine, in one write a batch.

The outbox marks rows as done only after this returns, and this returns only after the engine has taken it; a process that
dies in between does the same work again, which changes nothing.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from exchange.core import outbox
from exchange.core.logs import emit
from exchange.core.models import OutboxEntry
from search import changes
from search.current import engines, get_engine
from search.engines.base import EngineUnavailableError, IndexLockedError, IndexMissingError, SearchQuery
from search.indexing import catching_up, silence
from search.indexing.building import rebuild
from search.indexing.comparing import repair
from search.indexing.writing import write_objects
from search.meaning import model
from search.saved.percolation import note_changes


@outbox.handler(changes.TOPIC)
@silence.out_of_reach()
def carry_out(entries: Sequence[OutboxEntry]) -> None:
    told_again, unkept = catching_up.look_at([entry for entry in entries if catching_up.is_promise(entry)])
    objects = changes.concerned(entries) | told_again
    if len(objects) > changes.AT_ONCE:
        changes.in_batches(objects)
    else:
        _write(objects)
    if changes.RECONCILE in {entry.key for entry in entries}:
        with _mending():
            repair()
    # Last: a batch that fails is carried out again, and each time would add to what waits.
    catching_up.renew(unkept)


@outbox.handler(changes.BATCHES, one_by_one=True, in_turn=True)
@silence.out_of_reach()
def carry_out_batch(entries: Sequence[OutboxEntry]) -> None:
    _write(changes.concerned(entries))


def _write(objects: Collection[str]) -> None:
    """Told to saved searches once it stands in the index, by this write or by the building of a missing one."""
    with _mending():
        write_objects(engines(), objects)
    note_changes(objects)


@contextmanager
def _mending() -> Iterator[None]:
    """A missing index is built, with all that was to be written."""
    try:
        yield
    except IndexMissingError as missing:
        emit("index.built_anew", reason=str(missing))
        rebuild()


def watch() -> None:
    """The worker's look at the engine every few seconds: an index that is missing or broken is built anew by itself."""
    try:
        _look()
    except IndexLockedError:
        return
    except IndexMissingError as wrong:
        _build_anew(str(wrong))
    except EngineUnavailableError as wrong:
        # A folder that cannot be read is damaged; a cluster that does not answer comes back with what it had.
        if get_engine().is_ours_to_mend:
            _build_anew(str(wrong))


def _look() -> None:
    for engine in engines().values():
        engine.search(SearchQuery(limit=1))
    if model.is_on() and not get_engine().takes_vectors:
        _build_anew("the index was made without vectors")


def _build_anew(reason: str) -> None:
    emit("index.built_anew", reason=reason)
    for engine in engines().values():
        engine.close()
    rebuild()

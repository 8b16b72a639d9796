"""New generations: filled from the database while the old one answers, brought up to what changed meanwhile, compared, promoted."""

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime

from django.db.models import Max

from exchange.core.worker import still_at_work
from search import changes
from search.current import Shelf, engines
from search.documents import BATCH, all_origins
from search.engines.base import EngineUnavailableError, IndexLockedError, SearchEngine
from search.engines.generations import Generation
from search.indexing import catching_up
from search.indexing.comparing import Difference, compare, mend
from search.indexing.writing import write_objects

Progress = Callable[[int, int], None]
ROUNDS = 5
LOCKED_TRIES = 20
LOCKED_SECONDS = 0.5


class GenerationRefusedError(EngineUnavailableError):
    """The filled generation still differs from the database and was not promoted."""


def rebuild(progress: Progress = lambda done, total: None) -> int:
    """Returns the number of documents. What is carried out between the last comparison and the switch is carried out again after it."""
    generations: dict[Shelf, Generation] = {}
    try:
        for shelf, engine in engines().items():
            generations[shelf] = engine.new_generation()
        seen = _last_change()
        filled = _fill(generations, progress)
        _put_in_use(generations, seen)
    except BaseException:
        _give_up(generations)
        raise
    changes.compare_everything()
    return filled


def go_back() -> list[str]:
    """To the former generations, once they say what the database says: what was hidden since must not show again. Returns their names."""
    formers: dict[Shelf, Generation] = {}
    try:
        for shelf, engine in engines().items():
            if shelf is Shelf.PUBLIC or engine.status().predecessor:
                formers[shelf] = _former(engine)
        _put_in_use(formers, _last_change())
    except BaseException:
        _give_up(formers)
        raise
    for engine in engines().values():
        engine.close()
    changes.compare_everything()
    return [former.name for former in formers.values()]


def _former(engine: SearchEngine) -> Generation:
    """A worker lets go of it with its next look at the index."""
    for _ in range(LOCKED_TRIES):
        with suppress(IndexLockedError):
            return engine.former()
        time.sleep(LOCKED_SECONDS)
    return engine.former()


def _put_in_use(generations: Mapping[Shelf, Generation], seen: int) -> None:
    since = catching_up.promise(generations)
    _bring_up_to_date(generations, seen, since)
    # What is promoted alone is no worse than what it replaces: both follow the database.
    for generation in generations.values():
        generation.promote()


def _give_up(generations: Mapping[Shelf, Generation]) -> None:
    catching_up.end(generations)
    for generation in generations.values():
        generation.discard()


def _fill(generations: Mapping[Shelf, Generation], progress: Progress) -> int:
    batches = list(all_origins())
    total = sum(len(keys) for keys in batches)
    done = filled = 0
    for keys in batches:
        filled += write_objects(generations, keys, is_empty=True)
        done += len(keys)
        still_at_work()
        progress(done, total)
    return filled


def _bring_up_to_date(generations: Mapping[Shelf, Generation], seen: int, since: datetime) -> None:
    """Replay what was recorded since the filling began, until a comparison finds no difference but what is told again anyway.

    While people write, something always differs by the time it is compared: a rebuild that waited for silence would never end.
    """
    for _ in range(ROUNDS):
        newest = _last_change()
        concerned = sorted(changes.concerned(changes.recorded(pk__gt=seen, pk__lte=newest)))
        for start in range(0, len(concerned), BATCH):
            write_objects(generations, concerned[start : start + BATCH])
        seen = newest
        difference = compare(generations)
        is_explained = not difference or _is_explained(generations, difference, catching_up.told_again(since))
        mend(generations, difference)
        if is_explained:
            return
    raise GenerationRefusedError(f"the new generation differs from the database after {ROUNDS} rounds; nothing was switched")


def _is_explained(generations: Mapping[Shelf, Generation], difference: Difference, told_again: set[str]) -> bool:
    """Whether each differing document is of an object that the worker is told of again after the switch."""
    if not difference.objects <= told_again:
        return False
    return all(keys <= generations[shelf].keys_of(told_again) for shelf, keys in difference.strays.items() if keys)


def _last_change() -> int:
    return changes.recorded().aggregate(last=Max("pk"))["last"] or 0

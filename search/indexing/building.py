"""A new generation: filled from the database while the old one answers, brought up to what changed meanwhile, compared, promoted."""

from collections.abc import Callable

from django.db.models import Max

from exchange.core.models import OutboxEntry
from search import changes
from search.current import get_engine
from search.documents import all_keys
from search.engines.base import EngineUnavailableError, Generation
from search.indexing.comparing import compare, mend
from search.indexing.writing import write_objects

Progress = Callable[[int, int], None]
ROUNDS = 5


class GenerationRefusedError(EngineUnavailableError):
    """The filled generation still differs from the database and was not promoted."""


def rebuild(progress: Progress = lambda done, total: None) -> int:
    """Returns the number of documents. What changes after the last comparison is compared once more after the switch."""
    generation = get_engine().new_generation()
    try:
        seen = _last_change()
        filled = _fill(generation, progress)
        _bring_up_to_date(generation, seen)
        generation.promote()
    except BaseException:
        generation.discard()
        raise
    changes.compare_everything()
    return filled


def _fill(generation: Generation, progress: Progress) -> int:
    batches = list(all_keys())
    total = sum(len(keys) for keys in batches)
    done = filled = 0
    for keys in batches:
        filled += write_objects(generation, keys, is_empty=True)
        done += len(keys)
        progress(done, total)
    return filled


def _bring_up_to_date(generation: Generation, seen: int) -> None:
    """Replay what was recorded since the filling began, until a comparison finds no difference."""
    for _ in range(ROUNDS):
        newest = _last_change()
        recorded = OutboxEntry.objects.filter(topic=changes.TOPIC, pk__gt=seen, pk__lte=newest).values_list("key", flat=True)
        write_objects(generation, changes.concerned(recorded))
        seen = newest
        difference = compare(generation)
        if not difference:
            return
        mend(generation, difference)
    raise GenerationRefusedError(f"the new generation differs from the database after {ROUNDS} rounds; nothing was switched")


def _last_change() -> int:
    return OutboxEntry.objects.filter(topic=changes.TOPIC).aggregate(last=Max("pk"))["last"] or 0

"""What is carried out between a rebuild's last comparison and its switch reaches the former generation only: the new one is told again.

The promise is a row that is there before the switch, so whoever dies when leaves either the former generation or one that
catches up.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from exchange.core import outbox
from exchange.core.models import OutboxEntry
from search import changes
from search.current import Shelf, get_engine
from search.engines.base import EngineUnavailableError, IndexMissingError
from search.engines.generations import Generation

LOOKS_AGAIN_AFTER = timedelta(seconds=5)
# A rebuild that has not switched by then never will.
GIVEN_UP_AFTER = timedelta(hours=1)
# Clocks of two machines need not agree.
MARGIN = timedelta(minutes=1)


def promise(generations: Mapping[Shelf, Generation]) -> datetime:
    """Before the comparison that decides: once these generations are in use, what was carried out since now is carried out again."""
    since = timezone.now()
    names = {shelf.value: one.name for shelf, one in generations.items()}
    _record({"since": since.isoformat(), "generations": names, "instead_of": {shelf: _replaced(shelf) for shelf in names}})
    return since


def end(generations: Mapping[Shelf, Generation]) -> None:
    """The rebuild failed, perhaps with one generation switched: whether one is in use is looked at once more, and then no longer."""
    names = {shelf.value: one.name for shelf, one in generations.items()}
    for entry in OutboxEntry.objects.filter(topic=changes.TOPIC, key=_key_of(names), done_at=None) if names else ():
        entry.payload["has_ended"] = True
        entry.save(update_fields=["payload"])


def is_promise(entry: OutboxEntry) -> bool:
    return entry.key.startswith(f"{changes.CATCH_UP}:")


def look_at(promises: Iterable[OutboxEntry]) -> tuple[set[str], list[OutboxEntry]]:
    """(objects that the new generations are to be told again, promises to renew: while a generation is not in use, they hold for later, too)."""
    objects: set[str] = set()
    unkept = []
    for entry in promises:
        since = datetime.fromisoformat(entry.payload["since"])
        in_use = _in_use(entry.payload["generations"], entry.payload.get("instead_of", {}))
        if not all(in_use) and not entry.payload.get("has_ended") and timezone.now() < since + GIVEN_UP_AFTER:
            unkept.append(entry)
        if any(in_use):
            objects |= told_again(since)
    return objects, unkept


def renew(unkept: Collection[OutboxEntry]) -> None:
    """Once what they told is written. One row a promise waits, however often its batch was tried; it knows whether the rebuild has ended."""
    for entry in unkept:
        with transaction.atomic():
            entry.refresh_from_db(fields=["payload"])
            others = OutboxEntry.objects.filter(outbox.OPEN, topic=entry.topic, key=entry.key)
            if not others.exclude(pk__in=[one.pk for one in unkept]).exists():
                _record(entry.payload, due_at=timezone.now() + LOOKS_AGAIN_AFTER)


def told_again(since: datetime) -> set[str]:
    """What a promise of that moment keeps: objects whose changes wait, or were carried out since."""
    return changes.concerned(changes.recorded().filter(Q(done_at=None) | Q(done_at__gte=since - MARGIN)))


def _in_use(names: Mapping[str, str], instead_of: Mapping[str, str]) -> list[bool]:
    """Each of them, or one that is newer than it and than what it takes the place of: names begin with their time."""
    in_use = {shelf: _generation_of(shelf) for shelf in names}
    return [in_use[shelf] == name or in_use[shelf] > max(name, instead_of.get(shelf, "")) for shelf, name in names.items()]


def _replaced(shelf: str) -> str:
    """Nothing for an index that is damaged, which is why it is built anew."""
    try:
        return _generation_of(shelf)
    except EngineUnavailableError:
        return ""


def _generation_of(shelf: str) -> str:
    try:
        return get_engine(Shelf(shelf)).status().generation
    except IndexMissingError:
        return ""


def _record(payload: dict[str, Any], due_at: datetime | None = None) -> None:
    with transaction.atomic():
        entry = outbox.record(changes.TOPIC, _key_of(payload["generations"]), payload)
        if due_at is not None:
            OutboxEntry.objects.filter(pk=entry.pk).update(due_at=due_at)


def _key_of(names: Mapping[str, str]) -> str:
    return f"{changes.CATCH_UP}:{next(iter(names.values()))}"

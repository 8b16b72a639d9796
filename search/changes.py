"""What has to be indexed anew, as outbox rows in the transaction of the change.

A row says what is concerned, never how it looks: whoever carries it out reads the database.
"""

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.db.models import QuerySet
from django.utils import timezone

from exchange.core import outbox
from exchange.core.models import OutboxEntry
from search.origins import is_page, plain_origin
from search.registry import plain_sources, sources

TOPIC = "search"
# What is too much for one write: rows of so many objects, carried out one by one between everything else.
BATCHES = "search.batch"
AT_ONCE = 300
BATCH = 100
OBJECT = "object"
DEPENDANTS = "dependants"
RECONCILE = "reconcile"
CATCH_UP = "catch_up"
NIGHT = range(1, 5)
ONCE = timedelta(hours=12)
AT_THE_LATEST = timedelta(hours=36)


def objects_changed(origins: Iterable[UUID | str]) -> None:
    """These objects, in all their versions, may look different or be gone."""
    found = [str(origin) for origin in dict.fromkeys(origins)]
    if len(found) > AT_ONCE:
        in_batches(found)
        return
    with transaction.atomic(savepoint=False):
        for origin in found:
            outbox.record(TOPIC, f"{OBJECT}:{origin}")


def in_batches(origins: Collection[str]) -> None:
    """The same for very many: each batch is a row, so what is done of them survives whoever dies."""
    ordered = sorted(origins)
    with transaction.atomic():
        for start in range(0, len(ordered), BATCH):
            outbox.record(BATCHES, OBJECT, {"origins": ordered[start : start + BATCH]})


def named_changed(instance: models.Model) -> None:
    """Something that documents name has changed: every object that names it is concerned."""
    with transaction.atomic(savepoint=False):
        outbox.record(TOPIC, f"{DEPENDANTS}:{instance._meta.label}:{instance.pk}")


def named_goes(instance: models.Model) -> None:
    """It is about to be deleted: who names it is only known until then."""
    objects_changed(dependants(instance._meta.label, str(instance.pk)))


def page_goes(key: UUID) -> None:
    """The page is about to be deleted, and with it what says that others follow it."""
    objects_changed(_following({str(key)}))


def compare_everything() -> None:
    with transaction.atomic():
        outbox.record(TOPIC, RECONCILE)


def compare_nightly() -> None:
    """Once a night, or at the next opportunity where no worker runs by night; a restart alone is no reason."""
    now = timezone.localtime()
    since = now - (ONCE if now.hour in NIGHT else AT_THE_LATEST)
    if not OutboxEntry.objects.filter(topic=TOPIC, key=RECONCILE, created_at__gte=since).exists():
        compare_everything()


def recorded(**conditions: Any) -> QuerySet[OutboxEntry]:
    return OutboxEntry.objects.filter(topic__in=(TOPIC, BATCHES), **conditions)


def concerned(entries: Iterable[OutboxEntry]) -> set[str]:
    """Origins of the objects that these rows speak of."""
    found: set[str] = set()
    for entry in entries:
        kind, _, rest = entry.key.partition(":")
        if entry.topic == BATCHES:
            found |= set(entry.payload["origins"])
        elif kind == OBJECT:
            found.add(rest)
        elif kind == DEPENDANTS:
            label, _, pk = rest.rpartition(":")
            found |= dependants(label, pk)
    return found | _following(found)


def dependants(label: str, pk: str) -> set[str]:
    found: set[str] = set()
    for source in sources():
        for lookup in (*source.depends_on.get(label, ()), *source.counted.get(label, ())):
            found |= _pages(source.model._default_manager.filter(**{f"{lookup}__pk": pk}))
    for plain in plain_sources().values():
        for lookup in plain.depends_on.get(label, ()):
            rows = plain.model._default_manager.filter(**{f"{lookup}__pk": pk})
            found |= {plain_origin(plain, key) for key in rows.values_list("pk", flat=True)}
    return found


def _following(origins: Collection[str]) -> set[str]:
    """Objects that count what stands on these pages, or to which it matters whether these are public."""
    keys = [origin for origin in origins if is_page(origin)]
    found: set[str] = set()
    for source in sources() if keys else ():
        for lookup in (source.counted_below, *source.follows):
            if lookup:
                found |= _pages(source.model._default_manager.filter(**{f"{lookup}__translation_key__in": keys}))
    return found


def _pages(rows: Any) -> set[str]:
    return {str(key) for key in rows.values_list("translation_key", flat=True)}

"""What has to be indexed anew, as outbox rows in the transaction of the change.

A row says what is concerned, never how it looks: whoever carries it out reads the database.
"""

import uuid
from collections.abc import Iterable

from django.db import models, transaction

from exchange.core import outbox
from search.registry import sources

TOPIC = "search"
OBJECT = "object"
DEPENDANTS = "dependants"
RECONCILE = "reconcile"


def objects_changed(keys: Iterable[uuid.UUID]) -> None:
    """These objects, in all their versions, may look different or be gone."""
    with transaction.atomic():
        for key in dict.fromkeys(keys):
            outbox.record(TOPIC, f"{OBJECT}:{key}")


def named_changed(instance: models.Model) -> None:
    """Something that documents name has changed: every object that names it is concerned."""
    with transaction.atomic():
        outbox.record(TOPIC, f"{DEPENDANTS}:{instance._meta.label}:{instance.pk}")


def named_goes(instance: models.Model) -> None:
    """It is about to be deleted: who names it is only known until then."""
    objects_changed(dependants(instance._meta.label, str(instance.pk)))


def compare_everything() -> None:
    with transaction.atomic():
        outbox.record(TOPIC, RECONCILE)


def concerned(entry_keys: Iterable[str]) -> set[uuid.UUID]:
    """Translation keys that these rows speak of."""
    found: set[uuid.UUID] = set()
    for entry_key in entry_keys:
        kind, _, rest = entry_key.partition(":")
        if kind == OBJECT:
            found.add(uuid.UUID(rest))
        elif kind == DEPENDANTS:
            label, _, pk = rest.rpartition(":")
            found |= dependants(label, pk)
    return found | _counting(found)


def dependants(label: str, pk: str) -> set[uuid.UUID]:
    found: set[uuid.UUID] = set()
    for source in sources():
        for lookup in (*source.depends_on.get(label, ()), *source.counted.get(label, ())):
            found |= set(source.model.objects.filter(**{f"{lookup}__pk": pk}).values_list("translation_key", flat=True))
    return found


def _counting(keys: set[uuid.UUID]) -> set[uuid.UUID]:
    """Objects that count what stands on these pages."""
    found: set[uuid.UUID] = set()
    for source in sources():
        if source.counted_below and keys:
            below = {f"{source.counted_below}__translation_key__in": keys}
            found |= set(source.model.objects.filter(**below).values_list("translation_key", flat=True))
    return found

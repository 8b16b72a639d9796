"""Carrying out what the declarations say. Done again it finds nothing: each step takes the rows that still lead to the person."""

from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Model, Q, QuerySet

from exchange.core.personal.masking import masked
from exchange.core.personal.registry import Fate, Held, Person, rooms

AT_A_TIME = 200


def rows_of(held: Held, person: Person) -> QuerySet[Any]:
    """The person's rows that a declaration is about."""
    if not (held.by or held.addresses):
        return _manager(held).none()
    asked = Q(**{held.by: person.pk}) if held.by else Q()
    for field in held.addresses:
        for address in person.addresses:
            asked |= Q(**{f"{field}__iexact": address})
    return _manager(held).filter(asked).order_by("pk")


def _manager(held: Held) -> Any:
    return apps.get_model(held.model)._base_manager


def counted(person: Person) -> list[tuple[Held, int]]:
    """How many rows each declaration finds, for who wants to know before."""
    return [(held, rows_of(held, person).count()) for declared in rooms().values() for held in declared]


def erase_room(room: str, person: Person) -> int:
    """All declarations of one room, a few rows a transaction, so that nobody waits for the write lock."""
    return sum(_erase(held, person) for held in rooms()[room])


def _erase(held: Held, person: Person) -> int:
    if held.with_account or held.fate is Fate.KEPT:
        return 0
    if held.erase is not None:
        return held.erase(person)
    done = 0
    while keys := list(rows_of(held, person).values_list("pk", flat=True)[:AT_A_TIME]):
        with transaction.atomic():
            _change(held, person, keys)
        done += len(keys)
    return done


def _change(held: Held, person: Person, keys: list[Any]) -> None:
    rows = _manager(held).filter(pk__in=keys)
    if held.fate is Fate.DELETED:
        rows.delete()
    elif held.texts:
        for row in rows.select_for_update(of=("self",)):
            unname(row, held, person)
    else:
        rows.update(**_without_person(held))


def unname(row: Model, held: Held, person: Person) -> None:
    """One row that stays: saved, so that whoever follows such rows (the search index) hears of it."""
    values = _without_person(held) | {name: masked(getattr(row, name), person) for name in held.texts if name not in held.emptied}
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))


def _without_person(held: Held) -> dict[str, Any]:
    return ({held.by: None} if held.by else {}) | dict(held.emptied)

"""Everything about one person as plain values, room by room."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.db.models.fields.files import FieldFile

from exchange.core.personal.erasing import rows_of
from exchange.core.personal.registry import Held, Person, rooms


@dataclass(frozen=True, slots=True)
class Section:
    """One declaration's rows: `title` in the reader's language, `rows` as field → value, `files` with the names that they get."""

    name: str
    title: str
    rows: list[dict[str, Any]]
    files: list[tuple[str, FieldFile]]

    @property
    def columns(self) -> list[str]:
        return list(self.rows[0]) if self.rows else []

    @property
    def cells(self) -> list[list[Any]]:
        return [list(row.values()) for row in self.rows]


def room_title(room: str) -> str:
    return str(apps.get_app_config(room).verbose_name)


def sections(room: str, person: Person) -> Iterator[Section]:
    """Declarations that find nothing are left out."""
    for held in rooms()[room]:
        if held.exported:
            section = _section(held, person)
            if section.rows:
                yield section


def _section(held: Held, person: Person) -> Section:
    found = rows_of(held, person)
    title = str(apps.get_model(held.model)._meta.verbose_name_plural)
    files = [_named(row, getattr(row, held.file)) for row in _without_texts(found, held) if getattr(row, held.file)] if held.file else []
    return Section(held.name, title[:1].upper() + title[1:], list(found.values(*held.exported)), files)


def _without_texts(found: QuerySet[Any], held: Held) -> QuerySet[Any]:
    """What was read out of a file is as long as it."""
    columns = {column.name for column in found.model._meta.concrete_fields}
    return found.only("pk", held.file, *({"name"} & columns))


def _named(row: Any, file: FieldFile) -> tuple[str, FieldFile]:
    """By what its owner called it, behind a number that keeps equal names apart."""
    called = getattr(row, "name", "") or file.name or ""
    return f"{row._meta.model_name}-{row.pk}-{PurePosixPath(called).name}", file

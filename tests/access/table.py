"""Who gets what at every address of the platform: rows of all rooms and the reading of them.

A room's rows stand in `rows_<room>.py` as a list named ROWS. A row names a URL, how to fill its arguments from the
shared `World`, the method, and the status for each role; roles that are not named get `otherwise`.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROLES = ("anonymous", "stakeholder", "other_stakeholder", "coordinator", "editor", "other_editor", "administrator", "expert", "superuser")


@dataclass(frozen=True)
class Row:
    """`statuses` maps a role to a status or a tuple of possible ones; `arguments` gets the world and returns URL kwargs."""

    url_name: str
    otherwise: int | tuple[int, ...]
    statuses: Mapping[str, int | tuple[int, ...]] = field(default_factory=dict)
    method: str = "get"
    arguments: Callable[[Any], dict[str, Any]] = lambda world: {}
    data: Mapping[str, Any] = field(default_factory=dict)

    def expected(self, role: str) -> tuple[int, ...]:
        status = self.statuses.get(role, self.otherwise)
        return status if isinstance(status, tuple) else (status,)


def all_rows() -> list[Row]:
    rows: list[Row] = []
    for path in sorted(Path(__file__).parent.glob("rows_*.py")):
        for row in importlib.import_module(f"tests.access.{path.stem}").ROWS:
            rows.append(row if isinstance(row, Row) else _from_tuple(row))
    return rows


def _from_tuple(row: tuple[Any, ...]) -> Row:
    """(url_name, kwargs, {role: status}) with "GET" as the method; the status of "*" is for everybody else."""
    name, arguments, statuses, *rest = row
    fill = arguments if callable(arguments) else (lambda world: dict(arguments))
    return Row(
        name,
        statuses.get("*", 404),
        {role: status for role, status in statuses.items() if role != "*"},
        rest[0].lower() if rest else "get",
        fill,
    )

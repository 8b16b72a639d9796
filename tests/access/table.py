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
    """`statuses` maps a role to a status or a tuple of possible ones; `arguments` gets the world and returns URL kwargs (or positional ones)."""

    url_name: str
    otherwise: int | tuple[int, ...]
    statuses: Mapping[str, int | tuple[int, ...]] = field(default_factory=dict)
    method: str = "get"
    arguments: Callable[[Any], Any] = lambda world: {}
    data: Mapping[str, Any] = field(default_factory=dict)

    def expected(self, role: str) -> tuple[int, ...]:
        status = self.statuses.get(role, self.otherwise)
        return status if isinstance(status, tuple) else (status,)


def both(name: str, *, anonymous: int, others: int, posted: int | None = None, **arguments: Any) -> list[Row]:
    """GET and POST of an address that treats everybody signed in alike."""
    fill = lambda world: dict(arguments)  # noqa: E731  # one expression, used twice
    later = others if posted is None else posted
    refused = anonymous if anonymous == 302 or posted is None else posted
    return [Row(name, others, {"anonymous": anonymous}, "get", fill), Row(name, later, {"anonymous": refused}, "post", fill)]


def read_only(
    name: str, status: int | tuple[int, ...] = 200, *, posted: int = 405, arguments: Callable[[Any], Any] = lambda world: {}
) -> list[Row]:
    """An address that everybody may read and nobody writes to."""
    return [Row(name, status, method="get", arguments=arguments), Row(name, posted, method="post", arguments=arguments)]


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

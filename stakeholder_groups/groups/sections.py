"""What a room adds to the record of its group: tables, each written as JSON, as CSV and as a part of a page to print.

A room registers its sections when it starts. Their rows are flat, so that all three say the same; they are made for one
reader, hold what she may read at that moment and nothing else, and come in windows, each at a constant number of statements.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol

from django.db.models import Max, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stakeholder_groups.groups.models import Group

if TYPE_CHECKING:
    from exchange.accounts.models import User

Cell = str | int | bool | None | list[str] | list[int]
Row = Mapping[str, Cell]
Codes = Mapping[str, str | Promise]

ROWS_A_WINDOW = 200


class People(Protocol):
    """Names, or in their place pseudonyms that are the same throughout one record."""

    def cells(self, user: "User | None", role: str = "author") -> dict[str, Cell]:
        """`<role>_id` and `<role>`: which person of the record it is, and what she is called."""

    def words(self, text: str) -> str:
        """A text that somebody wrote, without the names of members where they are not to be told."""


@dataclass(frozen=True, slots=True)
class Asked:
    """For whom and of what; with `thread` (the number of its row) only what belongs to that thread."""

    group: Group
    reader: "User"
    people: People
    thread: int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """`label` heads the printed column; without one it is not printed. `codes` are what the values mean."""

    name: str
    label: str | Promise = ""
    codes: Codes = field(default_factory=dict)
    is_moment: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """`template` prints one window: it gets `section` and `rows`, as lists of (column, cell)."""

    name: str
    title: str | Promise
    columns: Sequence[Column]
    count: Callable[[Asked], int]
    windows: Callable[[Asked], Iterator[list[Row]]]
    template: str = "records/export/_rows.html"


_sections: dict[str, Section] = {}


def register_section(section: Section) -> None:
    _sections[section.name] = section


def sections() -> tuple[Section, ...]:
    """In the order of registration."""
    return tuple(_sections.values())


def in_windows(rows: "QuerySet[Any]", size: int = ROWS_A_WINDOW) -> Iterator[list[Any]]:
    """All rows there are now in the order of their numbers, never more than a window at once."""
    ordered, last, end = rows.order_by("pk"), 0, rows.aggregate(end=Max("pk"))["end"]
    while end and (window := list(ordered.filter(pk__gt=last, pk__lte=end)[:size])):
        yield window
        last = window[-1].pk


def moment(at: datetime | None) -> str | None:
    """A time as every table writes it: ISO 8601 in UTC."""
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z") if at else None


def section_of_rows(
    name: str,
    title: str | Promise,
    columns: Sequence[Column],
    rows: "Callable[[Asked], QuerySet[Any]]",
    row: Callable[[Any, Asked], Row],
) -> Section:
    """A section that is one row for each of a queryset."""

    def windows(asked: Asked) -> Iterator[list[Row]]:
        for window in in_windows(rows(asked)):
            yield [row(one, asked) for one in window]

    return Section(name, title, columns, count=lambda asked: rows(asked).count(), windows=windows)


def step_columns(steps: Codes, states: Codes) -> tuple[Column, ...]:
    """Of a log: when who took which step, what state it led to, and why."""
    return (
        Column("at", _("Date"), is_moment=True),
        Column("actor_id"),
        Column("actor", _("By")),
        Column("step", _("Step"), steps),
        Column("state", _("State"), states),
        Column("reason", _("Reason")),
    )


def step_cells(event: Any, asked: Asked) -> Row:
    """The cells of these columns for one line of a log."""
    return {
        "at": moment(event.at),
        **asked.people.cells(event.actor, "actor"),
        "step": event.step,
        "state": event.state,
        "reason": asked.people.words(event.reason),
    }

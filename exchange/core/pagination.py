"""Pages of a list, numbered by a window: a page never prints all numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PageSlice:
    """One page of a list; `numbers` is the window to print, with None for a gap."""

    items: Sequence[Any]
    number: int
    pages: int
    total: int
    out_of_range: bool

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_next(self) -> bool:
        return self.number < self.pages

    @property
    def numbers(self) -> list[int | None]:
        return page_window(self.number, self.pages)


def page_window(number: int, pages: int) -> list[int | None]:
    """First, last and the neighbours of `number`, with None where numbers are left out."""
    shown = sorted({1, pages, *range(max(1, number - 2), min(pages, number + 2) + 1)})
    window: list[int | None] = []
    for previous, current in zip([0, *shown], shown, strict=False):
        if current - previous > 1 and previous:
            window.append(None)
        window.append(current)
    return window


def page_number(raw: str | int | None) -> int:
    """The page asked for, at least 1; anything that is no number means the first."""
    try:
        return max(1, int(str(raw)[:9])) if raw not in (None, "") else 1
    except ValueError:
        return 1


def slice_numbers(raw: str | int | None, *, total: int, per_page: int) -> tuple[int, int, bool]:
    """(page number within range, number of pages, whether another one was asked for)."""
    pages = max(1, -(-total // per_page))
    asked = page_number(raw)
    return min(asked, pages), pages, asked > pages


def paginate(rows: Any, raw: str | int | None, *, per_page: int = 20) -> PageSlice:
    """One page of a queryset (one COUNT, one SELECT) or sequence."""
    total = len(rows) if isinstance(rows, (list, tuple)) else rows.count()
    number, pages, out_of_range = slice_numbers(raw, total=total, per_page=per_page)
    return PageSlice(list(rows[(number - 1) * per_page : number * per_page]), number, pages, total, out_of_range)

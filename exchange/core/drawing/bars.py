"""Bars for counted answers: one below the other, the longest as wide as the picture allows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

WIDTH, ROW, BAR, LONGEST_LABEL = 560, 48, 16, 60


class _Counted(Protocol):
    @property
    def label(self) -> str: ...
    @property
    def number(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    number: int
    y: int
    width: int

    @property
    def label_y(self) -> int:
        return self.y - 7


@dataclass(frozen=True, slots=True)
class Bars:
    bars: list[Bar]
    height: int


def bars(rows: Sequence[_Counted]) -> Bars:
    """A long label is cut, since its table has it in full."""
    most = max((row.number for row in rows), default=0) or 1
    drawn = [Bar(_short(row.label), row.number, ROW * place + ROW // 2, round(WIDTH * row.number / most)) for place, row in enumerate(rows)]
    return Bars(drawn, ROW * len(rows))


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…"

"""Columns side by side, one a week or day, with a line at the largest value."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, FLOOR, TOP = 640, 190, 160, 20
MOST_LABELS = 7


@dataclass(frozen=True, slots=True)
class Column:
    """`label` is empty where the neighbours' labels leave no room."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    label: str


@dataclass(frozen=True, slots=True)
class Columns:
    columns: list[Column]
    largest: int
    top: int = TOP
    floor: int = FLOOR
    width: int = WIDTH
    height: int = HEIGHT


def columns(values: Sequence[tuple[str, int]]) -> Columns:
    """Labelled values in their order; a value of nothing is a column without height."""
    largest = max((value for _label, value in values), default=0)
    step = WIDTH / max(len(values), 1)
    every = -(-len(values) // MOST_LABELS) or 1
    drawn = []
    for place, (label, value) in enumerate(values):
        height = round((FLOOR - TOP) * value / largest, 1) if largest else 0
        x = round(place * step + step * 0.15, 1)
        middle = round(place * step + step / 2, 1)
        drawn.append(Column(x, round(FLOOR - height, 1), round(step * 0.7, 1), height, middle, "" if place % every else label))
    return Columns(drawn, largest)

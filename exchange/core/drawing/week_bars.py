"""Upright bars, one a week, the lower part of each marked: how many, and of these how many of a kind."""

from collections.abc import Sequence
from dataclasses import dataclass

HEIGHT, TOP, BOTTOM, LEFT, STEP, BAR = 180, 16, 28, 44, 40, 26


@dataclass(frozen=True, slots=True)
class Bar:
    """`y` and `height` of the whole, `marked_y` and `marked_height` of the part at its foot."""

    x: int
    y: float
    height: float
    marked_y: float
    marked_height: float
    label: str

    @property
    def middle(self) -> int:
        return self.x + BAR // 2


@dataclass(frozen=True, slots=True)
class WeekBars:
    bars: list[Bar]
    width: int
    most: int

    height: int = HEIGHT
    bar_width: int = BAR
    base: int = HEIGHT - BOTTOM
    top: int = TOP
    label_y: int = HEIGHT - 10


def week_bars(rows: Sequence[tuple[str, int, int]]) -> WeekBars:
    """(label, how many, of these marked) from left to right; the highest bar fills the picture."""
    most = max((many for _label, many, _marked in rows), default=0)
    scale = (HEIGHT - BOTTOM - TOP) / max(1, most)
    bars = [_bar(number, label, many * scale, min(marked, many) * scale) for number, (label, many, marked) in enumerate(rows)]
    return WeekBars(bars, LEFT + STEP * len(rows), most)


def _bar(number: int, label: str, height: float, marked: float) -> Bar:
    base = HEIGHT - BOTTOM
    return Bar(LEFT + STEP * number, round(base - height, 1), round(height, 1), round(base - marked, 1), round(marked, 1), label)

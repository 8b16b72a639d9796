"""The slope picture: owners left, takers right, one line a pair of regions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

ROW, TOP, LEFT, RIGHT = 38, 40, 190, 370


class _Place(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...


class _Lane(Protocol):
    @property
    def origin(self) -> _Place: ...
    @property
    def destination(self) -> _Place: ...
    @property
    def known(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Stop:
    """A region at its place; `known` where the outcome of any lane there is."""

    name: str
    code: str
    y: int
    known: bool

    @property
    def name_y(self) -> int:
        return self.y - 2

    @property
    def code_y(self) -> int:
        return self.y + 13


@dataclass(frozen=True, slots=True)
class Line:
    path: str
    known: bool


@dataclass(frozen=True, slots=True)
class Slope:
    left: list[Stop]
    right: list[Stop]
    lines: list[Line]
    height: int


def slope(lanes: Sequence[_Lane]) -> Slope:
    """Places in order of their codes, a curve for each lane, unknown ones dashed, an end where nothing is known empty."""
    left = _stops([(lane.origin, lane.known) for lane in lanes])
    right = _stops([(lane.destination, lane.known) for lane in lanes])
    middle = (LEFT + RIGHT) // 2
    lines = [
        Line(
            f"M{LEFT + 6} {left[lane.origin.code].y}C{middle} {left[lane.origin.code].y} {middle} {right[lane.destination.code].y} {RIGHT - 6} {right[lane.destination.code].y}",
            lane.known,
        )
        for lane in lanes
    ]
    return Slope(list(left.values()), list(right.values()), lines, TOP + ROW * max(len(left), len(right)))


def _stops(places: Sequence[tuple[_Place, bool]]) -> dict[str, Stop]:
    names = {place.code: place.name for place, _known in places}
    known = {place.code for place, is_known in places if is_known}
    return {code: Stop(names[code], code, TOP + ROW * number, code in known) for number, code in enumerate(sorted(names))}

"""The map of regions: which countries stand out, where dots and their names stand so that none hides another."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from exchange.core.drawing.europe import HEIGHT, WIDTH, country_id, point

APART = 40
"""Dots nearer to each other than this are moved apart, so that both figures can be read on a phone."""
RADIUS = 16
LETTER, LINE = 7.6, 16


@dataclass(frozen=True, slots=True)
class Place:
    """A region to be shown."""

    longitude: float
    latitude: float
    label: str
    code: str
    country: str
    number: int


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    label: str
    code: str
    number: int
    label_x: float = 0
    label_y: float = 0
    anchor: str = "start"

    @property
    def code_y(self) -> float:
        return self.label_y + LINE

    @property
    def number_y(self) -> float:
        return self.y + 5


@dataclass(frozen=True, slots=True)
class RegionMap:
    countries: list[str]
    dots: list[Dot]


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: "_Box") -> float:
        """The area that both have."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(wide, 0) * max(high, 0)

    def outside(self) -> float:
        return max(-self.left, 0) + max(-self.top, 0) + max(self.right - WIDTH, 0) + max(self.bottom - HEIGHT, 0)


def region_map(places: Sequence[Place]) -> RegionMap:
    """Dots in the order of the places."""
    positions = _moved_apart([point(place.longitude, place.latitude) for place in places])
    dots = [Dot(x, y, place.label, place.code, place.number) for (x, y), place in zip(positions, places, strict=True)]
    countries = {country_id(place.country) for place in places} - {""}
    return RegionMap(sorted(countries), _labelled(dots))


def _moved_apart(positions: list[tuple[float, float]]) -> list[tuple[float, float]]:
    moved = [list(position) for position in positions]
    for _ in range(8):
        for i, a in enumerate(moved):
            for b in moved[i + 1 :]:
                dx, dy = b[0] - a[0], b[1] - a[1]
                distance = math.hypot(dx, dy)
                if distance >= APART:
                    continue
                ux, uy = (dx / distance, dy / distance) if distance else (1.0, 0.0)
                step = (APART - distance) / 2
                a[0], a[1], b[0], b[1] = a[0] - ux * step, a[1] - uy * step, b[0] + ux * step, b[1] + uy * step
    return [(round(x, 1), round(y, 1)) for x, y in moved]


def _labelled(dots: list[Dot]) -> list[Dot]:
    taken = [_Box(dot.x - RADIUS, dot.y - RADIUS, dot.x + RADIUS, dot.y + RADIUS) for dot in dots]
    done = []
    for dot in dots:
        sides = [(_box(side), side) for side in _sides(dot)]
        box, best = min(sides, key=lambda side: sum(side[0].covers(other) for other in taken) + 50 * side[0].outside())
        taken.append(box)
        done.append(best)
    return done


def _sides(dot: Dot) -> list[Dot]:
    """Its name right of it, left, below or above, the better ones first."""
    return [
        replace(dot, label_x=round(dot.x + 22, 1), label_y=round(dot.y - 2, 1), anchor="start"),
        replace(dot, label_x=round(dot.x - 22, 1), label_y=round(dot.y - 2, 1), anchor="end"),
        replace(dot, label_x=dot.x, label_y=round(dot.y + 32, 1), anchor="middle"),
        replace(dot, label_x=dot.x, label_y=round(dot.y - 38, 1), anchor="middle"),
    ]


def _box(dot: Dot) -> _Box:
    width = LETTER * max(len(dot.label), len(dot.code) + 1)
    left = {"start": dot.label_x, "end": dot.label_x - width, "middle": dot.label_x - width / 2}[dot.anchor]
    return _Box(left, dot.label_y - LINE + 4, left + width, dot.label_y + LINE + 4)

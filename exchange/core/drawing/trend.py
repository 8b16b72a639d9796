"""Lines of scores over rounds; each line has its own dashes and its name at the end, so that it needs no colour."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, LEFT, RIGHT, TOP, FLOOR = 640, 250, 40, 470, 20, 210
APART = 18
DASHES = ("none", "8 4", "2 4", "12 4 2 4")


@dataclass(frozen=True, slots=True)
class Mark:
    x: float
    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    dashes: str
    path: str
    marks: list[Mark]
    name_y: float


@dataclass(frozen=True, slots=True)
class Trend:
    lines: list[Line]
    rounds: list[Mark]
    levels: list[Mark]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    name_x: int = RIGHT + 14


def trend(names: Sequence[str], rounds: Sequence[str], scores: Sequence[Sequence[float]], *, lowest: int, highest: int) -> Trend:
    """`scores[line][round]`, between lowest and highest."""
    step = (RIGHT - LEFT) / max(len(rounds) - 1, 1)
    places = [round(LEFT + number * step, 1) for number in range(len(rounds))]

    def height(score: float) -> float:
        return round(FLOOR - (FLOOR - TOP) * (score - lowest) / (highest - lowest), 1)

    lines = []
    for number, (name, row) in enumerate(zip(names, scores, strict=True)):
        marks = [Mark(x, height(score), f"{score:g}") for x, score in zip(places, row, strict=True)]
        path = "M" + "L".join(f"{mark.x:g} {mark.y:g}" for mark in marks) if marks else ""
        lines.append(Line(name, DASHES[number % len(DASHES)], path, marks, marks[-1].y if marks else 0))
    levels = [Mark(LEFT - 10, height(level), str(level)) for level in range(lowest, highest + 1)]
    return Trend(_with_names_apart(lines), [Mark(x, FLOOR + 24, label) for x, label in zip(places, rounds, strict=True)], levels)


def _with_names_apart(lines: list[Line]) -> list[Line]:
    """Names keep their order from top to bottom and none stands on another."""
    lowest, moved = 0.0, {}
    for line in sorted(lines, key=lambda line: line.name_y):
        lowest = max(line.name_y, lowest + APART)
        moved[line.name] = lowest
    return [Line(line.name, line.dashes, line.path, line.marks, moved[line.name]) for line in lines]

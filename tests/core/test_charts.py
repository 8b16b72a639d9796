"""Columns and lines: heights are true to the figures, and nothing divides by zero."""

from __future__ import annotations

import pytest

from exchange.core.drawing.columns import FLOOR, TOP, WIDTH, columns
from exchange.core.drawing.trend import FLOOR as TREND_FLOOR
from exchange.core.drawing.trend import TOP as TREND_TOP
from exchange.core.drawing.trend import trend


def test_columns_are_as_high_as_their_values() -> None:
    drawn = columns([("a", 0), ("b", 5), ("c", 10)])
    assert [column.height for column in drawn.columns] == [0, (FLOOR - TOP) / 2, FLOOR - TOP]
    assert [column.y + column.height for column in drawn.columns] == [FLOOR] * 3
    assert drawn.largest == 10
    assert drawn.columns[-1].x + drawn.columns[-1].width <= WIDTH


@pytest.mark.parametrize("values", [[], [("a", 0)], [("a", 0)] * 26])
def test_columns_of_nothing_have_no_height(values: list[tuple[str, int]]) -> None:
    drawn = columns(values)
    assert all(column.height == 0 for column in drawn.columns)
    assert len(drawn.columns) == len(values)
    assert sum(bool(column.label) for column in drawn.columns) <= 7


def test_lines_reach_from_the_lowest_to_the_highest_score() -> None:
    drawn = trend(["one", "two"], ["1", "2"], [[1, 5], [5, 1]], lowest=1, highest=5)
    assert [mark.y for mark in drawn.lines[0].marks] == [TREND_FLOOR, TREND_TOP]
    assert drawn.lines[0].dashes != drawn.lines[1].dashes
    assert len(drawn.levels) == 5


def test_a_single_round_and_no_line_are_drawn_too() -> None:
    assert trend(["one"], ["1"], [[3]], lowest=1, highest=5).lines[0].path.startswith("M")
    assert trend([], [], [], lowest=1, highest=5).lines == []

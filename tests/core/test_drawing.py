"""Places land where they belong on the map, lines of the slope picture where their regions stand."""

from exchange.core.drawing import europe
from exchange.core.drawing.slope import slope
from exchange.core.drawing.week_bars import week_bars
from practices.plans.routes import Lane, Place


def test_the_partners_regions_lie_within_the_picture_and_in_their_order():
    gavle, katowice, valencia, leeds = (europe.point(*place) for place in ((17.1, 60.7), (19.0, 50.3), (-0.4, 39.5), (-1.5, 53.8)))
    assert all(0 < x < europe.WIDTH and 0 < y < europe.HEIGHT for x, y in (gavle, katowice, valencia, leeds))
    assert gavle[1] < leeds[1] < katowice[1] < valencia[1]
    assert leeds[0] < katowice[0]


def test_countries_outside_the_picture_are_left_out():
    assert europe.path_of([[(0, 50), (5, 50), (5, 45)]]).startswith("M")
    assert europe.path_of([[(140, -30), (150, -30), (150, -20)]]) == ""


def test_each_lane_runs_between_its_regions_and_says_whether_it_is_known():
    a, b = Place("PL22", "Śląskie"), Place("SE31", "Norra Mellansverige")
    picture = slope([Lane(a, b, 2, known=True), Lane(b, a, 1, known=False)])
    assert [stop.code for stop in picture.left] == ["PL22", "SE31"]
    assert [line.known for line in picture.lines] == [True, False]
    assert [(stop.code, stop.known) for stop in picture.right] == [("PL22", False), ("SE31", True)]
    assert picture.lines[0].path.startswith(f"M196 {picture.left[0].y}C")


def test_week_bars_stand_on_one_line_and_the_highest_fills_the_picture() -> None:
    picture = week_bars([("1", 10, 5), ("2", 0, 0), ("3", 20, 30)])
    assert [(bar.y + bar.height, bar.marked_y + bar.marked_height) for bar in picture.bars] == [(picture.base, picture.base)] * 3
    assert [(bar.height, bar.marked_height) for bar in picture.bars] == [(68, 34), (0, 0), (136, 136)]
    assert (picture.most, picture.bars[2].y, week_bars([]).bars) == (20, picture.top, [])


def test_an_end_is_known_as_soon_as_one_of_its_lanes_is():
    a, b, c = Place("PL22", "Śląskie"), Place("SE31", "Norra Mellansverige"), Place("ES52", "Valencia")
    picture = slope([Lane(a, c, 1, known=False), Lane(b, c, 1, known=True)])
    assert [(stop.code, stop.known) for stop in picture.right] == [("ES52", True)]

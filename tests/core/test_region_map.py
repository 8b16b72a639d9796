"""Dots and names of the map keep apart, near regions too."""

from exchange.core.drawing.region_map import APART, Place, region_map

REGGIO = Place(10.6, 44.7, "Reggio nell’Emilia", "ITH53", "IT", 2)
EMILIA = Place(11.3, 44.5, "Emilia-Romagna", "ITH5", "IT", 3)
GAVLE = Place(17.1, 60.7, "Gävleborg County", "SE313", "SE", 1)


def test_a_place_alone_keeps_its_point_and_its_name_stands_right_of_it():
    (dot,) = region_map([GAVLE]).dots
    assert dot.anchor == "start"
    assert dot.label_x > dot.x


def test_near_places_are_moved_apart_and_named_on_different_sides():
    emilia, reggio = region_map([EMILIA, REGGIO]).dots
    assert abs(emilia.x - reggio.x) ** 2 + abs(emilia.y - reggio.y) ** 2 >= (APART - 1) ** 2
    assert reggio.x < emilia.x
    assert (emilia.anchor, emilia.label_y) != (reggio.anchor, reggio.label_y)


def test_countries_are_named_by_their_outlines_and_unknown_ones_are_left_out():
    assert region_map([EMILIA, REGGIO, GAVLE]).countries == ["italy", "sweden"]
    assert region_map([Place(0, 0, "Nowhere", "XX1", "XX", 1)]).countries == []

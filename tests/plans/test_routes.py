"""The picture's lines and the discussions that led nowhere yet, over plain values."""

from __future__ import annotations

from dataclasses import replace

import pytest

from practices.plans.exports import COLUMNS, row_of
from practices.plans.routes import Place, Route, RouteKind, discussed_only, lanes

MARCHE, VALENCIA, GAVLE = Place("ITI3", "Marche"), Place("ES52", "Valencia"), Place("SE31", "Gävle")
TAKEN = Route(
    kind=RouteKind.TAKEN,
    transfer_id=1,
    practice_key="a",
    practice_title="Vouchers",
    practice_language="en",
    practice_url="/en/p/",
    element="Card",
    origin=MARCHE,
    destination=VALENCIA,
    plan_title="Plan",
    plan_language="es",
    plan_url="/en/l/",
    action="Own vouchers",
    action_number=1,
    via="",
    via_url="",
    taken="The card",
    changed="",
    state="done",
    state_label="Done",
    outcome="",
    outcome_source_url="",
)
TALKED = replace(TAKEN, kind=RouteKind.DISCUSSED, transfer_id=None, state="unknown", plan_url="", element="")


@pytest.mark.parametrize(
    ("state", "kind", "known"),
    [
        ("done", RouteKind.TAKEN, True),
        ("partly", RouteKind.TAKEN, True),
        ("not_taken", RouteKind.TAKEN, True),
        ("planned", RouteKind.TAKEN, False),
        ("unknown", RouteKind.TAKEN, False),
        ("done", RouteKind.DISCUSSED, False),
    ],
)
def test_an_outcome_is_known_of_what_was_taken_and_is_over(state, kind, known):
    assert replace(TAKEN, state=state, kind=kind).is_known is known


def test_lanes_count_routes_between_two_regions_and_one_known_outcome_makes_a_full_line():
    drawn = lanes([TAKEN, replace(TAKEN, state="planned"), replace(TAKEN, destination=GAVLE, state="unknown")])
    assert [(lane.origin.code, lane.destination.code, lane.routes, lane.known) for lane in drawn] == [
        ("ITI3", "ES52", 2, True),
        ("ITI3", "SE31", 1, False),
    ]


def test_a_discussion_is_shown_where_no_transfer_followed_it_and_once():
    elsewhere = replace(TALKED, destination=GAVLE)
    at_home = replace(TALKED, destination=MARCHE)
    another = replace(TALKED, practice_key="b")
    assert discussed_only([TALKED, elsewhere, elsewhere, at_home, another], [TAKEN]) == [elsewhere, another]


def test_a_row_has_a_cell_a_column_and_whole_addresses():
    row = row_of(TAKEN, lambda path: f"https://exchange.example{path}")
    assert len(row) == len(COLUMNS)
    assert row[-2:] == ["https://exchange.example/en/p/", "https://exchange.example/en/l/"]
    assert row_of(TALKED, lambda path: f"https://exchange.example{path}")[-1] == ""

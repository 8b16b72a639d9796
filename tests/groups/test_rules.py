"""Reading a pasted list: every mistake has its own word."""

from __future__ import annotations

import pytest

from stakeholder_groups.groups.enums import LineProblem
from stakeholder_groups.groups.rules import initials, parse_list

KINDS = {"chamber": "chamber", "chamber of commerce": "chamber", "izba gospodarcza": "chamber"}


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("ada@example.eu; Chamber; chamber", ""),
        ("ADA@Example.eu ; Chamber of Gävle ; Chamber of Commerce ; Ada", ""),
        ("<ada@example.eu>; Izba; izba gospodarcza;", ""),
        ("ada@example.eu, Chamber, chamber", ""),
        ("ada@example.eu,Chamber,Chamber of Commerce,Ada,", ""),
        ('ada@example.eu,"Chamber, of Gävle",chamber', ""),
        ("ada@example.eu; Chamber, of Gävle; chamber", ""),
        ("ada@example.eu\tChamber, of Gävle\tchamber\tAda", ""),
        ("ada@example.eu, Chamber, guild", LineProblem.UNKNOWN_KIND),
        ("ada@example.eu\tChamber", LineProblem.MISSING_PARTS),
        ("ada, Chamber, chamber", LineProblem.BAD_ADDRESS),
        ('ada@example.eu,"Chamber, chamber', LineProblem.MISSING_PARTS),
        ("ada@example.eu," + "x" * 800, LineProblem.TOO_LONG),
        (",", LineProblem.BAD_ADDRESS),
        ("ada@example.eu", LineProblem.MISSING_PARTS),
        ("ada@example.eu; Chamber", LineProblem.MISSING_PARTS),
        ("ada; Chamber; chamber", LineProblem.BAD_ADDRESS),
        ("ada@example.eu; ; chamber", LineProblem.NO_ORGANISATION),
        ("ada@example.eu; Chamber; guild", LineProblem.UNKNOWN_KIND),
        ("ada@example.eu; Chamber; chamber; Ada; more", LineProblem.TOO_MANY_PARTS),
        ("ada@example.eu; " + "x" * 201 + "; chamber", LineProblem.TOO_LONG),
    ],
)
def test_a_line_is_read_or_refused_with_its_reason(line, problem):
    (parsed,) = parse_list(line, KINDS)
    assert parsed.problem == problem
    if not problem:
        assert (parsed.email, parsed.kind) == ("ada@example.eu", "chamber")


@pytest.mark.parametrize("line", ['a@example.eu,"Chamber, of Gävle",chamber', "a@example.eu; Chamber, of Gävle; chamber"])
def test_a_comma_in_a_name_stays_in_the_name(line):
    (parsed,) = parse_list(line, KINDS)
    assert (parsed.organisation, parsed.kind) == ("Chamber, of Gävle", "chamber")


def test_lines_keep_their_numbers_and_an_address_counts_once():
    parsed = parse_list("a@example.eu; A; chamber\n\n  \nb@example.eu; B; chamber\nA@example.eu; A; chamber", KINDS)
    assert [(line.number, line.problem) for line in parsed] == [(1, ""), (4, ""), (5, LineProblem.TWICE)]


@pytest.mark.parametrize(("name", "mark"), [("Gävle group", "GG"), ("Local Stakeholder Group Śląskie", "LŚ"), ("x", "X"), ("", "–")])
def test_initials(name, mark):
    assert initials(name) == mark

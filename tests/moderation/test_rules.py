"""What may follow on what, and how rules are read from a text: every case, without a database."""

from __future__ import annotations

import itertools

import pytest

from stakeholder_groups.moderation.enums import DecisionKind, Standing
from stakeholder_groups.moderation.rules import NoSuchStepError, possible, rules_in, standing_after, standing_undone

STEPS = {
    ("stands", "keep"): "stands",
    ("stands", "warn"): "stands",
    ("stands", "hide"): "hidden",
    ("stands", "remove"): "removed",
    ("hidden", "restore"): "stands",
    ("hidden", "remove"): "removed",
    ("removed", "keep"): "removed",
    ("taken_back", "keep"): "taken_back",
    ("taken_back", "warn"): "taken_back",
}


@pytest.mark.parametrize(("standing", "kind"), list(itertools.product(Standing, DecisionKind)))
def test_each_step_leads_where_the_table_says_or_nowhere(standing: Standing, kind: DecisionKind) -> None:
    if (standing, kind) in STEPS:
        assert standing_after(standing, kind) == STEPS[standing, kind]
    else:
        with pytest.raises(NoSuchStepError):
            standing_after(standing, kind)
    assert (kind in possible(standing)) == ((standing, kind) in STEPS)


def test_a_granted_objection_brings_back_all_but_what_its_author_withdrew() -> None:
    assert {standing: standing_undone(standing) for standing in Standing} == {
        Standing.STANDS: Standing.STANDS,
        Standing.HIDDEN: Standing.STANDS,
        Standing.REMOVED: Standing.STANDS,
        Standing.TAKEN_BACK: Standing.TAKEN_BACK,
    }


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("", []),
        ("Be kind.", []),
        ("Intro:\n\n- **One** rule\n- Another\n\nEnd", ["One rule", "Another"]),
        ("1. One\n2) Two\n* Three", ["One", "Two", "Three"]),
        ("## One\n\n- detail\n\n## Two\n\ntext", ["One", "Two"]),
        ("-no item\n-\n- " + "x" * 300, ["x" * 199 + "…"]),
    ],
)
def test_rules_are_headings_or_list_items(text: str, rules: list[str]) -> None:
    assert [rule.text for rule in rules_in(text)] == rules
    assert [rule.number for rule in rules_in(text)] == list(range(1, len(rules) + 1))


def test_a_very_long_text_of_rules_stays_short() -> None:
    assert len(rules_in("- x\n" * 5000)) == 30

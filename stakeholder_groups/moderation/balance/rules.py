"""Figures from scores and counts, so made that no person's own ones can be read from them."""

from collections.abc import Mapping, Sequence

from stakeholder_groups.moderation.balance.questions import AREAS, QUESTIONS

# Below this, a figure would tell what single people did or said.
FEWEST = 3

Scores = Mapping[str, int]


def may_show_scores(sheets: int, *, with_members: bool) -> bool:
    """The coordination's one sheet is nobody's own; of members' sheets there must be several."""
    return sheets >= (FEWEST if with_members else 1)


def mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 1) if values else None


def question_means(sheets: Sequence[Scores]) -> dict[str, float]:
    """By question, over the sheets that answer it."""
    found = {question.key: mean([sheet[question.key] for sheet in sheets if question.key in sheet]) for question in QUESTIONS}
    return {key: value for key, value in found.items() if value is not None}


def area_means(sheets: Sequence[Scores]) -> dict[str, float]:
    """By area, over all its answers."""
    keys = {area: [question.key for question in QUESTIONS if question.area == area] for area in AREAS}
    found = {area: mean([sheet[key] for sheet in sheets for key in keys[area] if key in sheet]) for area in AREAS}
    return {area: value for area, value in found.items() if value is not None}

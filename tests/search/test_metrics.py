"""Measures of a ranking, against values worked out by hand and against what must hold of any ranking."""

from __future__ import annotations

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.metrics import DEPTH, Score, graded, mean, score, table

KEYS = st.lists(st.sampled_from("abcdefghijklmno"), unique=True)
GAINS = st.dictionaries(st.sampled_from("abcdefghijklmno"), st.sampled_from([0.0, 1.0, 3.0, 7.0]))


@pytest.mark.parametrize(
    ("found", "relevant", "expected"),
    [
        ("abc", "a", Score(1, 1, 1)),
        ("xab", "a", Score(1 / 2, 1, 1 / log2(3))),
        ("xaxb", "abc", Score(1 / 2, 2 / 3, (1 / log2(3) + 1 / log2(5)) / (1 + 1 / log2(3) + 1 / log2(4)))),
        ("xyz", "a", Score(0, 0, 0)),
        ("", "a", Score(0, 0, 0)),
        ("abc", "", Score(0, 0, 0)),
        ("0123456789a", "a", Score(0, 0, 0)),
    ],
)
def test_answers_of_equal_worth(found: str, relevant: str, expected: Score) -> None:
    got = score(found, frozenset(relevant))
    assert (got.mrr, got.recall, got.ndcg) == pytest.approx((expected.mrr, expected.recall, expected.ndcg))


def test_a_better_answer_later_costs_more_than_a_lesser_one() -> None:
    gains = {"best": 7.0, "good": 3.0, "near": 1.0}
    got = graded(["good", "near", "best"], {"best", "good"}, gains)
    by_hand = (3 + 1 / log2(3) + 7 / 2) / (7 + 3 / log2(3) + 1 / 2)
    assert (got.mrr, got.recall, got.ndcg) == pytest.approx((1, 1, by_hand))


@given(KEYS, GAINS)
def test_any_ranking_scores_within_bounds_and_the_best_one_best(found: list[str], gains: dict[str, float]) -> None:
    relevant = {key for key, gain in gains.items() if gain}
    got = graded(found, relevant, gains)
    assert all(-1e-9 <= value <= 1 + 1e-9 for value in (got.mrr, got.recall, got.ndcg))
    ideal = graded(sorted(gains, key=lambda key: -gains[key]), relevant, gains)
    assert ideal.ndcg >= got.ndcg - 1e-9
    assert bool(relevant) == (ideal.ndcg == pytest.approx(1))
    assert graded(found[:DEPTH], relevant, gains) == got


@given(KEYS, st.frozensets(st.sampled_from("abcdef")))
def test_equal_gains_are_the_plain_measure(found: list[str], relevant: frozenset[str]) -> None:
    assert score(found, relevant) == graded(found, relevant, dict.fromkeys(relevant, 1.0))


def test_means_and_their_table() -> None:
    figures = {"engine": "any", "queries": 2, **mean([Score(1, 1, 1), Score(0, 0.5, 0.25)]), "languages": {"it": mean([])}}
    assert (figures["mrr10"], figures["recall10"], figures["ndcg10"]) == (0.5, 0.75, 0.625)
    assert [line.split() for line in table(figures)][2:] == [["all", "0.5000", "0.7500", "0.6250"], ["it", "0.0000", "0.0000", "0.0000"]]

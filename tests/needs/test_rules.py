"""States and scores of needs, without a database."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholder_groups.needs.enums import Aspect, NeedState, Step
from stakeholder_groups.needs.rules import ALLOWED_IN, LEAST_SCORE, LOOKING, WEIGHTS, Offered, Wanted, next_state, rank

SLUGS = st.sampled_from(["", "a", "b", "c"])
SETS = st.frozensets(st.sampled_from("abc"))
WANTED = st.builds(Wanted, theme=SLUGS, sector=SLUGS, sector_parent=SLUGS, market=SLUGS, maturity=SLUGS, direction=SLUGS)
OFFERED = st.builds(
    Offered,
    key=st.uuids().map(str),
    theme=SLUGS,
    sectors=SETS,
    sector_parents=SETS,
    markets=SETS,
    maturity=SETS,
    directions=SETS,
    words=st.lists(st.sampled_from(["voucher", "fair", "visit", "cheque"]), unique=True).map(tuple),
)
STEPS = [step for step in Step if step is not Step.RAISED]


@given(st.lists(st.sampled_from(STEPS), max_size=30))
def test_whatever_is_done_the_state_says_what_is_true(steps: list[Step]) -> None:
    state, matches = NeedState.OPEN, 0
    for step in steps:
        changed = matches + (step is Step.MATCHED) - (step is Step.UNMATCHED and matches > 0)
        after = next_state(state, step, matches=changed)
        assert (after is None) == (state not in ALLOWED_IN[step])
        if after is None:
            continue
        state, matches = after, changed
        if state in LOOKING:
            assert (state is NeedState.MATCHED) == (matches > 0)
        assert (step is Step.ANSWERED) <= (state is NeedState.ANSWERED)
        assert (step is Step.WITHDRAWN) <= (state is NeedState.WITHDRAWN)


def test_what_is_over_is_opened_before_anything_else() -> None:
    for state in (NeedState.ANSWERED, NeedState.WITHDRAWN):
        assert next_state(state, Step.MATCHED, matches=1) is None
        assert next_state(state, Step.EDITED, matches=0) is None
        assert next_state(state, Step.SHARED, matches=0) is None
        assert next_state(state, Step.REOPENED, matches=0) is NeedState.OPEN
        assert next_state(state, Step.UNSHARED, matches=2) is state
    assert next_state(NeedState.OPEN, Step.REOPENED, matches=0) is None
    assert next_state(NeedState.OPEN, Step.RAISED, matches=0) is None


@given(WANTED, st.lists(OFFERED, max_size=8))
def test_a_score_is_the_share_of_what_was_asked_and_every_point_has_a_reason(wanted: Wanted, practices: list[Offered]) -> None:
    asked = [aspect for aspect in ("theme", "sector", "market", "maturity", "direction") if getattr(wanted, aspect)]
    possible = sum(WEIGHTS[Aspect(aspect)] for aspect in asked) + WEIGHTS[Aspect.WORDS]
    ranked = rank(wanted, practices)
    assert [one.score for one in ranked] == sorted((one.score for one in ranked), reverse=True)
    for one in ranked:
        assert LEAST_SCORE <= one.score <= 100
        assert one.score == round(100 * sum(reason.points for reason in one.reasons) / possible)
        assert {reason.aspect for reason in one.reasons} <= {*map(Aspect, asked), Aspect.NEAR_SECTOR, Aspect.WORDS}
        assert (Aspect.WORDS in {reason.aspect for reason in one.reasons}) == bool(one.offered.words)


@given(WANTED, OFFERED)
def test_more_in_common_never_scores_less(wanted: Wanted, offered: Offered) -> None:
    richer = Offered(
        offered.key,
        theme=wanted.theme or offered.theme,
        sectors=offered.sectors | {wanted.sector},
        sector_parents=offered.sector_parents,
        markets=offered.markets | {wanted.market},
        maturity=offered.maturity | {wanted.maturity},
        directions=offered.directions | {wanted.direction},
        words=tuple(dict.fromkeys([*offered.words, "more"])),
    )
    scores = {one.offered.words: one.score for one in rank(wanted, [richer, offered])}
    assert scores.get(richer.words, 0) >= scores.get(offered.words, 0)


@pytest.mark.parametrize(
    ("wanted", "offered", "points"),
    [
        (Wanted(sector="mechatronics", sector_parent="engineering"), {"sectors": frozenset({"mechatronics"})}, {Aspect.SECTOR: 20}),
        (Wanted(sector="mechatronics", sector_parent="engineering"), {"sectors": frozenset({"engineering"})}, {Aspect.NEAR_SECTOR: 10}),
        (
            Wanted(sector="engineering"),
            {"sectors": frozenset({"x"}), "sector_parents": frozenset({"engineering"})},
            {Aspect.NEAR_SECTOR: 10},
        ),
        (Wanted(theme="a", market="m"), {"theme": "a", "markets": frozenset({"m"})}, {Aspect.THEME: 25, Aspect.MARKET: 20}),
        (Wanted(), {"words": ("voucher",)}, {Aspect.WORDS: 10}),
        (Wanted(), {"words": ("a", "b", "c", "d")}, {Aspect.WORDS: 30}),
        (Wanted(theme="a"), {"theme": "b"}, None),
        (Wanted(), {"theme": "b"}, None),
    ],
)
def test_points(wanted: Wanted, offered: dict[str, object], points: dict[Aspect, int] | None) -> None:
    found = rank(wanted, [Offered("k", **offered)])  # type: ignore[arg-type]
    assert ({reason.aspect: reason.points for reason in found[0].reasons} if found else None) == points


def test_equally_good_ones_keep_their_order() -> None:
    ranked = rank(Wanted(theme="a"), [Offered("first", theme="a"), Offered("best", theme="a", words=("x",)), Offered("last", theme="a")])
    assert [one.offered.key for one in ranked] == ["best", "first", "last"]

"""Pure rules of needs: what may follow what, and how well a practice fits a need."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from stakeholder_groups.needs.enums import Aspect, NeedState, Step

LOOKING = frozenset({NeedState.OPEN, NeedState.MATCHED})
STANDING = LOOKING | {NeedState.ANSWERED}
# Consent can be taken back whatever became of the need.
ALLOWED_IN: Mapping[Step, frozenset[NeedState]] = {
    Step.EDITED: LOOKING,
    Step.MATCHED: LOOKING,
    Step.UNMATCHED: LOOKING,
    Step.ANSWERED: LOOKING,
    Step.REOPENED: frozenset({NeedState.ANSWERED, NeedState.WITHDRAWN}),
    Step.WITHDRAWN: STANDING,
    Step.SHARED: LOOKING,
    Step.UNSHARED: frozenset(NeedState),
}

WEIGHTS: Mapping[Aspect, int] = {
    Aspect.THEME: 25,
    Aspect.SECTOR: 20,
    Aspect.NEAR_SECTOR: 10,
    Aspect.MARKET: 20,
    Aspect.MATURITY: 15,
    Aspect.DIRECTION: 10,
    Aspect.WORDS: 30,
}
# So many words in common count in full.
ENOUGH_WORDS = 3
# What fits less, in per cent, is not shown.
LEAST_SCORE = 20


def next_state(state: str, step: str, *, matches: int) -> NeedState | None:
    """The state after a step, given how many practices are named then; None when the step is not possible."""
    if state not in ALLOWED_IN.get(Step(step), frozenset()):
        return None
    if step == Step.ANSWERED:
        return NeedState.ANSWERED
    if step == Step.WITHDRAWN:
        return NeedState.WITHDRAWN
    if step == Step.REOPENED or state in LOOKING:
        return NeedState.MATCHED if matches else NeedState.OPEN
    return NeedState(state)


class Wanted(NamedTuple):
    """A need by the slugs of its terms; what it does not say is empty and does not count."""

    theme: str = ""
    sector: str = ""
    sector_parent: str = ""
    market: str = ""
    maturity: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """A practice by the slugs of its terms. `words`: those of the need that a search found in it."""

    key: str
    theme: str = ""
    sectors: frozenset[str] = frozenset()
    sector_parents: frozenset[str] = frozenset()
    markets: frozenset[str] = frozenset()
    maturity: frozenset[str] = frozenset()
    directions: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that fits; `words` only where it is the words."""

    aspect: Aspect
    points: int
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranked:
    """`score`: per cent of all that the need asks for."""

    offered: Offered
    score: int
    reasons: tuple[Reason, ...]


def rank(wanted: Wanted, practices: Iterable[Offered]) -> list[Ranked]:
    """The practices that fit, best first; equally good ones keep the order in which they came."""
    possible = sum(WEIGHTS[aspect] for aspect in _asked(wanted))
    ranked = []
    for offered in practices:
        reasons = tuple(_reasons(wanted, offered))
        score = round(100 * sum(reason.points for reason in reasons) / possible)
        if score >= LEAST_SCORE:
            ranked.append(Ranked(offered, score, reasons))
    return sorted(ranked, key=lambda one: -one.score)


def _asked(wanted: Wanted) -> Iterator[Aspect]:
    named = {
        Aspect.THEME: wanted.theme,
        Aspect.SECTOR: wanted.sector,
        Aspect.MARKET: wanted.market,
        Aspect.MATURITY: wanted.maturity,
        Aspect.DIRECTION: wanted.direction,
    }
    yield from (aspect for aspect, slug in named.items() if slug)
    yield Aspect.WORDS


def _reasons(wanted: Wanted, offered: Offered) -> Iterator[Reason]:
    pairs = (
        (Aspect.THEME, wanted.theme, frozenset({offered.theme})),
        (Aspect.SECTOR, wanted.sector, offered.sectors),
        (Aspect.MARKET, wanted.market, offered.markets),
        (Aspect.MATURITY, wanted.maturity, offered.maturity),
        (Aspect.DIRECTION, wanted.direction, offered.directions),
    )
    for aspect, slug, slugs in pairs:
        if slug and slug in slugs:
            yield Reason(aspect, WEIGHTS[aspect])
        elif aspect is Aspect.SECTOR and _is_near(wanted, offered):
            yield Reason(Aspect.NEAR_SECTOR, WEIGHTS[Aspect.NEAR_SECTOR])
    if offered.words:
        share = min(len(offered.words), ENOUGH_WORDS) / ENOUGH_WORDS
        yield Reason(Aspect.WORDS, round(WEIGHTS[Aspect.WORDS] * share), offered.words)


def _is_near(wanted: Wanted, offered: Offered) -> bool:
    """One of the two sectors is the other's parent."""
    if not wanted.sector:
        return False
    return wanted.sector in offered.sector_parents or (bool(wanted.sector_parent) and wanted.sector_parent in offered.sectors)

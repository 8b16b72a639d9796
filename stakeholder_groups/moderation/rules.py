"""What may follow on what: pure, so that every case can be tried without a database."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from stakeholder_groups.moderation.enums import DecisionKind, Standing

MOST_RULES = 30
LONGEST_RULE = 200

_AFTER: Mapping[tuple[Standing, DecisionKind], Standing] = {
    (Standing.STANDS, DecisionKind.KEEP): Standing.STANDS,
    (Standing.STANDS, DecisionKind.WARN): Standing.STANDS,
    (Standing.STANDS, DecisionKind.HIDE): Standing.HIDDEN,
    (Standing.STANDS, DecisionKind.REMOVE): Standing.REMOVED,
    (Standing.HIDDEN, DecisionKind.RESTORE): Standing.STANDS,
    (Standing.HIDDEN, DecisionKind.REMOVE): Standing.REMOVED,
    # Reports on what no longer stands are closed without another step.
    (Standing.REMOVED, DecisionKind.KEEP): Standing.REMOVED,
    (Standing.TAKEN_BACK, DecisionKind.KEEP): Standing.TAKEN_BACK,
    (Standing.TAKEN_BACK, DecisionKind.WARN): Standing.TAKEN_BACK,
}
# A granted objection undoes what was done; only this way does a removed post come back.
_UNDONE: Mapping[Standing, Standing] = {
    Standing.STANDS: Standing.STANDS,
    Standing.HIDDEN: Standing.STANDS,
    Standing.REMOVED: Standing.STANDS,
    Standing.TAKEN_BACK: Standing.TAKEN_BACK,
}


class NoSuchStepError(Exception):
    """The post is in a state in which this decision means nothing."""


def standing_after(standing: Standing, kind: DecisionKind) -> Standing:
    try:
        return _AFTER[standing, kind]
    except KeyError:
        raise NoSuchStepError(standing, kind) from None


def possible(standing: Standing) -> list[DecisionKind]:
    """In the order of the form, mildest first."""
    return [kind for kind in DecisionKind if (standing, kind) in _AFTER]


def standing_undone(standing: Standing) -> Standing:
    return _UNDONE[standing]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the network by its number in the text."""

    number: int
    text: str


_ITEM = re.compile(r"^(?:#{1,6}|[-*+]|\d{1,3}[.)])\s+(\S.*)$")


def rules_in(text: str) -> list[Rule]:
    """The headings and list items of a text of rules, numbered as they follow; a list below a heading is its detail."""
    lines = [line.strip() for line in text.splitlines()]
    headings = [line for line in lines if line.startswith("#") and _ITEM.match(line)]
    found = [match[1] for match in map(_ITEM.match, headings or lines) if match]
    return [Rule(number, _short(item)) for number, item in enumerate(found[:MOST_RULES], start=1)]


def _short(text: str) -> str:
    plain = " ".join(re.sub(r"[*_`#]+", "", text).split())
    return plain if len(plain) <= LONGEST_RULE else plain[: LONGEST_RULE - 1].rstrip() + "…"

"""Pure rules of suggestions."""

from practices.suggestions.enums import SuggestionState

# Decided once: who changes the mind writes a new one.
TRANSITIONS = {SuggestionState.NEW: frozenset({SuggestionState.ACCEPTED, SuggestionState.DECLINED})}


def can_become(before: str, after: str) -> bool:
    return after in TRANSITIONS.get(SuggestionState(before), frozenset())

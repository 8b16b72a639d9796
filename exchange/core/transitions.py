"""States and what may follow them, as data."""

from collections.abc import Mapping
from typing import Generic, TypeVar

State = TypeVar("State")
Action = TypeVar("Action")


class NotAllowedError(Exception):
    """The action is not possible in this state."""


class Transitions(Generic[State, Action]):
    """A pure table (state, action) → state."""

    def __init__(self, table: Mapping[tuple[State, Action], State]) -> None:
        self.table = dict(table)

    def apply(self, state: State, action: Action) -> State:
        """The state that follows; raises NotAllowedError when the table has no such step."""
        try:
            return self.table[(state, action)]
        except KeyError as error:
            raise NotAllowedError(f"{action} is not possible from {state}") from error

    def actions(self, state: State) -> list[Action]:
        return [action for (origin, action) in self.table if origin == state]

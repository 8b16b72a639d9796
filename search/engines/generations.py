"""The part of the contract with an engine that concerns indices beside the one in use."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from search.engines.documents import SearchDocument

if TYPE_CHECKING:
    from search.engines.base import Refused


class Generation(ABC):
    """An index written beside the one in use; no reader sees it before `promote`."""

    name: str

    @abstractmethod
    def write(
        self, *, documents: Sequence[SearchDocument] = (), deletes: Iterable[str] = (), version: int | None = None
    ) -> "list[Refused]":
        """As the engine's, into this generation."""

    @abstractmethod
    def keys_of(self, origins: Iterable[str]) -> set[str]:
        """As the engine's, of this generation."""

    @abstractmethod
    def fingerprints(self) -> dict[str, str]:
        """As the engine's, of this generation."""

    @abstractmethod
    def promote(self) -> None:
        """Make it the index in use, in one step for all processes; keeps its predecessor and drops older ones."""

    @abstractmethod
    def discard(self) -> None:
        """Give it up and remove what it left; once it is or was in use, it stays."""

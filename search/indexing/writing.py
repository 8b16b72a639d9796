"""Objects as the database has them now, into the indices: those in use or those being filled."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from search.current import Shelf, shelf_of
from search.documents import build
from search.engines.base import Refused
from search.engines.documents import SearchDocument
from search.indexing import set_aside
from search.indexing.versions import next_version


class Target(Protocol):
    """What an engine and a generation have in common."""

    def write(
        self, *, documents: Sequence[SearchDocument] = (), deletes: Iterable[str] = (), version: int | None = None
    ) -> list[Refused]: ...

    def keys_of(self, origins: Iterable[str]) -> set[str]: ...

    def fingerprints(self) -> dict[str, str]: ...


Targets = Mapping[Shelf, Target]


def write_objects(targets: Targets, origins: Collection[str], *, is_empty: bool = False) -> int:
    """Make the indices say of these objects what the database says; returns the number of documents. `is_empty`: nothing of them is there."""
    if not origins:
        return 0
    version = next_version()
    built = build(origins)
    refused = list(built.refused)
    for shelf, target in targets.items():
        documents = [document for document in built.documents if shelf_of(document.access) is shelf]
        stale = set() if is_empty else target.keys_of(origins) - {document.key for document in documents}
        if documents or stale:
            refused += target.write(documents=documents, deletes=stale, version=version)
    set_aside.note(origins, refused, built.origins)
    return len(built.documents)

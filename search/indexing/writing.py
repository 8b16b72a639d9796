"""Objects as the database has them now, into an index: the one in use or one being filled."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from search.documents import build
from search.engines.base import Refused, now_version
from search.engines.documents import SearchDocument
from search.indexing import set_aside


class Target(Protocol):
    """What an engine and a generation have in common."""

    def write(
        self, *, documents: Sequence[SearchDocument] = (), deletes: Iterable[str] = (), version: int | None = None
    ) -> list[Refused]: ...

    def keys_of(self, origins: Iterable[str]) -> set[str]: ...

    def fingerprints(self) -> dict[str, str]: ...


def write_objects(target: Target, keys: Collection[uuid.UUID], *, is_empty: bool = False) -> int:
    """Make the index say of these objects what the database says; returns the number of documents. `is_empty`: nothing of them is there."""
    if not keys:
        return 0
    version = now_version()
    built = build(keys)
    origins = [str(key) for key in keys]
    stale = set() if is_empty else target.keys_of(origins) - {document.key for document in built.documents}
    refused = [*built.refused, *target.write(documents=built.documents, deletes=stale, version=version)]
    set_aside.note(origins, refused, built.origins)
    return len(built.documents)

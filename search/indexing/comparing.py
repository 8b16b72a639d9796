"""Database and index compared both ways, and mended."""

import uuid
from dataclasses import dataclass

from exchange.core.logs import emit
from search.current import get_engine
from search.documents import BATCH, all_keys, build
from search.engines.base import now_version
from search.indexing import set_aside
from search.indexing.writing import Target, write_objects


@dataclass(frozen=True, slots=True)
class Difference:
    """Keys of documents that the index lacks, has too many, or has otherwise than the database; objects to be written again."""

    missing: frozenset[str]
    superfluous: frozenset[str]
    differing: frozenset[str]
    objects: frozenset[uuid.UUID]

    def __bool__(self) -> bool:
        return bool(self.missing or self.superfluous or self.differing)


def compare(target: Target | None = None) -> Difference:
    """Of the index in use, or of the given one. What is set aside is not missed."""
    indexed = (target or get_engine()).fingerprints()
    aside = set_aside.keys()
    expected: set[str] = set()
    missing: set[str] = set()
    differing: set[str] = set()
    objects: set[uuid.UUID] = set()
    for keys in all_keys():
        for document in build(keys).documents:
            expected.add(document.key)
            found = indexed.get(document.key)
            if found == document.fingerprint or (found is None and document.key in aside):
                continue
            (missing if found is None else differing).add(document.key)
            objects.add(uuid.UUID(document.origin))
    return Difference(frozenset(missing), frozenset(indexed.keys() - expected), frozenset(differing), frozenset(objects))


def mend(target: Target, difference: Difference) -> None:
    version = now_version()
    objects = sorted(difference.objects)
    for start in range(0, len(objects), BATCH):
        write_objects(target, objects[start : start + BATCH])
    if difference.superfluous:
        target.write(deletes=difference.superfluous, version=version)


def repair() -> Difference:
    """Put right what differs in the index in use; returns what did."""
    found = compare()
    if found:
        emit("index.differed", missing=len(found.missing), superfluous=len(found.superfluous))
        mend(get_engine(), found)
    return found

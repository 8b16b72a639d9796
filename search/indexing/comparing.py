"""Database and indices compared both ways, and mended."""

from collections.abc import Mapping
from dataclasses import dataclass

from exchange.core.logs import emit
from exchange.core.worker import still_at_work
from search.current import Shelf, engines, shelf_of
from search.documents import BATCH, all_origins, build
from search.indexing import set_aside
from search.indexing.versions import next_version
from search.indexing.writing import Targets, write_objects


@dataclass(frozen=True, slots=True)
class Difference:
    """Keys of documents that an index lacks, has too many, or has otherwise than the database; objects to be written again."""

    missing: frozenset[str]
    strays: Mapping[Shelf, frozenset[str]]
    differing: frozenset[str]
    objects: frozenset[str]

    @property
    def superfluous(self) -> frozenset[str]:
        return frozenset(key for keys in self.strays.values() for key in keys)

    def __bool__(self) -> bool:
        return bool(self.missing or self.superfluous or self.differing)


def compare(targets: Targets | None = None) -> Difference:
    """Of the indices in use, or of the given ones alone. What is set aside is not missed."""
    indexed = {shelf: target.fingerprints() for shelf, target in (targets or engines()).items()}
    aside = set_aside.keys()
    expected: dict[Shelf, set[str]] = {shelf: set() for shelf in Shelf}
    missing: set[str] = set()
    differing: set[str] = set()
    objects: set[str] = set()
    for origins in all_origins():
        still_at_work()
        for document in build(origins).documents:
            shelf = shelf_of(document.access)
            if shelf not in indexed:
                continue
            expected[shelf].add(document.key)
            found = indexed[shelf].get(document.key)
            if found == document.fingerprint or (found is None and document.key in aside):
                continue
            (missing if found is None else differing).add(document.key)
            objects.add(document.origin)
    strays = {shelf: frozenset(keys.keys() - expected[shelf]) for shelf, keys in indexed.items()}
    return Difference(frozenset(missing), strays, frozenset(differing), frozenset(objects))


def mend(targets: Targets, difference: Difference) -> None:
    version = next_version()
    objects = sorted(difference.objects)
    for start in range(0, len(objects), BATCH):
        still_at_work()
        write_objects(targets, objects[start : start + BATCH])
    for shelf, keys in difference.strays.items():
        if keys:
            targets[shelf].write(deletes=keys, version=version)


def repair() -> Difference:
    """Put right what differs in the indices in use; returns what did."""
    found = compare()
    if found:
        emit("index.differed", missing=len(found.missing), superfluous=len(found.superfluous))
        mend(engines(), found)
    return found

"""A process that writes documents into an index and kills itself while it keeps their vectors: python -m tests.faults.dying_learner POINT FOLDER."""

from __future__ import annotations

import os
import signal
import sys

from search.engines.documents import SearchDocument
from search.engines.tantivy import TantivyEngine
from search.engines.tantivy.vectors import DIMENSIONS, ROW
from tests.factories.search import search_document

POINTS = ("between the index and the vectors", "half-way through a row", "after the vectors")


def documents() -> list[SearchDocument]:
    return [search_document(f"Number {number}", number=number) for number in range(1, 4)]


def vector_of(place: int) -> list[float]:
    return [float(place == axis) for axis in range(DIMENSIONS)]


def vectors() -> dict[str, list[float]]:
    return {one.meaning: vector_of(place) for place, one in enumerate(documents())}


def main(point: str, folder: str) -> None:
    engine = TantivyEngine(folder)
    engine.new_generation().promote()
    engine.write(documents=documents())
    if point != POINTS[0]:
        engine.learn(documents(), vectors())
    if point == POINTS[1]:
        file = engine._vectors_in_use().path
        os.truncate(file, file.stat().st_size - ROW // 2)
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])

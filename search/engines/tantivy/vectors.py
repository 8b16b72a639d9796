"""Vectors of a generation in one file of rows: the name of a text, and its direction. Rows are added, never changed.

A row speaks of a text, not of a document: the index says which documents have the text and who may see them. So a row too many
does no harm, a row that is missing is made again, and a process that dies between the index and this file leaves nothing wrong.
"""

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from search.engines.base import Vector

if TYPE_CHECKING:
    import numpy as np

FILE = "vectors"
DIMENSIONS = 384
NAME_LENGTH = 20
ROW = NAME_LENGTH + 4 * DIMENSIONS
# Equal to the reader, and equal however many rows are multiplied at once.
DIGITS = 4
FIRST_BATCH = 256


@dataclass(slots=True)
class VectorFile:
    """numpy is loaded with the first row: an index without vectors needs none."""

    path: Path
    _rows: "np.ndarray | None" = None
    _places: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, generation: Path) -> "VectorFile":
        return cls(generation / FILE)

    def places(self) -> Mapping[str, int]:
        """Name of a text → its row."""
        rows = self._look()
        seen = len(self._places)
        if rows is None or len(rows) < seen:
            self._places, seen = {}, 0
        added = rows["name"][seen:] if rows is not None else ()
        self._places.update((name.decode("ascii", "replace"), seen + place) for place, name in enumerate(added))
        return self._places

    def add(self, vectors: Mapping[str, Vector]) -> None:
        """Whole rows, on the disk when this returns; half a row that a dying process left is cut off first."""
        import numpy as np

        known = self.places()
        added = {name: vector for name, vector in vectors.items() if name not in known}
        if not added:
            return
        rows = np.empty(len(added), dtype=_row_type())
        rows["name"] = [name.encode("ascii") for name in added]
        rows["vector"] = np.asarray(list(added.values()), dtype=np.float32)
        with self.path.open("ab") as file:
            file.truncate(os.fstat(file.fileno()).st_size // ROW * ROW)
            file.write(rows.tobytes())
            file.flush()
            os.fsync(file.fileno())

    def copy_to(self, other: "VectorFile", wanted: Collection[str]) -> None:
        """Only what is still said by somebody."""
        rows, places = self._look(), self.places()
        if rows is not None:
            other.add({name: rows["vector"][places[name]] for name in wanted if name in places})

    def nearest_first(self, vector: Vector, floor: float) -> Iterator[list[tuple[str, float]]]:
        """Names of texts with their cosine, in ever larger batches: the nearest in the first, none below the floor."""
        rows = self._look()
        if rows is None:
            return
        import numpy as np

        scores = np.round(rows["vector"] @ np.asarray(vector, dtype=np.float32), DIGITS)
        left = np.flatnonzero(scores >= floor)
        order = left[np.argsort(-scores[left], kind="stable")]
        start, size = 0, FIRST_BATCH
        while start < len(order):
            batch = order[start : start + size]
            yield [(rows["name"][row].decode("ascii", "replace"), round(float(scores[row]), DIGITS)) for row in batch]
            start, size = start + size, size * 4

    def _look(self) -> "np.ndarray | None":
        """The rows as they are now, whoever wrote them."""
        count = self.path.stat().st_size // ROW if self.path.exists() else 0
        seen = 0 if self._rows is None else len(self._rows)
        if count != seen:
            import numpy as np

            self._rows = np.memmap(self.path, dtype=_row_type(), mode="r", shape=(count,)) if count else None
        return self._rows


def _row_type() -> "np.dtype":
    import numpy as np

    return np.dtype([("name", f"S{NAME_LENGTH}"), ("vector", "<f4", (DIMENSIONS,))])

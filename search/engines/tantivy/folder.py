"""Generations on disk: one folder each, and a pointer file that says which is in use.

The pointer is replaced in one step, so a process sees the old index or the new one, never half of either.
"""

import json
import os
import secrets
import shutil
import time
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from search.engines.base import IndexMissingError
from search.engines.tantivy.schema import SCHEMA_VERSION

POINTER = "current.json"
UNFINISHED = "unfinished"
GIVEN_UP_AFTER = 24 * 3600
# Ends the name of a generation that this code can read.
MAKE = f"-v{SCHEMA_VERSION}"


@dataclass(frozen=True, slots=True)
class Folder:
    root: Path

    @property
    def pointer(self) -> Path:
        return self.root / POINTER

    def current(self) -> Path:
        """The generation in use; raises IndexMissingError when there is none that this code can read."""
        try:
            said = json.loads(self.pointer.read_text(encoding="utf-8"))
            name, version = str(said["generation"]), int(said["schema"])
        except FileNotFoundError:
            raise IndexMissingError("no index has been built") from None
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise IndexMissingError(f"unreadable pointer: {type(error).__name__}") from error
        path = self.root / name
        if version != SCHEMA_VERSION:
            raise IndexMissingError(f"the index has fields of version {version}, wanted is {SCHEMA_VERSION}")
        if "/" in name or not (path / "meta.json").is_file():
            raise IndexMissingError(f"generation {name!r} is gone")
        return path

    def is_in_use(self, path: Path) -> bool:
        try:
            return self.current() == path
        except IndexMissingError:
            return False

    def create(self) -> Path:
        path = self.root / f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{secrets.token_hex(3)}{MAKE}"
        path.mkdir(parents=True)
        (path / UNFINISHED).touch()
        return path

    def promote(self, path: Path) -> None:
        (path / UNFINISHED).unlink(missing_ok=True)
        former = self._in_use()
        self._point_to(path, former if former != path.name else "")
        self._prune({path.name, former})

    def predecessor(self) -> Path | None:
        """The generation that was in use before the present one; after a rollback there is none."""
        self.current()
        former = str(json.loads(self.pointer.read_text(encoding="utf-8")).get("former", ""))
        path = self.root / former
        return path if former.endswith(MAKE) and "/" not in former and (path / "meta.json").is_file() else None

    def _in_use(self) -> str:
        try:
            return self.current().name
        except IndexMissingError:
            return ""

    def rollback(self) -> str:
        predecessor = self.predecessor()
        if predecessor is None:
            raise IndexMissingError("there is no former generation to go back to")
        self._point_to(predecessor, "")
        return predecessor.name

    def _point_to(self, path: Path, former: str) -> None:
        written = self.pointer.with_suffix(".new")
        with written.open("w", encoding="utf-8") as file:
            json.dump({"generation": path.name, "schema": SCHEMA_VERSION, "former": former}, file)
            file.flush()
            os.fsync(file.fileno())
        written.replace(self.pointer)

    def unfinished(self) -> list[str]:
        return sorted(path.parent.name for path in self.root.glob(f"[0-9]*/{UNFINISHED}"))

    def _prune(self, kept: Collection[str]) -> None:
        """Of the finished ones the named stay; a rebuild under way elsewhere is left alone for a day."""
        made = (path for path in self.root.iterdir() if path.is_dir() and path.name[:1].isdigit())
        for path in [path for path in made if path.name not in kept]:
            if not (path / UNFINISHED).exists() or time.time() - path.stat().st_mtime > GIVEN_UP_AFTER:
                shutil.rmtree(path, ignore_errors=True)


def size_on_disk(path: Path) -> int:
    """Files may go while they are counted: the writer merges them."""
    size = 0
    for file in path.iterdir():
        with suppress(FileNotFoundError):
            size += file.stat().st_size
    return size

"""The archive itself: files go in one after the other, piece by piece, each with its checksum in the manifest."""

import hashlib
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from exchange.core.worker import still_at_work

MANIFEST = "manifest.sha256"
PIECE = 256 * 1024
# Packed already, whatever they hold.
_PACKED = (".pdf", ".png", ".jpg", ".jpeg", ".webp", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".zip")


class Archive:
    """`manifest.sha256` reads as `sha256sum --check` expects it."""

    def __init__(self, path: Path) -> None:
        self._zip = ZipFile(path, "w", ZIP_DEFLATED)
        self._sums: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None:
            self._zip.writestr(_info(MANIFEST), "".join(self._sums))
        self._zip.close()

    def add(self, path: str, source: IO[Any]) -> None:
        digest = hashlib.sha256()
        with self._zip.open(_info(path), "w", force_zip64=True) as target:
            for piece in _pieces(source):
                digest.update(piece)
                target.write(piece)
        self._sums.append(f"{digest.hexdigest()}  {path}\n")

    def add_file(self, path: str, source: Path) -> None:
        with source.open("rb") as opened:
            self.add(path, opened)


def _info(path: str) -> ZipInfo:
    info = ZipInfo(path, date_time=time.gmtime()[:6])
    info.compress_type = ZIP_STORED if path.lower().endswith(_PACKED) else ZIP_DEFLATED
    info.external_attr = 0o640 << 16
    return info


def _pieces(source: IO[Any]) -> Iterator[bytes]:
    while piece := source.read(PIECE):
        still_at_work()
        yield piece

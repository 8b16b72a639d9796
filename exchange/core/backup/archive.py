"""The file of a backup: one compressed tar whose last member, the manifest, names every other with size and checksum.

Nothing is taken out of it before all of it has been read and found to be what the manifest says.
"""

import hashlib
import io
import json
import shutil
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any, Self

FORMAT = 1
MANIFEST = "manifest.json"
BLOCK = 1 << 20


class BackupError(Exception):
    """A backup cannot be made or restored; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Member:
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    made_at: str
    vendor: str
    migrations: dict[str, list[str]]
    members: dict[str, Member] = field(default_factory=dict)

    def to_json(self) -> bytes:
        members = {name: {"size": member.size, "sha256": member.sha256} for name, member in self.members.items()}
        said = {"format": FORMAT, "made_at": self.made_at, "database": self.vendor, "migrations": self.migrations, "members": members}
        return json.dumps(said, indent=1, sort_keys=True).encode()

    @classmethod
    def from_json(cls, text: bytes) -> Self:
        try:
            said: dict[str, Any] = json.loads(text)
            if said["format"] != FORMAT:
                raise BackupError(f"This backup has format {said['format']}; this version reads format {FORMAT}.")
            members = {name: Member(int(member["size"]), str(member["sha256"])) for name, member in said["members"].items()}
            return cls(said["made_at"], said["database"], said["migrations"], members)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BackupError("The manifest cannot be read: this is no backup, or a damaged one.") from error


class _Hashing(io.RawIOBase):
    """Passes on what is read and keeps its checksum."""

    def __init__(self, source: IO[bytes]) -> None:
        self.source = source
        self.digest = hashlib.sha256()

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        block = self.source.read(size)
        self.digest.update(block)
        return block


class ArchiveWriter:
    """Adds files as they are now; the manifest is written last."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self.tar = tar
        self.members: dict[str, Member] = {}

    def add(self, path: Path, name: str) -> None:
        with path.open("rb") as source:
            said = self.tar.gettarinfo(arcname=name, fileobj=source)
            said.uname = said.gname = ""
            hashing = _Hashing(source)
            self.tar.addfile(said, hashing)
        self.members[name] = Member(said.size, hashing.digest.hexdigest())

    def close(self, manifest: Manifest) -> None:
        text = manifest.to_json()
        said = tarfile.TarInfo(MANIFEST)
        said.size = len(text)
        self.tar.addfile(said, io.BytesIO(text))


@contextmanager
def writing(target: Path) -> Iterator[ArchiveWriter]:
    """Write beside the target, for its owner's eyes only; the name appears when the backup is complete."""
    unfinished = target.with_name(f"{target.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)
    try:
        with tarfile.open(unfinished, "w:gz", compresslevel=6) as tar:
            yield ArchiveWriter(tar)
        unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)


def verified(source: Path) -> Manifest:
    """Read all of it; anything missing, superfluous or different from the manifest is refused."""
    found: dict[str, Member] = {}
    manifest: Manifest | None = None
    with _reading(source) as tar:
        for entry in tar:
            content = tar.extractfile(entry) if entry.isfile() else None
            if content is None or not _is_plain(entry.name):
                raise BackupError(f"The backup holds something that a backup never holds: {entry.name!r}.")
            if entry.name == MANIFEST:
                manifest = Manifest.from_json(content.read())
            else:
                found[entry.name] = Member(entry.size, hashlib.file_digest(content, "sha256").hexdigest())  # type: ignore[arg-type]  # a member of the archive reads like a file
    if manifest is None:
        raise BackupError("The backup has no manifest: it is incomplete.")
    wrong = sorted(name for name in found.keys() | manifest.members.keys() if found.get(name) != manifest.members.get(name))
    if wrong:
        raise BackupError(f"The backup is damaged: {len(wrong)} of its files differ from the manifest, first {wrong[0]!r}.")
    return manifest


def extract(source: Path, folder: Path) -> None:
    """Write the members of a verified backup below the folder."""
    with _reading(source) as tar:
        for entry in tar:
            content = tar.extractfile(entry)
            if content is None or not _is_plain(entry.name):
                continue
            target = folder / entry.name
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as file:
                shutil.copyfileobj(content, file, BLOCK)
            target.chmod(entry.mode & 0o777)


@contextmanager
def _reading(source: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(source, "r:gz") as tar:
            yield tar
    except FileNotFoundError as error:
        raise BackupError(f"There is no file {source}.") from error
    except (tarfile.TarError, zlib.error, EOFError, OSError) as error:
        raise BackupError(f"{source.name} cannot be read as a backup: {error}") from error


def _is_plain(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts

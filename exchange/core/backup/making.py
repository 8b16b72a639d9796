"""A backup while the platform runs: first the database, then the files, so that no row lacks its file."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from exchange.core.backup.archive import ArchiveWriter, BackupError, Manifest, writing
from exchange.core.backup.databases import own_database


def make_backup(target: Path) -> Manifest:
    """Write database, files and a manifest with checksums to a file that does not exist yet."""
    if target.exists():
        raise BackupError(f"{target} exists; name another file.")
    if not target.parent.is_dir():
        raise BackupError(f"There is no folder {target.parent}.")
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as scratch, writing(target) as archive:
            database = own_database()
            dump = Path(scratch) / database.member
            database.dump(dump)
            archive.add(dump, database.member)
            for name, root in file_roots().items():
                _add_files(archive, root, name)
            manifest = Manifest(datetime.now(UTC).isoformat(timespec="seconds"), connection.vendor, applied_migrations(), archive.members)
            archive.close(manifest)
    except OSError as error:
        raise BackupError(f"The backup could not be written: {error.strerror or error}.") from error
    return manifest


def file_roots() -> dict[str, Path]:
    return {"media": Path(settings.MEDIA_ROOT), "private": Path(settings.PRIVATE_ROOT)}


def applied_migrations() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        found.setdefault(app, []).append(name)
    return found


def _add_files(archive: ArchiveWriter, root: Path, name: str) -> None:
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.is_symlink():
            try:
                archive.add(path, f"{name}/{path.relative_to(root).as_posix()}")
            except FileNotFoundError:
                continue  # deleted since the folder was listed, as its row may be since the dump

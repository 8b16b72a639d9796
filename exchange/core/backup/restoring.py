"""A restore: verify, refuse what would be lost, replace database and files, bring them up to this version, index anew."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader

from exchange.core.backup import databases
from exchange.core.backup.archive import BackupError, Manifest, extract, verified
from exchange.core.backup.making import file_roots

Say = Callable[[str], None]


def restore_backup(source: Path, *, replace: bool = False, say: Say = lambda text: None) -> Manifest:
    """Make database and files what the backup says. What is there already is only touched with `replace`."""
    manifest = verified(source)
    say(f"verified: {len(manifest.members)} files of {manifest.made_at}")
    _refuse_what_does_not_fit(manifest)
    if not replace:
        _refuse_what_would_be_lost()
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIR, prefix=".restore-") as scratch:
        extract(source, Path(scratch))
        database = databases.own_database()
        database.load(Path(scratch) / database.member)
        say("database: restored")
        for name, root in file_roots().items():
            _put_in_place(Path(scratch) / name, root)
        say("files: restored")
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    cache.clear()
    call_command("search_rebuild", verbosity=0)
    say("search index: rebuilt")
    return manifest


def _refuse_what_does_not_fit(manifest: Manifest) -> None:
    if manifest.vendor != connection.vendor:
        raise BackupError(f"The backup is of {manifest.vendor}, this database is {connection.vendor} (DATABASE_URL).")
    known = MigrationLoader(None).disk_migrations.keys()
    newer = sorted(f"{app}.{name}" for app, names in manifest.migrations.items() for name in names if (app, name) not in known)
    if newer:
        raise BackupError(f"The backup was made by a newer version ({newer[0]}). Install that version, then restore.")


def _refuse_what_would_be_lost() -> None:
    places = [str(root) for root in file_roots().values() if any(path.is_file() for path in root.rglob("*"))]
    if not databases.is_empty():
        places.insert(0, "the database")
    connections.close_all()
    if places:
        raise BackupError(f"There is something in {' and '.join(places)}. Use --replace to throw it away.")


def _put_in_place(found: Path, root: Path) -> None:
    """The folder may be the root of a volume, which cannot be renamed: its entries are."""
    root.mkdir(parents=True, exist_ok=True)
    for old in root.iterdir():
        shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
    for new in found.iterdir() if found.is_dir() else ():
        shutil.move(new, root / new.name)

"""Backup, wipe, restore: the same again; and what is not a sound backup changes nothing."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db import connection

from exchange.accounts.models import User
from exchange.core.backup import BackupError, archive, make_backup, restore_backup
from exchange.core.backup import databases as backup_databases
from exchange.demo.load import load
from search.indexing.building import rebuild
from search.indexing.comparing import compare

# A restore compares database and index afterwards by the outbox, which numbers what it writes; it empties the cache and knows its
# own migrations.
NOT_COMPARED = {"core_outboxentry", "core_cache", "django_migrations", "search_writecount"}


@pytest.fixture
def data_dir(tmp_path: Path, settings: Any) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


def rows() -> dict[str, list[str]]:
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(set(connection.introspection.table_names(cursor)) - NOT_COMPARED):
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = sorted(map(repr, cursor.fetchall()))
    return found


def files(folder: Path) -> dict[str, bytes]:
    return {f"{path.relative_to(folder)}": path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.django_db(transaction=True)
def test_backup_wipe_restore_gives_the_same_back(data_dir: Path, settings: Any) -> None:
    load()
    minutes = Path(settings.PRIVATE_ROOT) / "minutes" / "2026.txt"
    minutes.parent.mkdir(parents=True)
    minutes.write_text("For members only.")
    rebuild()
    before, media, private = rows(), files(Path(settings.MEDIA_ROOT)), files(Path(settings.PRIVATE_ROOT))
    assert media
    assert private
    target = data_dir / "backup.tar.gz"
    make_backup(target)
    assert target.stat().st_mode & 0o077 == 0

    call_command("flush", interactive=False, verbosity=0)
    for path in (*Path(settings.MEDIA_ROOT).rglob("*"), *Path(settings.PRIVATE_ROOT).rglob("*")):
        if path.is_file():
            path.unlink()
    User.objects.create_user("since@example.eu")
    storages["default"].save("since.txt", ContentFile(b"Newer than the backup."))
    with pytest.raises(CommandError, match="--replace"):
        call_command("restore", str(target))
    assert User.objects.get().email == "since@example.eu"

    call_command("restore", str(target), replace=True, verbosity=0)
    assert rows() == before
    assert files(Path(settings.MEDIA_ROOT)) == media
    assert files(Path(settings.PRIVATE_ROOT)) == private
    call_command("search_check")
    assert not compare()


@pytest.mark.django_db(transaction=True)
def test_what_cannot_be_loaded_leaves_everything_as_it_was(data_dir: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    User.objects.create_user("kept@example.eu")
    storages["default"].save("kept.txt", ContentFile(b"Kept."))
    target = data_dir / "backup.tar.gz"
    make_backup(target)
    database = backup_databases.own_database()
    broken = data_dir / database.member
    broken.write_bytes(b"neither SQLite nor a dump")
    repacked = data_dir / "broken.tar.gz"
    manifest = archive.verified(target)
    with archive.writing(repacked) as writer:
        writer.add(broken, database.member)
        writer.close(archive.Manifest(manifest.made_at, manifest.vendor, manifest.migrations, writer.members))
    with pytest.raises(BackupError):
        restore_backup(repacked, replace=True)
    assert User.objects.get().email == "kept@example.eu"
    assert files(Path(settings.MEDIA_ROOT)) == {"kept.txt": b"Kept."}


@pytest.mark.django_db(transaction=True)
def test_a_backup_into_an_existing_file_or_a_missing_folder_is_refused(data_dir: Path) -> None:
    taken = data_dir / "taken"
    taken.write_text("something else")
    with pytest.raises(CommandError, match="exists"):
        call_command("backup", str(taken))
    assert taken.read_text() == "something else"
    with pytest.raises(CommandError, match="no folder"):
        call_command("backup", str(data_dir / "nowhere" / "backup.tar.gz"))


def tar_of(target: Path, members: dict[str, bytes]) -> Path:
    with tarfile.open(target, "w:gz") as tar:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return target


def manifest_of(**said: Any) -> bytes:
    return json.dumps(
        {"format": 1, "made_at": "2026-01-01", "database": connection.vendor, "migrations": {}, "members": {}, **said}
    ).encode()


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"media/a.txt": b"a"}, "no manifest"),
        ({"media/a.txt": b"a", "manifest.json": manifest_of()}, "damaged"),
        ({"manifest.json": manifest_of(members={"media/a.txt": {"size": 1, "sha256": "0"}})}, "damaged"),
        ({"../outside.txt": b"a", "manifest.json": manifest_of()}, "never holds"),
        ({"manifest.json": b"[]"}, "manifest cannot be read"),
        ({"manifest.json": manifest_of(format=99)}, "format 99"),
        ({"manifest.json": manifest_of(database="oracle")}, "oracle"),
        ({"manifest.json": manifest_of(migrations={"core": ["9999_of_tomorrow"]})}, "newer version"),
    ],
)
def test_what_is_no_sound_backup_is_refused_with_its_reason(tmp_path: Path, members: dict[str, bytes], reason: str) -> None:
    with pytest.raises(BackupError, match=reason):
        restore_backup(tar_of(tmp_path / "backup.tar.gz", members), replace=True)


@pytest.mark.parametrize("damage", [lambda whole: b"", lambda whole: whole[: len(whole) // 2], lambda whole: whole[:-200] + b"\0" * 200])
def test_a_broken_off_or_changed_file_is_refused(tmp_path: Path, damage: Any) -> None:
    whole = tar_of(tmp_path / "whole.tar.gz", {"media/noise.bin": bytes(range(256)) * 4000, "manifest.json": manifest_of()})
    broken = tmp_path / "broken.tar.gz"
    broken.write_bytes(damage(whole.read_bytes()))
    with pytest.raises(BackupError):
        restore_backup(broken, replace=True)
    with pytest.raises(BackupError, match="no file"):
        restore_backup(tmp_path / "missing.tar.gz")

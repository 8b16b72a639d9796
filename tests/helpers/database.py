"""The migrated database with the base tree, made once and copied: migrations cost half a minute, a copy milliseconds.

A `transaction=True` test flushes everything, Wagtail's root and locales too; `Template.restore` puts the base back.
"""

from __future__ import annotations

import fcntl
import hashlib
import sqlite3
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from exchange.core.models import OutboxEntry

ROOT = Path(__file__).resolve().parent.parent.parent
KEPT = ROOT / ".cache" / "tests"


def digest_of_schema() -> str:
    """Changes with every migration, set-up module and dependency."""
    digest = hashlib.sha256((ROOT / "requirements" / "base.lock").read_bytes())
    patterns = (
        "*/migrations/*.py",
        "*/*/migrations/*.py",
        "exchange/pages/**/*.py",
        "**/setup*.py",
        "exchange/partners/*.py",
        "search/thesaurus/**/*.py",
        "practices/review/*.py",
        "exchange/settings/apps.py",
        "tests/helpers/database.py",
    )
    for path in sorted(
        {path for pattern in patterns for path in ROOT.glob(pattern) if ".venv" not in path.parts and "node_modules" not in path.parts}
    ):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def migrate_and_set_up() -> None:
    call_command("migrate", verbosity=0)
    call_command("setup_network", verbosity=0)
    # Consequences of the set-up would be carried out in the middle of a test.
    OutboxEntry.objects.all().delete()


class SqliteTemplate:
    """One kept file a schema, one copy a worker."""

    def __init__(self, worker: str) -> None:
        KEPT.mkdir(parents=True, exist_ok=True)
        self.kept = KEPT / f"{digest_of_schema()}.sqlite3"
        self.copy = KEPT / f"run-{worker}.sqlite3"

    def create(self) -> None:
        with (KEPT / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not self.kept.exists():
                self._make()
        for leftover in KEPT.glob(f"{self.copy.name}*"):
            leftover.unlink()
        self._use(self.copy)
        self.restore()

    def restore(self) -> None:
        connection.close()
        with sqlite3.connect(self.kept) as source, sqlite3.connect(self.copy, timeout=30) as target:
            source.backup(target)
        source.close()
        target.close()

    def _make(self) -> None:
        for stale in KEPT.glob("*.sqlite3"):
            if not stale.name.startswith("run-"):
                stale.unlink()
        unfinished = self.kept.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        self._use(unfinished)
        migrate_and_set_up()
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("PRAGMA journal_mode=DELETE")
        connection.close()
        unfinished.rename(self.kept)

    def _use(self, path: Path) -> None:
        connection.close()
        connection.settings_dict["NAME"] = str(path)
        settings.DATABASES["default"]["NAME"] = str(path)


class PostgresTemplate:
    """A database a worker; the base rows are kept in memory and copied back."""

    def __init__(self, worker: str) -> None:
        self.name = f"exchange_test_{worker}"
        self.rows: dict[str, bytes] = {}

    def create(self) -> None:
        administration = {**connection.settings_dict}
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
            cursor.execute(f'CREATE DATABASE "{self.name}"')
        connection.close()
        administration["NAME"] = self.name
        connection.settings_dict["NAME"] = self.name
        settings.DATABASES["default"]["NAME"] = self.name
        migrate_and_set_up()
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                with cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
                    self.rows[table] = b"".join(bytes(part) for part in copy)

    def restore(self) -> None:
        tables = ", ".join(f'"{table}"' for table in self.rows)
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
            cursor.execute(f"TRUNCATE {tables}")
            for table, rows in self.rows.items():
                if rows:
                    with cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
                        copy.write(rows)
            cursor.execute("SET session_replication_role = DEFAULT")
        connection.close()


def template_for(worker: str) -> SqliteTemplate | PostgresTemplate:
    return PostgresTemplate(worker) if connection.vendor == "postgresql" else SqliteTemplate(worker)

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
from tests.helpers.kept_rows import Rows, all_rows, put_back

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
    """One kept database a schema, one copy a worker; the base rows are kept in memory and put back."""

    def __init__(self, worker: str) -> None:
        self.kept = f"exchange_kept_{digest_of_schema()}"
        self.name = f"exchange_test_{worker}"
        self.rows: Rows = {}

    def create(self) -> None:
        KEPT.mkdir(parents=True, exist_ok=True)
        with (KEPT / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not self._is_kept():
                self._make()
            self._administer(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
            self._administer(f'CREATE DATABASE "{self.name}" TEMPLATE "{self.kept}"')
        self._use(self.name)
        self.rows = all_rows()

    def restore(self) -> None:
        put_back(self.rows)
        connection.close()

    def _make(self) -> None:
        unfinished = f"{self.kept}_unfinished"
        self._administer(f'DROP DATABASE IF EXISTS "{unfinished}" WITH (FORCE)')
        self._administer(f'CREATE DATABASE "{unfinished}"')
        self._use(unfinished)
        migrate_and_set_up()
        connection.close()
        self._administer(f'ALTER DATABASE "{unfinished}" RENAME TO "{self.kept}"')

    def _is_kept(self) -> bool:
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.kept])
            return cursor.fetchone() is not None

    def _administer(self, statement: str) -> None:
        with connection._nodb_cursor() as cursor:
            cursor.execute(statement)

    def _use(self, name: str) -> None:
        connection.close()
        connection.settings_dict["NAME"] = name
        settings.DATABASES["default"]["NAME"] = name


def template_for(worker: str) -> SqliteTemplate | PostgresTemplate:
    return PostgresTemplate(worker) if connection.vendor == "postgresql" else SqliteTemplate(worker)

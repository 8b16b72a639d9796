"""Dump and load of the database by its own tools; loading is one transaction, so a failing one changes nothing."""

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Protocol

from django.db import connection, connections

from exchange import env
from exchange.core.backup.archive import BackupError

DROP_TABLES = """
SET lock_timeout = '15s';
DO $$ DECLARE found record; BEGIN
  FOR found IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
    EXECUTE format('DROP TABLE IF EXISTS %I CASCADE', found.tablename);
  END LOOP;
END $$;
"""


class Database(Protocol):
    member: str

    def dump(self, target: Path) -> None: ...

    def load(self, source: Path) -> None: ...


class SqliteDatabase:
    """SQLite's own backup copies a consistent state while others write."""

    member = "database.sqlite3"

    def __init__(self) -> None:
        self.path = str(connection.settings_dict["NAME"])

    def dump(self, target: Path) -> None:
        with closing(sqlite3.connect(self.path)) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")

    def load(self, source: Path) -> None:
        with closing(sqlite3.connect(source)) as copy, closing(sqlite3.connect(self.path, timeout=15)) as target:
            if not _is_sound(copy):
                raise BackupError("The database in the backup is damaged.")
            try:
                copy.backup(target)
            except sqlite3.OperationalError as error:
                raise BackupError(f"The database could not be replaced ({error}). Stop the platform first.") from error


def _is_sound(database: sqlite3.Connection) -> bool:
    try:
        return bool(database.execute("PRAGMA integrity_check").fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False


class PostgresDatabase:
    """pg_dump's custom format; pg_restore writes it as SQL that psql runs in one transaction."""

    member = "database.dump"

    def dump(self, target: Path) -> None:
        self._run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")

    def load(self, source: Path) -> None:
        script = source.with_suffix(".sql")
        self._run("pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(source))
        drop = source.with_suffix(".drop.sql")
        drop.write_text(DROP_TABLES)
        common = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null")
        self._run("psql", *common, f"--file={drop}", f"--file={script}")

    def _run(self, program: str, *arguments: str) -> None:
        try:
            done = subprocess.run([program, *arguments], env=self._environment(), capture_output=True, text=True, check=False)  # noqa: S603  (own words only)
        except FileNotFoundError as error:
            raise BackupError(f"{program} is missing. Install PostgreSQL's client programs (Debian: postgresql-client).") from error
        if done.returncode:
            lines = done.stderr.strip().splitlines() or [f"it ended with {done.returncode}"]
            way_out = " Stop web, sockets and worker first." if "lock timeout" in done.stderr else ""
            raise BackupError(f"{program} failed: {lines[0][:300]}{way_out}")

    def _environment(self) -> dict[str, str]:
        """The connection of DATABASE_URL as libpq's variables: a password on the command line is seen by every process."""
        parameters = connection.get_connection_params()
        names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE"}
        names |= {"sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT"}
        known = {names[name]: str(value) for name, value in parameters.items() if name in names and value}
        return env.with_added(known)


def own_database() -> Database:
    connections.close_all()
    return PostgresDatabase() if connection.vendor == "postgresql" else SqliteDatabase()


def is_empty() -> bool:
    return not connection.introspection.table_names()

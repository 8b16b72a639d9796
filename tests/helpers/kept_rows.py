"""All rows of the database, taken and put back: for what takes seconds to make and is wanted more than once."""

from __future__ import annotations

from typing import Any

from django.db import connection

# A table's rows in the words of the database itself; nothing for an empty one.
Rows = dict[str, Any]


def all_rows() -> Rows:
    rows: Rows = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            # What SQLite searches by is filled by triggers.
            if "_indexentry_fts" in table:
                continue
            if connection.vendor == "postgresql":
                with cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
                    rows[table] = b"".join(bytes(part) for part in copy)
            else:
                rows[table] = connection.connection.execute(f'SELECT * FROM "{table}"').fetchall()
    return rows


def put_back(rows: Rows) -> None:
    """In place of whatever there is. Only what has rows is emptied: to truncate each of the many tables takes longer than most tests."""
    filled = " UNION ALL ".join(f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM \"{table}\")" for table in rows)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
        cursor.execute(filled)
        for (table,) in cursor.fetchall():
            cursor.execute(f'DELETE FROM "{table}"')
        for table, said in rows.items():
            if said:
                _write(cursor, table, said)
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = DEFAULT")


def _write(cursor: Any, table: str, said: Any) -> None:
    if connection.vendor == "postgresql":
        with cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
            copy.write(said)
    else:
        places = ", ".join("?" * len(said[0]))
        connection.connection.executemany(f'INSERT INTO "{table}" VALUES ({places})', said)

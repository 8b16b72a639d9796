"""Who may work. On PostgreSQL several workers can be started: a lock of the database lets one work and the others wait, so that a
restart that overlaps sends no mail twice. On SQLite there is one server (exchange.core.serving), and its worker is a thread of it.
"""

from django.db import Error, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

# Names the worker among the locks of the database.
LOCK = 7_091_804_215


class WorkerLock:
    """Held from `take` to `release`, or until its connection is lost, however the process ends.

    The connection is its own: the one that the work goes by is closed after a minute, and the lock would go with it.
    """

    def __init__(self) -> None:
        self._connection: BaseDatabaseWrapper | None = None
        self._is_ours = False

    def is_held(self) -> bool:
        """Asks the database: a connection that was lost took the lock along."""
        if self._connection is None or not self._is_ours:
            return self._is_ours
        try:
            self._ask("SELECT 1")
        except Error:
            return False
        return True

    def take(self) -> bool:
        """Whether no other worker of this database holds it."""
        if connection.vendor == "postgresql":
            self._connection = self._connection or connections.create_connection("default")
            self._is_ours = bool(self._ask("SELECT pg_try_advisory_lock(%s)", LOCK))
        else:
            self._is_ours = True
        return self._is_ours

    def release(self) -> None:
        held, self._connection, self._is_ours = self._connection, None, False
        if held is not None:
            held.close()

    def _ask(self, statement: str, *values: int) -> object:
        assert self._connection is not None
        try:
            with self._connection.cursor() as cursor:
                cursor.execute(statement, values)
                return cursor.fetchone()[0]
        except Error:
            self.release()
            raise

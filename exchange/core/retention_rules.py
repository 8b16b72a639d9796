"""What the core itself lets go: consequences that were carried out, finished tasks, expired rows of the cache."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q
from django_tasks_db.models import DBTaskResult

from exchange.core import outbox
from exchange.core.models import OutboxEntry
from exchange.core.retention import Rule, register, register_rows

TASKS_KEPT = timedelta(days=7)


def declare() -> None:
    register_rows(
        "core.outbox",
        outbox.KEPT,
        "what was carried out or given up: the log of mails (address and subject) and of index changes",
        lambda before: OutboxEntry.objects.filter(Q(done_at__lt=before) | Q(failed_at__lt=before)),
    )
    register_rows("core.tasks", TASKS_KEPT, "finished tasks", lambda before: DBTaskResult.objects.filter(finished_at__lt=before))
    register(
        Rule("core.cache", timedelta(0), "counters of rate limits and other expired rows of the database cache", count_cache, forget_cache)
    )


def _table() -> str:
    """Empty under Redis, which lets go by itself."""
    cache = settings.CACHES["default"]
    return connection.ops.quote_name(cache["LOCATION"]) if cache["BACKEND"].endswith("DatabaseCache") else ""


def count_cache(before: datetime) -> int:
    return _ask("SELECT COUNT(*) FROM", before)


def forget_cache(before: datetime) -> int:
    with transaction.atomic():
        return _ask("DELETE FROM", before)


def _ask(action: str, before: datetime) -> int:
    table = _table()
    if not table:
        return 0
    moment = connection.ops.adapt_datetimefield_value(before)
    with connection.cursor() as cursor:
        cursor.execute(f"{action} {table} WHERE expires < %s", [moment])
        return int(cursor.rowcount if action.startswith("DELETE") else cursor.fetchone()[0])

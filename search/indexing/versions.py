"""Versions of writes, from the database: of two writes of a document the one that read the database later has the higher.

Clocks of hosts differ. A write by a host whose clock is behind would be passed over as older than what a host with a fast one
wrote before it, and count as done. The clock is only where counting begins: what earlier releases wrote, and what was written
after a backup that is restored, was numbered by it.
"""

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest

from search.engines.base import now_version
from search.indexing.models import WriteCount

ROW = 1


def next_version() -> int:
    """To be taken before the database is read."""
    with transaction.atomic():
        if not _count():
            WriteCount.objects.bulk_create([WriteCount(pk=ROW)], ignore_conflicts=True)
            _count()
        # The row is locked: nobody else counts between.
        return WriteCount.objects.values_list("value", flat=True).get(pk=ROW)


def _count() -> int:
    return WriteCount.objects.filter(pk=ROW).update(value=Greatest(F("value") + 1, Value(now_version())))

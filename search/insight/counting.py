"""Counts gathered in the process and written by a thread of their own every few seconds.

No request waits for the database's one writer. A process that is killed loses what it counted in these seconds, nothing else.
"""

import threading
from collections import Counter
from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.utils import timezone

from exchange.core.logs import emit
from search.insight.models import AskedQuestion

# More different questions in a few seconds are not asked by people; memory is every process's own.
MOST_WAITING = 5_000
AT_ONCE = 200


class Key(NamedTuple):
    day: date
    language: str
    question: str


class Counts:
    """What one process has counted and not written yet: key → how often it was asked, found nothing, was opened."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[Key, Counter[str]] = {}
        self._timer: threading.Timer | None = None

    def add(self, language: str, question: str, **times: int) -> None:
        self._take(Key(timezone.localdate(), language, question), Counter(times))

    def write(self) -> None:
        """Into the database, a few hundred in one short transaction. What it does not take is counted again later."""
        with self._lock:
            waiting, self._waiting = self._waiting, {}
        keys = sorted(waiting)
        for start in range(0, len(keys), AT_ONCE):
            try:
                _store({key: waiting[key] for key in keys[start : start + AT_ONCE]})
            except DatabaseError as error:
                emit("search.counts_late", reason=type(error).__name__, questions=len(keys) - start)
                for key in keys[start:]:
                    self._take(key, waiting[key])
                return

    def _take(self, key: Key, times: Counter[str]) -> None:
        with self._lock:
            if key not in self._waiting and len(self._waiting) >= MOST_WAITING:
                return
            self._waiting.setdefault(key, Counter()).update(times)
            if self._timer is None and settings.SEARCH_COUNTS_EVERY:
                self._timer = threading.Timer(settings.SEARCH_COUNTS_EVERY, self._write_by_itself)
                self._timer.daemon = True
                self._timer.start()

    def _write_by_itself(self) -> None:
        with self._lock:
            self._timer = None
        try:
            self.write()
        finally:
            connection.close()


counts = Counts()


def _store(times: dict[Key, Counter[str]]) -> None:
    with transaction.atomic():
        AskedQuestion.objects.bulk_create((AskedQuestion(**key._asdict()) for key in times), ignore_conflicts=True)
        for key, counted in times.items():
            AskedQuestion.objects.filter(**key._asdict()).update(**{name: F(name) + number for name, number in counted.items()})

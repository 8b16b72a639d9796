"""Two workers of one database do not work at the same moment."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from exchange.core import outbox
from exchange.core.models import OutboxEntry
from exchange.core.worker import Worker, only_worker
from tests.helpers.concurrency import at_once


@pytest.mark.django_db(transaction=True)
def test_a_second_worker_waits_until_the_first_has_ended():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one process, and its worker is a thread of it")
    with transaction.atomic():
        outbox.record("mail", "once", {})
    second = Worker(threading.Event())
    with only_worker() as is_alone:
        assert is_alone
        assert at_once(second.work_once) == [0]
        assert OutboxEntry.objects.get(key="once").attempts == 0
    assert at_once(second.work_once) == [1]
    with only_worker() as is_alone:
        assert is_alone

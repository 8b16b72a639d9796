"""Counts are gathered in the process and reach the database added up, without a word about anybody."""

from __future__ import annotations

import threading
import time
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from exchange.core import retention
from search.insight import counting
from search.insight.counting import MOST_WAITING, Counts, counts
from search.models import AskedQuestion
from tests.search.insight.conftest import written

pytestmark = pytest.mark.django_db


def test_the_same_question_is_one_row_a_day_and_language() -> None:
    for _ in range(3):
        counts.add("en", "voucher", asked=1, empty=0)
    counts.add("it", "voucher", asked=1, empty=1)
    assert written() == {("en", "voucher"): (3, 0, 0), ("it", "voucher"): (1, 1, 0)}
    counts.add("en", "voucher", opened=2)
    counts.add("en", "voucher", asked=1, empty=1)
    assert written()[("en", "voucher")] == (4, 1, 2)
    assert AskedQuestion.objects.count() == 2


def test_a_row_has_nothing_that_leads_to_a_person() -> None:
    assert {field.name for field in AskedQuestion._meta.get_fields()} == {"id", "day", "language", "question", "asked", "empty", "opened"}
    assert AskedQuestion._meta.get_field("day").get_internal_type() == "DateField"


def test_counting_asks_the_database_for_nothing() -> None:
    with CaptureQueriesContext(connection) as statements:
        counts.add("en", "voucher", asked=1)
    assert len(statements) == 0


def test_what_the_database_does_not_take_is_written_later(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(times: Any) -> None:
        raise DatabaseError("locked")

    counts.add("en", "voucher", asked=1)
    with monkeypatch.context() as broken:
        broken.setattr(counting, "_store", away)
        counts.write()
    counts.add("en", "voucher", asked=1)
    assert written() == {("en", "voucher"): (2, 0, 0)}


def test_memory_has_a_bound() -> None:
    own = Counts()
    for number in range(MOST_WAITING + 5):
        own.add("en", f"question {number}", asked=1)
    own.add("en", "question 0", asked=1)
    assert len(own._waiting) == MOST_WAITING
    assert max(times["asked"] for times in own._waiting.values()) == 2


def test_nothing_is_kept_longer_than_ninety_days() -> None:
    today = timezone.localdate()
    for days in (0, 89, 90, 200):
        AskedQuestion.objects.create(day=today - timedelta(days=days), language="en", question="voucher", asked=1)
    assert retention.forget()["search.questions"] == 2
    assert {(today - row.day).days for row in AskedQuestion.objects.all()} == {0, 89}


@pytest.mark.django_db(transaction=True)
def test_a_thread_writes_by_itself_and_ends() -> None:
    with override_settings(SEARCH_COUNTS_EVERY=0.05):
        counts.add("en", "voucher", asked=1)
        counts.add("en", "voucher", asked=1)
        (timer,) = [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
        timer.join(20)
    deadline = time.monotonic() + 5
    while timer.is_alive() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert [(row.question, row.asked) for row in AskedQuestion.objects.all()] == [("voucher", 2)]
    assert counts._timer is None

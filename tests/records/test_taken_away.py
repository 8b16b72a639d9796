"""What was taken from its readers after an export was begun is not given out with it any more, whichever way it went."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from exchange.accounts.models import Erasure
from stakeholder_groups.discussions.enums import EventKind
from stakeholder_groups.discussions.models import ThreadEvent
from stakeholder_groups.discussions.services import split_thread, withdraw_post
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.records.enums import ExportState
from stakeholder_groups.records.models import Export
from stakeholder_groups.records.telling import describe_exports
from tests.factories.discussions import make_thread
from tests.records.conftest import Chronicle, work

pytestmark = pytest.mark.django_db


def is_given(quiet: Chronicle, export: Export) -> bool:
    """Whether who asked for it gets the file; who does not is told why."""
    key = next(key for key, person in quiet.people.items() if person.pk == export.requester_id)
    answer = quiet.client(key).get(quiet.url(f"{export.public_id}/file/"), follow=True)
    export.refresh_from_db()
    if export.state == ExportState.READY:
        return bool(b"".join(answer.streaming_content))  # type: ignore[attr-defined]  # streams
    assert "withdrawn, hidden or moved since" in answer.content.decode()
    return False


def test_a_post_that_was_split_off_and_then_withdrawn(quiet: Chronicle) -> None:
    second = make_thread(quiet.group, quiet.people["reader"], title="Second", body="Words")
    split_off = quiet.send("author", "Said too much")
    thread, _archive = quiet.made("other", quiet.thread)
    group, _archive = quiet.made("coordinator")
    unharmed, _archive = quiet.made("other", second)
    split_thread(actor=quiet.people["coordinator"], thread=quiet.thread, numbers=[split_off.number], title="On its own")
    assert is_given(quiet, group)
    split_off.refresh_from_db()
    withdraw_post(actor=quiet.people["author"], post=split_off)
    assert [is_given(quiet, export) for export in (thread, group, unharmed)] == [False, False, True]


@pytest.mark.parametrize("is_done", [False, True])
def test_a_person_who_was_erased(quiet: Chronicle, is_done: bool) -> None:
    earlier = timezone.now() - timedelta(hours=1)
    Erasure.objects.create(asked_at=earlier, done_at=earlier)
    begun = Erasure.objects.create(user=quiet.people["author"], asked_at=earlier)
    thread, _archive = quiet.made("other", quiet.thread)
    group, _archive = quiet.made("coordinator", named=True)
    assert is_given(quiet, thread)
    if is_done:
        Erasure.objects.filter(pk=begun.pk).update(done_at=timezone.now())
    else:
        Erasure.objects.create(user=quiet.people["reader"])
    assert [is_given(quiet, export) for export in (thread, group)] == [False, False]


def test_a_withdrawal_that_bears_an_earlier_time_and_was_seen_later(quiet: Chronicle) -> None:
    """As where it began just before the export and was committed just after it."""
    withdraw_post(actor=quiet.people["author"], post=quiet.send("author", "Withdrawn and seen in time"))
    late = quiet.send("author", "Withdrawn and seen late")
    thread, _archive = quiet.made("other", quiet.thread)
    group, _archive = quiet.made("coordinator")
    assert is_given(quiet, thread), "what was withdrawn right before is not in the file"
    withdraw_post(actor=quiet.people["author"], post=late)
    withdrawals = ThreadEvent.objects.filter(kind=EventKind.WITHDRAWN, post=late)
    for before, given in ((timedelta(minutes=2), True), (timedelta(seconds=5), False)):
        withdrawals.update(created_at=thread.began_at - before)
        assert [is_given(quiet, export) for export in (thread, group)] == [given, given]


def test_who_owes_the_rules_by_then_gets_no_export(quiet: Chronicle) -> None:
    export, _archive = quiet.made("coordinator", named=True)
    waiting = quiet.ask("coordinator", None)
    Membership.objects.filter(user=quiet.people["coordinator"]).update(rules_accepted_at=None)
    work()
    waiting.refresh_from_db()
    assert (waiting.state, waiting.problem) == ("failed", "not_allowed")
    assert describe_exports([{"export": export.pk}], quiet.people["coordinator"]) == [None]

"""“Comments until”: when it closes, what becomes of a text that comes too late, and who is reminded, once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from exchange.core.telling import told
from exchange.core.worker import _jobs
from stakeholder_groups.discussions.enums import OperationKind
from stakeholder_groups.discussions.models import Post, Thread
from stakeholder_groups.discussions.services import DeadlinePassedError, remind, send_post, set_deadline, set_locked
from stakeholder_groups.groups.services.members import leave
from tests.discussions.test_posts import box, page
from tests.factories.practices import make_participation, make_region
from tests.helpers.telling import said_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.discussions.conftest import Talk

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 3, 20, 12, tzinfo=UTC)
UNTIL = datetime(2027, 3, 30, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _at_noon() -> Iterator[None]:
    """Before anybody signs in, so that no session ends on the way to the deadline."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def heard() -> Iterator[list[dict[str, Any]]]:
    """What was told beside new posts, as a higher room hears it."""
    messages: list[dict[str, Any]] = []

    def hear(**message: Any) -> None:
        if message["kind"].name not in {"mention", "reply", "post"}:
            messages.append(message)

    told.connect(hear)
    yield messages
    told.disconnect(hear)


def fresh(talk: Talk) -> Thread:
    return Thread.objects.get(pk=talk.thread.pk)


def test_posts_are_taken_until_the_moment_and_not_from_it_on(talk: Talk) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        set_deadline(actor=talk.coordinator, thread=talk.thread, until=UNTIL)
        clock.move_to(UNTIL - timedelta(microseconds=1))
        assert talk.post("In time").number == 2
        clock.move_to(UNTIL)
        with pytest.raises(DeadlinePassedError):
            talk.post("Too late")
        set_deadline(actor=talk.coordinator, thread=talk.thread, until=UNTIL + timedelta(days=1))
        assert talk.post("It was put off").number == 3
    thread = fresh(talk)
    assert (thread.post_count, thread.last_seq, thread.posts.count()) == (3, 5, 3)
    assert list(thread.events.values_list("seq", "kind")) == [(1, "posted"), (2, "deadline"), (3, "posted"), (4, "deadline"), (5, "posted")]


def test_a_text_that_comes_too_late_stays_in_the_form(talk: Talk, reader: Any, coordinator: Any) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        set_deadline(actor=talk.coordinator, thread=talk.thread, until=UNTIL)
        assert "Comments until 30 Mar 2027, 14:00" in page(reader, talk.url)
        clock.move_to(UNTIL)
        refused = reader.post(talk.url, {"body": "An hour of *work*"})
        text = refused.content.decode()
        assert refused.status_code == 422
        assert "The deadline for comments has passed" in text
        assert box(text) == "An hour of *work*"
        assert 'name="body"' not in page(reader, talk.url)
        for address in (talk.url, talk.list_url):
            assert "Comments were taken until 30 Mar 2027, 14:00" in page(reader, address)
        later = {"day": "2027-04-05", "hour": "17:30", "reason": "Two asked for more time."}
        assert coordinator.post(f"{talk.url}deadline/", later).status_code == 302
        assert reader.post(talk.url, {"body": "An hour of *work*"}).status_code == 302
    assert Post.objects.get(number=2).body == "An hour of *work*"
    operation = talk.thread.operations.first()
    assert (operation.kind, operation.reason, operation.actor) == (OperationKind.DEADLINE, "Two asked for more time.", talk.coordinator)


@pytest.mark.parametrize(
    ("day", "hour", "words"),
    [
        ("2027-03-19", "12:00", "This moment has passed"),
        ("2027-03-20", "13:00", "This moment has passed"),
        ("2027-03-28", "02:30", "clocks are put forward"),
        ("2032-03-28", "12:00", "within the next three years"),
        ("9999-12-31", "23:59", "within the next three years"),
        ("0001-01-01", "00:00", "within the next three years"),
        ("tomorrow", "12:00", "Enter a valid date"),
        ("2027-04-01", "25:00", "Enter a valid time"),
        ("", "", "This field is required"),
        ("<script>alert(1)</script>", "\x00", "Enter a valid"),
    ],
)
def test_a_moment_that_is_none_is_refused_with_what_was_typed(talk: Talk, coordinator: Any, day: str, hour: str, words: str) -> None:
    with time_machine.travel(NOON, tick=False):
        refused = coordinator.post(f"{talk.url}deadline/", {"day": day, "hour": hour, "reason": "Because of this"})
    text = refused.content.decode()
    assert refused.status_code == 422
    assert words in text
    assert "Because of this" in text
    assert "<script>alert" not in text
    assert fresh(talk).comments_until is None


def test_the_moment_is_meant_in_the_time_of_the_groups_partner(talk: Talk, coordinator: Any) -> None:
    participation = make_participation("Turku", region=make_region("FI1C"))
    talk.group.participation = participation
    talk.group.save(update_fields=["participation"])
    with time_machine.travel(NOON, tick=False):
        assert "Europe/Helsinki" in page(coordinator, f"{talk.url}deadline/")
        coordinator.post(f"{talk.url}deadline/", {"day": "2027-04-05", "hour": "17:30"})
        assert fresh(talk).comments_until == datetime(2027, 4, 5, 17, 30, tzinfo=ZoneInfo("Europe/Helsinki"))
        assert "5 Apr 2027, 17:30 (Europe/Helsinki)" in page(coordinator, talk.url)
        assert 'value="17:30"' in page(coordinator, f"{talk.url}deadline/")


def test_only_who_coordinates_sets_it_also_when_asked_past_the_page(talk: Talk, reader: Any, coordinator: Any) -> None:
    assert reader.get(f"{talk.url}deadline/").status_code == 403
    with pytest.raises(PermissionDenied):
        set_deadline(actor=talk.reader, thread=talk.thread, until=timezone.now() + timedelta(days=3))
    assert fresh(talk).last_seq == 1
    set_deadline(actor=talk.coordinator, thread=talk.thread, until=timezone.now() + timedelta(days=3))
    assert coordinator.post(f"{talk.url}deadline/", {"action": "remove", "day": "rubbish"}).status_code == 302
    assert fresh(talk).comments_until is None


def test_who_has_not_written_is_reminded_twice_and_never_more(talk: Talk, heard: list[dict[str, Any]]) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        set_deadline(actor=talk.coordinator, thread=talk.thread, until=UNTIL)
        for moment in (UNTIL - timedelta(days=7, seconds=1), UNTIL - timedelta(days=7), UNTIL - timedelta(days=7)):
            clock.move_to(moment)
            remind()
        assert [sorted(message["people"]) for message in heard] == [sorted([talk.reader.pk, talk.coordinator.pk])]
        talk.post("I have read it", by=talk.reader)
        clock.move_to(UNTIL - timedelta(hours=23))
        assert [remind(), remind(), remind()] == [1, 0, 0]
        clock.move_to(UNTIL + timedelta(days=1))
        assert remind() == 0
    assert [list(message["people"]) for message in heard[1:]] == [[talk.coordinator.pk]]
    assert len({message["key"] for message in heard}) == 2


def test_reminders_follow_a_changed_deadline_and_are_not_sent_late(talk: Talk, heard: list[dict[str, Any]]) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        set_deadline(actor=talk.coordinator, thread=talk.thread, until=NOON + timedelta(days=3))
        assert [row.days for row in talk.thread.reminders.all()] == [1]
        set_deadline(actor=talk.coordinator, thread=talk.thread, until=UNTIL)
        assert sorted(row.days for row in talk.thread.reminders.all()) == [1, 7]
        clock.move_to(UNTIL - timedelta(hours=5))
        assert remind() == 1, "the worker was away for a week: one reminder, not two"
        set_deadline(actor=talk.coordinator, thread=talk.thread, until=UNTIL + timedelta(days=30))
        set_deadline(actor=talk.coordinator, thread=talk.thread, until=UNTIL)
        assert remind() == 0, "of this deadline people heard already"
        set_locked(actor=talk.coordinator, thread=talk.thread, locked=True)
        set_deadline(actor=talk.coordinator, thread=talk.thread, until=UNTIL + timedelta(days=2))
        clock.move_to(UNTIL + timedelta(days=1, hours=1))
        assert remind() == 0, "a closed thread takes no answer"
    assert len(heard) == 1
    assert _jobs["discussions.remind"].function is remind


def test_a_reminder_says_nothing_to_who_has_left_written_or_come_too_late(talk: Talk, heard: list[dict[str, Any]]) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        set_deadline(actor=talk.coordinator, thread=talk.thread, until=UNTIL)
        clock.move_to(UNTIL - timedelta(hours=20))
        remind()
        about = heard[0]["about"]
        described = said_of("deadline", about, talk.reader)
        assert described is not None
        assert described.title == "Comments until 30 Mar 2027, 14:00: Vouchers"
        assert described.reply_url == f"{talk.thread.get_absolute_url()}#reply"
        assert said_of("deadline", about, talk.stranger) is None
        assert said_of("deadline", about, talk.author) is None
        leave(membership=talk.group.memberships.get(user=talk.reader))
        assert said_of("deadline", about, talk.reader) is None
        assert said_of("deadline", about, talk.coordinator) is not None
        clock.move_to(UNTIL)
        assert said_of("deadline", about, talk.coordinator) is None


def test_a_key_that_was_sent_in_time_is_answered_with_its_post_later_too(talk: Talk, reader: Any) -> None:
    key = "6f2f7b1c-66b0-4a0c-9f5e-0a4f6c9ce001"
    with time_machine.travel(NOON, tick=False) as clock:
        set_deadline(actor=talk.coordinator, thread=talk.thread, until=UNTIL)
        reader.post(talk.url, {"body": "In time", "client_key": key})
        clock.move_to(UNTIL)
        assert reader.post(talk.url, {"body": "In time", "client_key": key}).status_code == 302
        assert not send_post(actor=talk.reader, thread=talk.thread, body="In time", client_key=Post.objects.get(number=2).client_key).is_new
    assert Post.objects.count() == 2

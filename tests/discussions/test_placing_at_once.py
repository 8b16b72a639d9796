"""Threads that are split and merged while people write in them: no number is missing or used twice, and nothing waits for ever."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from stakeholder_groups.discussions.models import Post, Thread, ThreadOperation
from stakeholder_groups.discussions.services import (
    CannotPlaceError,
    ThreadMergedError,
    merge_threads,
    move_thread,
    send_post,
    split_thread,
    undo,
)
from stakeholder_groups.groups.enums import Role
from stakeholder_groups.groups.permissions import NotAMemberError
from tests.discussions.conftest import Talk
from tests.factories.discussions import make_group, make_thread, put_in
from tests.helpers.concurrency import at_once
from tests.helpers.threads import faults_of

pytestmark = pytest.mark.django_db(transaction=True)


def write(talk: Talk, thread: Thread, number: int) -> list[str]:
    """Bodies that were taken; a merged thread's are written in the one that remains."""
    taken = []
    for _ in range(number):
        body = f"Word {uuid4()}"
        target = Thread.objects.get(pk=thread.pk)
        while True:
            try:
                send_post(actor=talk.author, thread=target, body=body, client_key=uuid4())
            except ThreadMergedError:
                target = Thread.objects.get(pk=target.merged_into_id)
            else:
                break
        taken.append(body)
    return taken


def kept(bodies: list[str]) -> bool:
    """Each of them stands in exactly one place."""
    return sorted(Post.objects.filter(body__in=bodies).values_list("body", flat=True)) == sorted(bodies)


def test_two_that_merge_crosswise_while_others_write_leave_everything_whole(talk: Talk) -> None:
    for _round in range(3):
        one, two = (make_thread(talk.group, talk.author, title=title) for title in ("One", "Two"))
        merge = lambda thread, into: merge_threads(  # noqa: E731  # what two windows do at the same moment
            actor=talk.coordinator, thread=Thread.objects.get(pk=thread.pk), into=Thread.objects.get(pk=into.pk)
        )
        answers = at_once(partial(write, talk, one, 6), partial(write, talk, two, 6), partial(merge, one, two), partial(merge, two, one))
        refused = [answer for answer in answers if isinstance(answer, CannotPlaceError)]
        assert len(refused) == 1, answers
        assert kept([body for answer in answers if isinstance(answer, list) for body in answer]), answers
        assert [faults_of(thread) for thread in (one, two)] == [[], []]
        assert sum(thread.merged_into_id is not None for thread in Thread.objects.filter(pk__in=[one.pk, two.pk])) == 1


def test_a_thread_is_split_and_put_together_while_others_write(talk: Talk) -> None:
    for _ in range(6):
        talk.post()

    def split_and_undo() -> None:
        for number in (2, 3, 4):
            split_thread(actor=talk.coordinator, thread=Thread.objects.get(pk=talk.thread.pk), numbers=[number, 6], title=f"Split {number}")
            undo(actor=talk.coordinator, operation=ThreadOperation.objects.latest("pk"))

    answers = at_once(partial(write, talk, talk.thread, 8), partial(write, talk, talk.thread, 8), split_and_undo)
    assert not [answer for answer in answers if isinstance(answer, Exception)], answers
    assert kept([body for answer in answers if isinstance(answer, list) for body in answer])
    assert [faults_of(thread) for thread in Thread.objects.all()] == [[]] * Thread.objects.count()
    talk.thread.refresh_from_db()
    assert talk.thread.posts.filter(moved_at__isnull=True).count() == talk.thread.post_count == 23


def test_who_is_not_in_the_other_group_writes_nothing_there_at_the_moment_of_the_move(talk: Talk) -> None:
    south = make_group("south")
    put_in(south, talk.coordinator, role=Role.COORDINATOR)

    def write_on() -> list[Any]:
        """From a page that was opened before."""
        opened, answers = Thread.objects.get(pk=talk.thread.pk), []
        for _ in range(12):
            try:
                answers.append(send_post(actor=talk.author, thread=opened, body="A word").post.pk)
            except NotAMemberError:
                answers.append(None)
        return answers

    answers = at_once(write_on, partial(move_thread, actor=talk.coordinator, thread=Thread.objects.get(pk=talk.thread.pk), to=south))
    assert not [answer for answer in answers if isinstance(answer, Exception)], answers
    written = next(answer for answer in answers if isinstance(answer, list))
    moved = talk.thread.events.get(kind="moved").seq
    assert all(post.seq < moved for post in Post.objects.filter(pk__in=[pk for pk in written if pk]))
    assert written == sorted(written, key=lambda pk: pk is None), "once it is refused it stays refused"
    assert faults_of(talk.thread) == []

"""Hiding, pinning, closing, and the log of a thread: who may undo what, and what stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied

from stakeholder_groups.discussions.enums import Obstacle
from stakeholder_groups.discussions.models import Thread, ThreadOperation
from stakeholder_groups.discussions.selectors.operations import log_of
from stakeholder_groups.discussions.services import (
    CannotUndoError,
    move_thread,
    set_hidden,
    set_locked,
    set_pinned,
    split_thread,
    undo,
)
from tests.discussions.test_numbers import statements
from tests.discussions.test_posts import page
from tests.helpers.threads import faults_of

if TYPE_CHECKING:
    from tests.discussions.conftest import Talk

pytestmark = pytest.mark.django_db


def latest(kind: str) -> ThreadOperation:
    return ThreadOperation.objects.filter(kind=kind).latest("pk")


def bodies(thread: Thread) -> list[str]:
    return [post.body or "–" for post in thread.posts.order_by("number")]


def test_a_hidden_thread_is_there_for_its_coordinators_only(talked: Talk, coordinator: Any, reader: Any) -> None:
    assert coordinator.post(f"{talked.url}hide/", {"reason": ""}).status_code == 422
    assert coordinator.post(f"{talked.url}hide/", {"reason": "It is being looked at.", "on": "1"}).status_code == 302
    for part in ("", "posts/1/", "log/", "fragment/?after=0", "posts/1/history/"):
        assert reader.get(f"{talked.url}{part}").status_code == 404, part
    assert reader.post(talked.url, {"body": "A word"}).status_code == 404
    assert "Vouchers" not in page(reader, talked.list_url)
    assert "This thread is hidden" in page(coordinator, talked.url)
    assert "Vouchers" in page(coordinator, talked.list_url)
    undo(actor=talked.coordinator, operation=latest("hidden"))
    assert reader.get(talked.url).status_code == 200
    assert faults_of(talked.thread) == []


def test_members_see_the_log_and_only_coordinators_undo(talked: Talk, coordinator: Any, reader: Any) -> None:
    set_locked(actor=talked.coordinator, thread=talked.thread, locked=True, reason="A pause.")
    url = f"{talked.url}log/{latest('locked').pk}/undo/"
    assert "A pause." in page(reader, f"{talked.url}log/")
    assert "/undo/" not in page(reader, f"{talked.url}log/")
    assert reader.post(url).status_code == 403
    assert coordinator.post(url).status_code == 302
    assert reader.post(talked.url, {"body": "Open again"}).status_code == 302
    assert str(Obstacle.UNDONE.label) in coordinator.post(url, follow=True).content.decode()
    assert coordinator.post(f"{talked.url}log/999999/undo/").status_code == 404


def test_only_the_latest_of_its_kind_is_undone(talked: Talk) -> None:
    for on in (True, False, True):
        set_pinned(actor=talked.coordinator, thread=talked.thread, pinned=on)
    set_hidden(actor=talked.coordinator, thread=talked.thread, hidden=True)
    entries = log_of(talked.coordinator, talked.thread)
    assert [(entry.operation.kind, entry.obstacle) for entry in entries] == [
        ("hidden", None),
        ("pinned", None),
        ("unpinned", Obstacle.LATER),
        ("pinned", Obstacle.LATER),
    ]
    with pytest.raises(CannotUndoError) as refusal:
        undo(actor=talked.coordinator, operation=entries[3].operation)
    assert refusal.value.why == Obstacle.LATER
    undo(actor=talked.coordinator, operation=entries[1].operation)
    assert log_of(talked.coordinator, talked.thread)[2].obstacle is None


def test_posts_that_went_on_keep_a_split_from_being_undone(talked: Talk, coordinator: Any) -> None:
    made = split_thread(actor=talked.coordinator, thread=talked.thread, numbers=[3, 4], title="On its own")
    split_thread(actor=talked.coordinator, thread=made, numbers=[2], title="Further on")
    entries = {entry.operation.other.title: entry.obstacle for entry in log_of(talked.coordinator, talked.thread) if entry.operation.other}
    assert entries == {"On its own": Obstacle.POSTS_WENT_ON}
    undo(actor=talked.coordinator, operation=latest("split"))
    undo(actor=talked.coordinator, operation=ThreadOperation.objects.get(other=made, kind="split"))
    assert bodies(talked.thread)[2:4] == ["Word 3", "Word 4"]
    assert [faults_of(thread) for thread in Thread.objects.all()] == [[], [], []]


def test_who_no_longer_coordinates_does_nothing_of_it(talked: Talk) -> None:
    thread = talked.thread
    set_locked(actor=talked.coordinator, thread=thread, locked=True)
    calls = (
        lambda: set_pinned(actor=talked.reader, thread=thread, pinned=True),
        lambda: set_hidden(actor=talked.reader, thread=thread, hidden=True),
        lambda: split_thread(actor=talked.reader, thread=thread, numbers=[2], title="Mine"),
        lambda: undo(actor=talked.reader, operation=latest("locked")),
    )
    for call in calls:
        with pytest.raises(PermissionDenied):
            call()
    assert (Thread.objects.count(), faults_of(thread)) == (1, [])


def test_the_log_costs_the_same_whatever_its_length(talked: Talk, coordinator: Any) -> None:
    counts = []
    for _round in range(2):
        for number in (2, 3):
            split_thread(actor=talked.coordinator, thread=talked.thread, numbers=[number], title=f"Split {number}")
            undo(actor=talked.coordinator, operation=latest("split"))
        set_pinned(actor=talked.coordinator, thread=talked.thread, pinned=_round == 0)
        counts.append(len(statements(lambda: coordinator.get(f"{talked.url}log/"))))
    assert counts[0] == counts[1] <= 15


def test_the_log_names_another_thread_to_who_may_read_it(talked: Talk, coordinator: Any, reader: Any, south: Any) -> None:
    made = split_thread(actor=talked.coordinator, thread=talked.thread, numbers=[3, 4], title="On its own")
    logs = (f"{talked.url}log/", f"{talked.list_url}{made.public_id}/log/")
    for url, named in zip(logs, ("On its own", "Vouchers"), strict=True):
        assert f'/">{named}</a></p>' in page(reader, url)
    set_hidden(actor=talked.coordinator, thread=made, hidden=True)
    assert "On its own" not in page(reader, logs[0])
    assert "On its own" in page(coordinator, logs[0])
    set_hidden(actor=talked.coordinator, thread=made, hidden=False)
    set_hidden(actor=talked.coordinator, thread=talked.thread, hidden=True)
    assert "Vouchers" not in page(reader, logs[1]).split("<main")[1]
    move_thread(actor=talked.coordinator, thread=talked.thread, to=south)
    set_hidden(actor=talked.coordinator, thread=talked.thread, hidden=False)
    assert "Vouchers" not in page(reader, logs[1]).split("<main")[1]
    assert talked.thread.get_absolute_url() in page(coordinator, logs[1])

"""Moving, splitting and merging: each holds the numbers together, leads old addresses on and can be undone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied

from stakeholder_groups.discussions.enums import Inseparable, Obstacle
from stakeholder_groups.discussions.models import Draft, Outcome, Thread, ThreadOperation
from stakeholder_groups.discussions.selectors.operations import log_of
from stakeholder_groups.discussions.services import (
    CannotPlaceError,
    CannotUndoError,
    DraftWords,
    mark_read,
    merge_threads,
    move_thread,
    save_draft,
    send_post,
    split_thread,
    undo,
    write_outcome,
)
from stakeholder_groups.groups.enums import Role
from tests.discussions.conftest import browser_of
from tests.discussions.test_posts import box, hidden, page
from tests.factories.discussions import make_group, make_member, make_thread, put_in
from tests.helpers.threads import faults_of

if TYPE_CHECKING:
    from stakeholder_groups.groups.models import Group
    from tests.discussions.conftest import Talk

pytestmark = pytest.mark.django_db


def latest(kind: str) -> ThreadOperation:
    return ThreadOperation.objects.filter(kind=kind).latest("pk")


def bodies(thread: Thread) -> list[str]:
    return [post.body or "–" for post in thread.posts.order_by("number")]


# Split


def test_chosen_posts_become_a_thread_with_their_order_times_and_addresses(talked: Talk, coordinator: Any, reader: Any) -> None:
    times = dict(talked.thread.posts.values_list("body", "created_at"))
    answer = send_post(actor=talked.reader, thread=talked.thread, body="To the fifth", reply_to=talked.thread.posts.get(number=5)).post
    sent = coordinator.post(f"{talked.url}split/", {"title": "On its own", "numbers": "3, 5-6", "reason": "Another matter."})
    made = Thread.objects.get(title="On its own")
    assert sent.headers["Location"] == made.get_absolute_url()
    assert bodies(made) == ["Word 3", "Word 5", "Word 6"]
    assert bodies(talked.thread) == ["Who has tried them?", "Word 2", "–", "Word 4", "–", "–", "Word 7", "Word 8", "To the fifth"]
    assert {post.body: post.created_at for post in made.posts.all()}.items() <= times.items()
    assert (faults_of(talked.thread), faults_of(made)) == ([], [])
    text = page(reader, f"{talked.url}?page=1")
    assert text.count("This post was moved to “On its own”.") == 3
    for old, new in zip((3, 5, 6), made.posts.order_by("number"), strict=True):
        led = reader.get(f"{talked.url}posts/{old}/")
        assert led.headers["Location"] == f"{made.get_absolute_url()}?page=1#post-{new.seq}"
        assert reader.get(f"{talked.url}posts/{old}/edit/").status_code == 404
        assert reader.get(f"{talked.url}posts/{old}/history/").status_code == 404
    assert f"/threads/{made.public_id}/posts/{made.posts.get(number=2).seq}/" in text, "an answer leads to where the answered post stands"
    assert answer.number == 9
    assert re.findall(r'data-seq="(\d+)"', page(reader, f"{talked.url}fragment/?after=9")) == ["3", "5", "6"]


def test_what_came_to_a_thread_is_unread_there_and_what_left_one_is_not(talked: Talk, reader: Any) -> None:
    other = make_thread(talked.group, talked.author, title="Other")
    for thread in (talked.thread, other):
        thread.refresh_from_db()
        mark_read(user=talked.reader, thread=thread, seq=thread.last_post_seq, known=None)
    merge_threads(actor=talked.coordinator, thread=other, into=talked.thread)
    assert re.findall(r'<span class="count">(\d+)', page(reader, talked.list_url)) == ["1"]
    assert page(reader, talked.url).count('id="first-unread"') == 1
    assert re.findall(r'<span class="count">(\d+)', page(reader, talked.list_url)) == []


def test_a_split_is_undone_post_by_post_into_the_old_places(talked: Talk, coordinator: Any, reader: Any) -> None:
    made = split_thread(actor=talked.coordinator, thread=talked.thread, numbers=[3, 5], title="On its own")
    kept = send_post(actor=talked.reader, thread=made, body="Written since").post
    undo(actor=talked.coordinator, operation=latest("split"))
    assert bodies(talked.thread) == ["Who has tried them?", *(f"Word {number}" for number in range(2, 9))]
    assert [(post.seq, post.number) for post in talked.thread.posts.order_by("number")] == [(n, n) for n in range(1, 9)]
    assert bodies(made) == ["–", "–", "Written since"]
    assert (faults_of(talked.thread), faults_of(made)) == ([], [])
    led = reader.get(f"{made.get_absolute_url()}posts/1/")
    assert led.headers["Location"].endswith("#post-3")
    kept.refresh_from_db()
    assert kept.thread_id == made.pk
    again = split_thread(actor=talked.coordinator, thread=talked.thread, numbers=[5], title="And again")
    assert (bodies(again), faults_of(talked.thread), faults_of(again)) == (["Word 5"], [], [])


def test_an_emptied_thread_is_an_address_only(talked: Talk, coordinator: Any, reader: Any) -> None:
    made = split_thread(actor=talked.coordinator, thread=talked.thread, numbers=[3], title="On its own")
    text = page(coordinator, f"{talked.url}log/")
    operation = re.search(r"log/(\d+)/undo/", text)
    assert operation is not None
    coordinator.post(f"{talked.url}log/{operation[1]}/undo/")
    assert "On its own" not in page(reader, talked.list_url)
    assert reader.get(made.get_absolute_url()).headers["Location"] == talked.thread.get_absolute_url()
    assert "Undone by Cora Coordinator" in page(reader, f"{talked.url}log/")


@pytest.mark.parametrize("numbers", ["", "99", "one", "3-", "-3", "9-3", "\x00", "1" * 1_500, "１", "<b>3</b>"])
def test_a_split_of_nothing_is_refused_with_what_was_typed(talked: Talk, coordinator: Any, numbers: str) -> None:
    refused = coordinator.post(f"{talked.url}split/", {"title": "A good title", "numbers": numbers})
    assert refused.status_code == 422
    assert "A good title" in refused.content.decode()
    assert Thread.objects.count() == 1
    assert Thread.objects.get().last_seq == 8


# Merge


def test_two_threads_become_one_and_two_again(talked: Talk, coordinator: Any, reader: Any) -> None:
    other = make_thread(talked.group, talked.author, title="The same again", body="First there")
    send_post(actor=talked.reader, thread=other, body="Second there")
    sent = coordinator.post(f"{talked.url}merge/", {"into": other.public_id, "reason": "One matter."})
    assert sent.headers["Location"] == other.get_absolute_url()
    assert bodies(other) == ["First there", "Second there", "Who has tried them?", *(f"Word {number}" for number in range(2, 9))]
    assert (faults_of(other), faults_of(talked.thread)) == ([], [])
    assert reader.get(talked.url).headers["Location"] == other.get_absolute_url()
    assert reader.get(f"{talked.url}posts/2/").headers["Location"].startswith(other.get_absolute_url())
    for part in ("lock/", "pin/", "deadline/", "outcome/", "log/", "split/", "move/", "hide/"):
        assert coordinator.post(f"{talked.url}{part}", {"on": "1"}).status_code in {404, 405}, part
    assert talked.url not in page(reader, talked.list_url)
    since = send_post(actor=talked.reader, thread=other, body="Written since").post
    undo(actor=talked.coordinator, operation=latest("merged"))
    assert bodies(talked.thread) == ["Who has tried them?", *(f"Word {number}" for number in range(2, 9))]
    assert bodies(other) == ["First there", "Second there", *["–"] * 8, "Written since"]
    assert (faults_of(other), faults_of(talked.thread)) == ([], [])
    since.refresh_from_db()
    assert since.number == 11
    assert reader.get(talked.url).status_code == 200


def test_a_text_written_below_a_merged_thread_is_offered_in_the_one_that_remains(talked: Talk, reader: Any) -> None:
    other = make_thread(talked.group, talked.author, title="Other")
    merge_threads(actor=talked.coordinator, thread=talked.thread, into=other)
    refused = reader.post(talked.url, {"body": "An hour of *work*", "reply_to": "2"})
    text = refused.content.decode()
    assert refused.status_code == 422
    assert "was merged into this one" in text
    assert box(text) == "An hour of *work*"
    assert hidden(text, "reply_to") == "" if 'name="reply_to" value' in text else True
    assert f'action="{other.get_absolute_url()}?page=1#reply"' in text
    reader.post(other.get_absolute_url(), {"body": "An hour of *work*"})
    assert other.posts.order_by("-number").first().body == "An hour of *work*"


def test_drafts_of_both_threads_wait_in_the_one_that_remains(talked: Talk, reader: Any) -> None:
    other = make_thread(talked.group, talked.author, title="Other")
    save_draft(user=talked.reader, group=talked.group, thread=talked.thread, words=DraftWords("Half a thought"))
    save_draft(user=talked.reader, group=talked.group, thread=other, words=DraftWords("Half another"))
    save_draft(user=talked.author, group=talked.group, thread=talked.thread, words=DraftWords("Alone"))
    merge_threads(actor=talked.coordinator, thread=talked.thread, into=other)
    assert box(page(reader, other.get_absolute_url())) == "Half another\n\nHalf a thought"
    assert Draft.objects.get(user=talked.author).thread == other


def test_what_belongs_to_a_thread_as_a_whole_keeps_it_from_being_merged_away(talked: Talk, coordinator: Any, south: Group) -> None:
    other, elsewhere = make_thread(talked.group, talked.author, title="Other"), make_thread(south, talked.coordinator)
    write_outcome(actor=talked.coordinator, thread=talked.thread, body="So be it")
    refused = coordinator.post(f"{talked.url}merge/", {"into": other.public_id, "reason": "Kept words"})
    assert refused.status_code == 422
    assert str(Inseparable.OUTCOME.label) in refused.content.decode()
    assert "Kept words" in refused.content.decode()
    Outcome.objects.all().delete()
    for target in (elsewhere, talked.thread):
        with pytest.raises(CannotPlaceError):
            merge_threads(actor=talked.coordinator, thread=Thread.objects.get(pk=talked.thread.pk), into=target)
    for target in ("", "no-such", elsewhere.public_id, "\x00"):
        assert coordinator.post(f"{talked.url}merge/", {"into": target}).status_code == 422
    assert ThreadOperation.objects.count() == 0


# Move


def test_a_moved_thread_is_read_there_and_no_longer_here(talked: Talk, coordinator: Any, reader: Any, south: Group) -> None:
    southerner, both = browser_of(make_member(south)), browser_of(put_in(south, talked.author))
    save_draft(user=talked.author, group=talked.group, thread=talked.thread, words=DraftWords("Half a thought"))
    assert southerner.get(talked.url).status_code == 404
    sent = coordinator.post(f"{talked.url}move/", {"to": str(south.pk), "reason": "It is theirs."})
    there = f"/en/groups/south/threads/{talked.thread.public_id}/"
    assert sent.headers["Location"] == there
    assert reader.get(talked.url).status_code == 404
    assert reader.get(there).status_code == 404
    assert reader.get(f"{talked.url}posts/1/").status_code == 404
    assert "Vouchers" not in page(reader, talked.list_url)
    for client in (southerner, both):
        assert client.get(f"{talked.url}?page=1").headers["Location"] == f"{there}?page=1"
        assert client.get(f"{talked.url}posts/3/").headers["Location"] == f"{there}posts/3/"
        assert client.get(f"{talked.url}fragment/?after=7").headers["Location"] == f"{there}fragment/?after=7"
        for rest in ("read/", "follow/", "posts/3/react/", "posts/3/keep/", "posts/3/edit/", "posts/3/withdraw/", "posts/3/poll/vote/"):
            told = client.post(f"{talked.url}{rest}", {"seq": "3"})
            assert (told.status_code, told.headers["Location"]) == (307, f"{there}{rest}"), rest
        assert client.get(there).status_code == 200
    for rest in ("fragment/?after=7", "posts/3/history/", "posts/3/reactions/"):
        assert reader.get(f"{talked.url}{rest}").status_code == 404
    assert box(page(both, there)) == "Half a thought"
    log = page(southerner, f"{there}log/")
    assert "It is theirs." in log
    assert "It stood in Group north before." in log
    talked.group.is_public_page = False
    talked.group.save(update_fields=["is_public_page"])
    assert "Group north" not in page(southerner, f"{there}log/")
    assert faults_of(talked.thread) == []


def test_a_reply_sent_to_the_old_address_arrives(talked: Talk, south: Group) -> None:
    both = browser_of(put_in(south, talked.author))
    move_thread(actor=talked.coordinator, thread=talked.thread, to=south)
    led = both.post(f"{talked.url}?page=1", {"body": "An hour of work"})
    assert (led.status_code, led.headers["Location"]) == (307, f"/en/groups/south/threads/{talked.thread.public_id}/?page=1")
    assert both.post(led.headers["Location"], {"body": "An hour of work"}).status_code == 302
    assert Thread.objects.get(pk=talked.thread.pk).posts.get(number=9).body == "An hour of work"


def test_it_goes_only_where_the_same_person_coordinates_and_comes_back(talked: Talk, coordinator: Any, south: Group) -> None:
    west = make_group("west")
    for target in (west.pk, talked.group.pk, 0, "", "x"):
        assert coordinator.post(f"{talked.url}move/", {"to": str(target)}).status_code == 422
    with pytest.raises(PermissionDenied):
        move_thread(actor=talked.coordinator, thread=talked.thread, to=west)
    talked.thread.refresh_from_db()
    assert (talked.thread.group, talked.thread.last_seq) == (talked.group, 8)
    move_thread(actor=talked.coordinator, thread=talked.thread, to=south)
    operation = latest("moved")
    other = make_member(south, role=Role.COORDINATOR)
    assert [entry.obstacle for entry in log_of(other, operation.thread)] == [Obstacle.NOT_YOURS]
    with pytest.raises(CannotUndoError):
        undo(actor=other, operation=ThreadOperation.objects.get(pk=operation.pk))
    undo(actor=talked.coordinator, operation=operation)
    talked.thread.refresh_from_db()
    assert talked.thread.group == talked.group
    assert coordinator.get(talked.url).status_code == 200
    assert coordinator.get(f"/en/groups/south/threads/{talked.thread.public_id}/").headers["Location"] == talked.url


def test_former_members_of_two_groups_are_never_taken_for_one(talked: Talk, south: Group) -> None:
    """The numbers are the group's: what comes from elsewhere gets free ones, the same for all posts of one person."""

    def leave(thread: Thread, formers: dict[int, int]) -> None:
        for number, former in formers.items():
            thread.posts.filter(number=number).update(author=None, former=former)

    def formers(thread: Thread) -> list[int]:
        return list(thread.posts.filter(former__isnull=False).order_by("number").values_list("former", flat=True))

    merged, stays = make_thread(talked.group, talked.author, title="Merged"), make_thread(talked.group, talked.author, title="Stays")
    there = make_thread(south, talked.coordinator, title="There")
    merge_threads(actor=talked.coordinator, thread=merged, into=talked.thread)
    send_post(actor=talked.coordinator, thread=there, body="A word.")
    leave(talked.thread, {2: 1, 3: 2, 4: 1, 5: 4, 9: 2})
    leave(stays, {1: 3})
    leave(there, {1: 1, 2: 2})
    move_thread(actor=talked.coordinator, thread=talked.thread, to=south)
    assert formers(talked.thread) == [3, 4, 3, 5, 4]
    assert (formers(there), formers(stays)) == ([1, 2], [3])
    undo(actor=talked.coordinator, operation=latest("moved"))
    assert formers(talked.thread) == [4, 5, 4, 6, 5]
    assert (formers(there), formers(stays)) == ([1, 2], [3])

"""Blocks and slow mode hold inside the transaction, keep the text, and end by the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
import time_machine
from django.utils import timezone

from stakeholder_groups.discussions.enums import ReactionKind
from stakeholder_groups.discussions.models import BallotChoice, Post, Thread
from stakeholder_groups.discussions.services import Asked, add_poll, edit_post, move_thread, send_post, set_reaction, start_thread, vote
from stakeholder_groups.discussions.signals import WritingRefusedError
from stakeholder_groups.groups.enums import Role
from stakeholder_groups.groups.permissions import NotAMemberError
from stakeholder_groups.moderation.models import Block, SlowMode
from stakeholder_groups.moderation.services import CoordinatesError, block_member, lift_block, set_slow_mode
from tests.discussions.test_posts import box
from tests.factories.discussions import make_group, make_thread, put_in
from tests.helpers.concurrency import at_once
from tests.moderation.conftest import Court

pytestmark = pytest.mark.django_db
NOON = datetime(2030, 3, 4, 12, 0, tzinfo=UTC)


def block(court: Court, *, days: int = 3, key: str = "author") -> Block:
    until = timezone.now() + timedelta(days=days)
    return block_member(actor=court.people["coordinator"], membership=court.membership(key), until=until, reason="Calm down")


def send(court: Court, key: str = "author", body: str = "More words") -> Post:
    return send_post(actor=court.people[key], thread=Thread.objects.select_related("group").get(pk=court.thread.pk), body=body).post


def test_a_blocked_member_reads_on_writes_nothing_and_keeps_the_text(court: Court) -> None:
    answer = court.client("coordinator").post(
        court.url(f"members/{court.people['author'].public_id}/block/"), {"days": "3", "reason": "Calm down"}
    )
    assert answer.headers["Location"] == court.url("moderation/restrictions/")
    assert "Calm down" in court.mails()["author"][0].body
    text = court.text("author", court.thread_url)
    assert "The coordination has blocked you from writing" in text
    refused = court.client("author").post(court.thread_url, {"body": "What I *typed*"})
    assert refused.status_code == 422
    assert box(refused.content.decode()) == "What I *typed*"
    assert "blocked you" in refused.content.decode()
    new = court.client("author").post(court.url("threads/new/"), {"title": "T", "kind": "question", "body": "Words"})
    assert new.status_code == 422
    assert box(new.content.decode()) == "Words"
    edited = court.client("author").post(f"{court.post_url}edit/", {"body": "Changed"})
    assert edited.status_code == 422
    assert Post.objects.filter(author=court.people["author"]).count() == 1
    assert Thread.objects.count() == 1
    draft = court.client("author").post(court.thread_url, {"body": "For later", "action": "draft"})
    assert draft.status_code == 302
    assert "blocked you" not in court.text("other", court.thread_url)


def test_a_block_ends_by_itself_or_by_the_coordination(court: Court) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        block(court, days=2)
        with pytest.raises(WritingRefusedError, match="until"):
            send(court)
        clock.shift(timedelta(days=2, seconds=1))
        assert send(court).body == "More words"
        found = block(court, days=5)
        assert "Ada Author" in court.text("coordinator", court.url("moderation/restrictions/"))
        answer = court.client("coordinator").post(court.url(f"moderation/blocks/{found.pk}/end/"))
        assert answer.status_code == 302
        assert send(court).body == "More words"
        assert not lift_block(actor=court.people["deputy"], block=found)
        assert court.mails()["author"][-1].subject.endswith("again")


def test_a_new_block_replaces_the_earlier_one(court: Court) -> None:
    with time_machine.travel(NOON, tick=False):
        block(court, days=30)
        later = block(court, days=1)
        assert list(Block.objects.in_force()) == [later]


def test_a_block_outlives_leaving_and_coming_back(court: Court) -> None:
    from stakeholder_groups.groups.services.members import leave
    from tests.factories.discussions import put_in

    block(court)
    leave(membership=court.membership("author"))
    put_in(court.group, court.people["author"])
    with pytest.raises(WritingRefusedError):
        send(court)


def test_who_coordinates_is_not_blocked_and_members_block_nobody(court: Court) -> None:
    with pytest.raises(CoordinatesError):
        block(court, key="deputy")
    with pytest.raises(NotAMemberError):
        block_member(actor=court.people["reader"], membership=court.membership("author"), until=NOON, reason="r")
    answer = court.client("coordinator").post(
        court.url(f"members/{court.people['deputy'].public_id}/block/"), {"days": "1", "reason": "typed"}
    )
    assert answer.status_code == 422
    assert "Change the role first" in answer.content.decode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"reason": "typed"}, "Give either a number of days or a last day."),
        ({"days": "1", "until": "2030-03-05", "reason": "typed"}, "Give either"),
        ({"days": "0", "reason": "typed"}, "greater than or equal to 1"),
        ({"days": "99999999999999999999", "reason": "typed"}, "less than or equal"),
        ({"until": "2030-03-03", "reason": "typed"}, "Choose a day from today on"),
        ({"until": "9999-12-31", "reason": "typed"}, "Choose a day from today on"),
        ({"until": "soon", "reason": "typed"}, "Enter a valid date"),
        ({"days": "1", "reason": ""}, "Give a reason."),
    ],
)
def test_a_refused_block_keeps_what_was_typed(court: Court, data: dict[str, str], words: str) -> None:
    with time_machine.travel(NOON):
        answer = court.client("coordinator").post(court.url(f"members/{court.people['author'].public_id}/block/"), data)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert data["reason"] in answer.content.decode()
    assert not Block.objects.exists()


def test_a_last_day_counts_to_its_end(court: Court) -> None:
    with time_machine.travel(NOON) as clock:
        url = court.url(f"members/{court.people['author'].public_id}/block/")
        assert court.client("coordinator").post(url, {"until": "2030-03-04", "reason": "r"}).status_code == 302
        clock.move_to(datetime(2030, 3, 4, 22, 59, tzinfo=UTC))
        with pytest.raises(WritingRefusedError):
            send(court)
        clock.move_to(datetime(2030, 3, 4, 23, 0, 1, tzinfo=UTC))
        send(court)


def test_slow_mode_of_a_thread_says_when_and_ends_by_the_clock(court: Court) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        answer = court.client("coordinator").post(f"{court.thread_url}slow/", {"minutes": "15"})
        assert answer.headers["Location"] == court.thread_url
        send(court)
        refused = court.client("author").post(court.thread_url, {"body": "Too early"})
        text = refused.content.decode()
        assert refused.status_code == 422
        assert "everybody writes once in 15 minutes" in text
        assert "13:15" in text
        assert box(text) == "Too early"
        other = make_thread(court.group, court.people["reader"])
        send_post(actor=court.people["author"], thread=other, body="Elsewhere")
        edit_post(actor=court.people["author"], post=court.post, body="Better words")
        clock.shift(timedelta(minutes=15, seconds=1))
        send(court)


def test_slow_mode_of_the_group_holds_in_all_threads_and_not_for_the_coordination(court: Court) -> None:
    with time_machine.travel(NOON, tick=False):
        court.client("coordinator").post(court.url("moderation/restrictions/"), {"minutes": "60"})
        send(court, "other")
        with pytest.raises(WritingRefusedError, match="In this group"):
            start_thread(actor=court.people["other"], group=court.group, title="T", body="b")
        assert "In this group everybody writes once in 60 minutes" in court.text("other", court.url("threads/new/"))
        for _number in range(2):
            send(court, "coordinator")
        court.client("coordinator").post(court.url("moderation/restrictions/"), {"minutes": "0"})
        send(court, "other")
        assert not SlowMode.objects.exists()


def test_a_key_that_was_sent_before_gives_its_post_back_in_a_pause(court: Court) -> None:
    from uuid import uuid4

    key = uuid4()
    first = send_post(actor=court.people["author"], thread=court.thread, body="Once", client_key=key)
    set_slow_mode(actor=court.people["coordinator"], group=court.group, thread=court.thread, minutes=10)
    again = send_post(actor=court.people["author"], thread=court.thread, body="Once", client_key=key)
    assert (again.post, again.is_new) == (first.post, False)


@pytest.mark.parametrize("minutes", ["", "-1", "1441", "ten", "99999999999999999999"])
def test_minutes_that_are_none_are_refused(court: Court, minutes: str) -> None:
    for url in (f"{court.thread_url}slow/", court.url("moderation/restrictions/")):
        assert court.client("coordinator").post(url, {"minutes": minutes}).status_code == 422
    assert not SlowMode.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_posts_in_two_threads_at_the_same_moment_one_is_stored(court: Court) -> None:
    other = make_thread(court.group, court.people["reader"])
    set_slow_mode(actor=court.people["coordinator"], group=court.group, thread=None, minutes=10)
    threads = [Thread.objects.select_related("group").get(pk=thread.pk) for thread in (court.thread, other)]
    answers = at_once(*(lambda thread=thread: send_post(actor=court.people["other"], thread=thread, body="Both") for thread in threads))
    assert sorted(type(answer).__name__ for answer in answers) == ["Sent", "WritingRefusedError"]
    assert Post.objects.filter(body="Both").count() == 1


def test_a_thread_page_costs_two_statements_more_at_most(court: Court, django_assert_max_num_queries) -> None:
    court.text("author", court.thread_url)
    with django_assert_max_num_queries(15):
        court.text("author", court.thread_url)


def test_a_blocked_member_neither_asks_nor_votes_nor_reacts(court: Court) -> None:
    first, author = court.thread.posts.get(number=1), court.people["author"]
    asked = Asked("Shall we?", ("Yes", "No"), timezone.now() + timedelta(days=1))
    yes = add_poll(actor=court.people["reader"], post=first, asked=asked).options.get(place=1)
    set_slow_mode(actor=court.people["coordinator"], group=court.group, thread=None, minutes=60)
    vote(actor=author, post=first, chosen={yes.pk})
    block(court)
    new = {
        "question": "Shall I?",
        "options": "Yes\nNo",
        "results": "voted",
        "closes_at": f"{timezone.localtime(asked.closes_at):%Y-%m-%dT%H:%M}",
    }
    refused = court.client("author").post(f"{court.post_url}poll/", new)
    assert refused.status_code == 422
    for word in ("blocked you", "Shall I?"):
        assert word in refused.content.decode()
    url = f"{court.thread_url}posts/{first.seq}/"
    for path, data in (("poll/vote/", {"answer": str(yes.pk)}), ("react/", {"agree": "1"})):
        assert "blocked you" in court.client("author").post(f"{url}{path}", data, follow=True).content.decode(), path
    for speak in (
        partial(add_poll, post=court.post, asked=asked),
        partial(vote, post=first, chosen={yes.pk + 1}),
        partial(set_reaction, post=first, kind=ReactionKind.AGREE, on=True),
    ):
        with pytest.raises(WritingRefusedError, match="blocked you"):
            speak(actor=author)
    assert list(BallotChoice.objects.values_list("option", flat=True)) == [yes.pk]
    lift_block(actor=court.people["coordinator"], block=Block.objects.get())
    vote(actor=author, post=first, chosen={yes.pk + 1})


def test_the_slow_mode_of_a_thread_goes_with_it_to_another_group(court: Court) -> None:
    coordinator, south = court.people["coordinator"], make_group("south")
    put_in(south, coordinator, role=Role.COORDINATOR)
    set_slow_mode(actor=coordinator, group=court.group, thread=court.thread, minutes=10)
    move_thread(actor=coordinator, thread=court.thread, to=south)
    here = "/en/groups/south/"
    assert "Vouchers" in court.text("coordinator", f"{here}moderation/restrictions/")
    assert "Vouchers" not in court.text("coordinator", court.url("moderation/restrictions/"))
    for minutes in (5, 0):
        answer = court.client("coordinator").post(f"{here}threads/{court.thread.public_id}/slow/", {"minutes": str(minutes)})
        assert answer.status_code == 302
        assert list(SlowMode.objects.values_list("group", "minutes")) == ([(south.pk, 5)] if minutes else [])

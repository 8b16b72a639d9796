"""Polls: what they ask, who may vote until when, and what nobody can find out."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import partial

import pytest
import time_machine
from django.utils import timezone

from stakeholder_groups.discussions.enums import EventKind
from stakeholder_groups.discussions.models import Ballot, BallotChoice, Poll, Post, Thread, ThreadEvent
from stakeholder_groups.discussions.services import (
    Asked,
    BadVoteError,
    PollClosedError,
    PostWithdrawnError,
    add_poll,
    close_poll,
    set_locked,
    vote,
    withdraw_post,
)
from stakeholder_groups.discussions.services.polls import forget_voters
from stakeholder_groups.groups.permissions import NotAMemberError
from tests.content.hostile import HOSTILE
from tests.discussions.conftest import Talk, browser_of
from tests.discussions.test_posts import dangers
from tests.factories.discussions import make_member
from tests.helpers.concurrency import at_once

pytestmark = pytest.mark.django_db
END = (timezone.now() + timedelta(days=2)).replace(minute=0, second=0, microsecond=0)


def typed(moment: datetime) -> str:
    """As a browser sends what stands in the field."""
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


def make_poll(talk: Talk, *, post: Post | None = None, options: tuple[str, ...] = ("Yes", "No", "Later"), **how: object) -> Poll:
    asked = Asked(question="Shall we?", options=options, closes_at=timezone.now() + timedelta(days=1), **how)
    return add_poll(actor=talk.author, post=post or talk.first, asked=asked)


def options_of(poll: Poll) -> list[int]:
    return list(poll.options.values_list("pk", flat=True))


def page(client, url, status=200):
    response = client.get(url)
    assert response.status_code == status
    return response.content.decode()


def results(text: str) -> dict[str, int]:
    rows = re.findall(r'<th scope="row">([^<]+?)(?: <span.*?</span>)?</th><td>(\d+)</td>', text)
    return {label.strip(): int(number) for label, number in rows}


FORM = {"question": "Shall we?", "options": "Yes\n\n No \nLater", "results": "voted", "closes_at": typed(END)}


def test_an_author_adds_a_poll_and_members_vote(talk: Talk, author, reader, coordinator):
    url = f"{talk.url}posts/1/poll/"
    assert f'href="{url}"' in page(author, talk.url)
    assert f'href="{url}"' not in page(reader, talk.url)
    page(reader, url, 403)
    assert page(coordinator, url)
    assert author.post(url, FORM).headers["Location"] == f"{talk.url}?page=1#post-1"
    poll = Poll.objects.get()
    assert [option.text for option in poll.options.all()] == ["Yes", "No", "Later"]
    assert poll.closes_at == END
    assert results(page(reader, talk.url)) == {}
    yes, no, _later = options_of(poll)
    reader.post(f"{url}vote/", {"answer": [yes]})
    assert results(page(reader, talk.url)) == {"Yes": 1, "No": 0, "Later": 0}
    assert results(page(author, talk.url)) == {}
    reader.post(f"{url}vote/", {"answer": [no]})
    assert results(page(reader, talk.url)) == {"Yes": 0, "No": 1, "Later": 0}
    assert "Rita Reader" in page(reader, f"{url}votes/")
    page(author, f"{url}votes/", 404)
    assert list(ThreadEvent.objects.values_list("kind", flat=True)) == ["posted", "polled", "voted", "voted"]
    again = author.post(url, FORM)
    assert (again.status_code, "has a poll already" in again.content.decode()) == (422, True)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"question": ""}, "Ask something."),
        ({"options": "Only one"}, "from two to ten"),
        ({"options": "Same\nSame"}, "from two to ten"),
        ({"options": "\n".join(f"Answer {number}" for number in range(11))}, "from two to ten"),
        ({"options": "\n".join("x" * 400 for _ in range(1000))}, "at most"),
        ({"options": f"a\n{'b' * 201}"}, "shorter than 201"),
        ({"closes_at": "tomorrow"}, "like 2027-03-15 18:00"),
        ({"closes_at": typed(END - timedelta(days=2, hours=1))}, "within the next year"),
        ({"closes_at": "2099-01-01T00:00"}, "within the next year"),
        ({"closes_at": "0001-01-01T00:00"}, "within the next year"),
        ({"results": "never"}, "never"),
    ],
)
def test_a_refused_poll_says_why_and_keeps_what_was_typed(talk: Talk, author, changed, reason):
    answer = author.post(f"{talk.url}posts/1/poll/", FORM | changed)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert reason in text
    assert "question" in changed or 'value="Shall we?"' in text
    assert not Poll.objects.exists()


@pytest.mark.parametrize("source", HOSTILE[:12])
def test_hostile_answers_are_shown_as_typed(talk: Talk, reader, source):
    line = " ".join(source.split())[:200]
    poll = make_poll(talk, options=(line, "No"))
    vote(actor=talk.reader, post=talk.first, chosen=options_of(poll)[:1])
    text = page(reader, talk.url)
    assert dangers(text[text.index("<main") : text.index("</main>")]) == []


@pytest.mark.parametrize("answers", [[], ["1", "2"], ["999999"], ["x"], ["9" * 40], ["-1"], ["²"]])
def test_what_is_no_vote_changes_nothing(talk: Talk, reader, answers):
    poll = make_poll(talk)
    if answers == ["1", "2"]:
        answers = options_of(poll)[:2]
    reply = reader.post(f"{talk.url}posts/1/poll/vote/", {"answer": answers}, follow=True)
    assert "Nothing was changed" in reply.content.decode()
    assert not Ballot.objects.exists()


def test_an_answer_of_another_poll_is_none_of_this_one(talk: Talk):
    make_poll(talk)
    other = make_poll(talk, post=talk.post("Another"))
    with pytest.raises(BadVoteError):
        vote(actor=talk.reader, post=talk.first, chosen=options_of(other)[:1])


def test_several_answers_count_one_voter(talk: Talk, reader):
    poll = make_poll(talk, multiple=True)
    reader.post(f"{talk.url}posts/1/poll/vote/", {"answer": options_of(poll)[:2]})
    text = page(reader, talk.url)
    assert results(text) == {"Yes": 1, "No": 1, "Later": 0}
    assert "1 person has voted" in text


def test_at_the_end_nothing_changes_any_more(talk: Talk, reader):
    """One moment before it a vote counts, at the moment itself it does not."""
    with time_machine.travel(END - timedelta(days=1), tick=False):
        asked = Asked(question="Shall we?", options=("Yes", "No"), closes_at=END, results="closed")
        poll = add_poll(actor=talk.author, post=talk.first, asked=asked)
        yes, no = options_of(poll)
    with time_machine.travel(END - timedelta(microseconds=1), tick=False):
        vote(actor=talk.reader, post=talk.first, chosen=[yes])
    before = list(BallotChoice.objects.values_list("pk", "option"))
    with time_machine.travel(END, tick=False):
        for actor in (talk.reader, talk.coordinator):
            with pytest.raises(PollClosedError):
                vote(actor=actor, post=talk.first, chosen=[no])
        with pytest.raises(PollClosedError):
            close_poll(actor=talk.coordinator, post=talk.first)
    assert list(BallotChoice.objects.values_list("pk", "option")) == before
    assert ThreadEvent.objects.filter(kind=EventKind.VOTED).count() == 1
    with time_machine.travel(END + timedelta(minutes=1)):
        reader = browser_of(talk.reader)
        refused = reader.post(f"{talk.url}posts/1/poll/vote/", {"answer": [no]}, follow=True).content.decode()
        assert "your vote was not counted" in refused
        assert results(page(browser_of(talk.author), talk.url)) == {"Yes": 1, "No": 0}


@pytest.mark.parametrize("how", ["locked", "deadline"])
def test_a_closed_thread_takes_no_votes_and_shows_what_came(talk: Talk, reader, how):
    poll = make_poll(talk, results="closed")
    yes, no, _later = options_of(poll)
    vote(actor=talk.reader, post=talk.first, chosen=[yes])
    if how == "locked":
        set_locked(actor=talk.coordinator, thread=talk.thread, locked=True)
    else:
        Thread.objects.filter(pk=talk.thread.pk).update(comments_until=timezone.now())
    text = page(reader, talk.url)
    assert 'name="answer"' not in text
    assert results(text) == {"Yes": 1, "No": 0, "Later": 0}
    refused = reader.post(f"{talk.url}posts/1/poll/vote/", {"answer": [no]}, follow=True).content.decode()
    assert "This thread is closed, so your vote was not counted. You chose: No." in refused
    assert list(BallotChoice.objects.values_list("option", flat=True)) == [yes]
    assert ThreadEvent.objects.filter(kind=EventKind.VOTED).count() == 1


def test_who_may_end_a_poll_is_asked_again_under_the_lock(talk: Talk, coordinator):
    poll = make_poll(talk)
    with pytest.raises(NotAMemberError):
        close_poll(actor=talk.reader, post=talk.first)
    earlier = Post.objects.select_related("thread__group").get(pk=talk.first.pk)
    withdraw_post(actor=talk.author, post=talk.first)
    with pytest.raises(PostWithdrawnError):
        close_poll(actor=talk.coordinator, post=earlier)
    poll.refresh_from_db()
    assert poll.is_open


def test_results_that_wait_for_the_end_are_shown_to_nobody_before(talk: Talk, reader, coordinator):
    poll = make_poll(talk, results="closed")
    vote(actor=talk.reader, post=talk.first, chosen=options_of(poll)[:1])
    for client in (reader, coordinator):
        assert results(page(client, talk.url)) == {}
        page(client, f"{talk.url}posts/1/poll/votes/", 404)
    assert reader.post(f"{talk.url}posts/1/poll/close/").status_code == 403
    coordinator.post(f"{talk.url}posts/1/poll/close/")
    assert results(page(reader, talk.url)) == {"Yes": 1, "No": 0, "Later": 0}
    assert 'name="answer"' not in page(reader, talk.url)


def test_an_anonymous_vote_leads_from_no_row_to_its_voter(talk: Talk, reader, coordinator):
    poll = make_poll(talk, anonymous=True)
    vote(actor=talk.reader, post=talk.first, chosen=options_of(poll)[:1])
    ballot = Ballot.objects.get()
    assert ballot.user is None
    assert talk.reader.public_id not in ballot.voter
    assert ThreadEvent.objects.get(kind=EventKind.VOTED).actor is None
    assert {field.name for field in Ballot._meta.get_fields()} == {"id", "poll", "voter", "user", "choices"}
    page(reader, f"{talk.url}posts/1/poll/votes/", 404)
    assert "Anonymous poll" in page(reader, talk.url)
    # The same person in another poll is another digest.
    other = make_poll(talk, post=talk.post("Another"), anonymous=True)
    vote(actor=talk.reader, post=other.post, chosen=options_of(other)[:1])
    assert Ballot.objects.values("voter").distinct().count() == 2


def test_a_voter_changes_her_mind_as_often_as_she_likes_and_counts_once(talk: Talk, settings):
    poll = make_poll(talk, anonymous=True)
    for option in options_of(poll):
        vote(actor=talk.reader, post=talk.first, chosen=[option])
    assert [choice.option_id for choice in BallotChoice.objects.all()] == options_of(poll)[-1:]
    # Also after the server's key was changed.
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "new-" + "x" * 50
    vote(actor=talk.reader, post=talk.first, chosen=options_of(poll)[:1])
    assert Ballot.objects.count() == 1


def test_after_the_end_even_the_digests_of_an_anonymous_poll_are_forgotten(talk: Talk, reader):
    named, secret = make_poll(talk, post=talk.post("Named")), make_poll(talk, anonymous=True)
    for poll in (named, secret):
        vote(actor=talk.reader, post=poll.post, chosen=options_of(poll)[:1])
    digests = dict(Ballot.objects.values_list("poll", "voter"))
    assert forget_voters() == 0
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=3)):
        assert forget_voters() == 1
        assert forget_voters() == 0
    after = dict(Ballot.objects.values_list("poll", "voter"))
    assert after[named.pk] == digests[named.pk]
    assert after[secret.pk] != digests[secret.pk]
    assert BallotChoice.objects.count() == 2


def test_a_withdrawn_post_has_no_poll_any_more(talk: Talk, reader):
    poll = make_poll(talk)
    withdraw_post(actor=talk.author, post=talk.first)
    assert "Shall we?" not in page(reader, talk.url)
    assert reader.post(f"{talk.url}posts/1/poll/vote/", {"answer": options_of(poll)[:1]}).status_code == 404


def test_a_deleted_account_leaves_its_vote_without_a_name(talk: Talk, reader):
    poll, leaver = make_poll(talk), make_member(talk.group, name="Lea Leaver")
    vote(actor=talk.reader, post=talk.first, chosen=options_of(poll)[:1])
    vote(actor=leaver, post=talk.first, chosen=options_of(poll)[:1])
    leaver.delete()
    text = page(reader, f"{talk.url}posts/1/poll/votes/")
    assert "Former member" in text
    assert "Lea Leaver" not in text
    assert results(page(reader, talk.url))["Yes"] == 2


def test_a_thread_can_begin_with_a_poll(talk: Talk, reader):
    new = f"{talk.list_url}new/"
    answer = reader.post(new, {"title": "When?", "kind": "decision", "body": "Let us choose.", "poll": "1"})
    assert re.fullmatch(rf"{talk.list_url}[\w-]{{22}}/posts/1/poll/", answer.headers["Location"])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("anonymous", [True, False])
def test_two_votes_of_one_person_at_the_same_moment_are_one(talk: Talk, anonymous):
    poll = make_poll(talk, anonymous=anonymous)
    options = options_of(poll)

    def cast(option: int) -> None:
        vote(actor=talk.reader, post=Post.objects.select_related("thread__group").get(pk=talk.first.pk), chosen=[option])

    for _attempt in range(3):
        assert at_once(*(partial(cast, option) for option in options)) == [None] * 3
    assert (Ballot.objects.count(), BallotChoice.objects.count()) == (1, 1)
    talk.thread.refresh_from_db()
    assert talk.thread.last_seq == ThreadEvent.objects.filter(thread=talk.thread).count() == 11


def test_a_service_takes_no_poll_that_the_form_would_refuse(talk: Talk):
    for options in (("One",), tuple(str(number) for number in range(1000))):
        with pytest.raises(ValueError, match="two to ten"):
            make_poll(talk, options=options)

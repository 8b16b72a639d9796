"""Short answers to posts, and posts kept in mind."""

from __future__ import annotations

import re
from functools import partial

import pytest

from stakeholder_groups.discussions.enums import EventKind, ReactionKind
from stakeholder_groups.discussions.models import Bookmark, Reaction, Thread, ThreadEvent
from stakeholder_groups.discussions.services import set_locked, set_reaction, withdraw_post
from stakeholder_groups.groups.services.members import leave
from tests.discussions.conftest import Talk, browser_of
from tests.factories.discussions import make_group, make_member, make_thread, put_in
from tests.helpers.concurrency import at_once

pytestmark = pytest.mark.django_db


def buttons(text: str, kind: str) -> tuple[str, str, str]:
    """Value, pressed and count of the first button of a kind; a count of none is not shown."""
    found = re.search(rf'name="{kind}" value="(.)" aria-pressed="(\w+)"[^>]*>[^<]*(?:<b>(\d+)</b>)?<span', text)
    assert found
    return found[1], found[2], found[3] or ""


def test_a_reaction_is_one_press_and_its_end_another(talk: Talk, reader, author):
    url = f"{talk.url}posts/1/react/"
    assert buttons(reader.get(talk.url).content.decode(), "agree") == ("1", "false", "")
    for _twice in range(2):
        assert reader.post(url, {"agree": "1"}).headers["Location"] == f"{talk.url}?page=1#post-1"
    assert Reaction.objects.count() == 1
    assert buttons(reader.get(talk.url).content.decode(), "agree") == ("0", "true", "1")
    assert buttons(author.get(talk.url).content.decode(), "agree") == ("1", "false", "1")
    reader.post(url, {"useful": "1"})
    reader.post(url, {"agree": "0"})
    assert [reaction.kind for reaction in Reaction.objects.all()] == ["useful"]
    assert buttons(author.get(talk.url).content.decode(), "useful") == ("1", "false", "1")


def test_each_change_is_an_event_that_live_pages_fetch_without_a_word(talk: Talk, reader, author):
    for _twice in range(2):
        reader.post(f"{talk.url}posts/1/react/", {"question": "1"})
    events = list(ThreadEvent.objects.filter(kind=EventKind.REACTED).values_list("seq", "post__seq", "actor"))
    assert events == [(2, 1, talk.reader.pk)]
    fragment = author.get(f"{talk.url}fragment/?after=1").content.decode()
    assert buttons(fragment, "question") == ("1", "false", "1")
    assert "data-quiet" in fragment
    assert "csrfmiddlewaretoken" in fragment
    assert "data-quiet" not in author.get(f"{talk.url}fragment/?after=0").content.decode()


def test_many_reactions_hide_no_later_post(talk: Talk, reader):
    for number in range(202):
        set_reaction(actor=talk.author, post=talk.first, kind=ReactionKind.AGREE, on=number % 2 == 0)
    talk.post("Behind them all")
    assert "Behind them all" in reader.get(f"{talk.url}fragment/?after=1").content.decode()


def test_who_reacted_is_read_by_members_only(talk: Talk, reader, author):
    set_reaction(actor=talk.author, post=talk.first, kind=ReactionKind.USEFUL, on=True)
    assert "Ada Author" in reader.get(f"{talk.url}posts/1/reactions/").content.decode()
    assert browser_of(talk.stranger).get(f"{talk.url}posts/1/reactions/").status_code == 404
    withdraw_post(actor=talk.author, post=talk.first)
    assert "Ada Author" not in reader.get(f"{talk.url}posts/1/reactions/").content.decode().split("<main")[1]


@pytest.mark.parametrize("data", [{}, {"agree": "1", "useful": "1"}, {"love": "1"}])
def test_what_is_no_reaction_is_refused(talk: Talk, reader, data):
    assert reader.post(f"{talk.url}posts/1/react/", data).status_code == 400
    assert not Reaction.objects.exists()


def test_nothing_changes_below_a_withdrawn_post_or_in_a_closed_thread(talk: Talk, reader):
    later = talk.post("Later")
    withdraw_post(actor=talk.author, post=later)
    assert reader.post(f"{talk.url}posts/{later.seq}/react/", {"agree": "1"}).status_code == 302
    set_locked(actor=talk.coordinator, thread=talk.thread, locked=True)
    answer = reader.post(f"{talk.url}posts/1/react/", {"agree": "1"}, follow=True)
    assert "nothing was changed" in answer.content.decode()
    assert "aria-pressed" not in answer.content.decode().split('id="keep-1"')[0].split("<article")[1]
    assert not Reaction.objects.exists()


def test_a_script_gets_the_article_anew(talk: Talk, reader):
    answer = reader.post(f"{talk.url}posts/1/react/", {"agree": "1"}, headers={"HX-Request": "true"})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert text.strip().startswith("<article")
    assert "<html" not in text
    assert buttons(text, "agree") == ("0", "true", "1")
    set_locked(actor=talk.coordinator, thread=talk.thread, locked=True)
    refused = reader.post(f"{talk.url}posts/1/react/", {"agree": "0"}, headers={"HX-Request": "true"})
    assert refused.headers["HX-Redirect"] == f"{talk.url}?page=1#post-1"


@pytest.mark.django_db(transaction=True)
def test_the_same_press_at_the_same_moment_counts_once(talk: Talk):
    def press() -> bool:
        post = Thread.objects.get(pk=talk.thread.pk).posts.select_related("thread__group").get(seq=1)
        return set_reaction(actor=talk.reader, post=post, kind=ReactionKind.AGREE, on=True)

    assert sorted(at_once(*(partial(press),) * 4)) == [False, False, False, True]
    assert (Reaction.objects.count(), Thread.objects.get(pk=talk.thread.pk).last_seq) == (1, 2)


def test_bookmarks_are_private_and_lead_back(talk: Talk, reader, author):
    for _twice in range(2):
        assert reader.post(f"{talk.url}posts/1/keep/", {"keep": "1"}).status_code == 302
    assert Bookmark.objects.count() == 1
    assert not ThreadEvent.objects.exclude(kind=EventKind.POSTED).exists()
    text = reader.get("/en/groups/bookmarks/").content.decode()
    assert "Who has tried them?" in text
    assert f'href="{talk.url}posts/1/"' in text
    assert 'name="keep" value="0" aria-pressed="true"' in reader.get(talk.url).content.decode()
    assert 'name="keep" value="1" aria-pressed="false"' in author.get(talk.url).content.decode()
    assert "You have no bookmarks yet" in author.get("/en/groups/bookmarks/").content.decode()
    answer = reader.post(f"{talk.url}posts/1/keep/", {"keep": "0", "back": "1"})
    assert answer.headers["Location"] == "/en/groups/bookmarks/"
    assert not Bookmark.objects.exists()


def test_a_bookmark_shows_nothing_of_a_group_that_was_left_or_a_post_that_was_withdrawn(talk: Talk, reader):
    other = make_group("south")
    thread = make_thread(other, put_in(other, talk.reader), title="Elsewhere", body="Southern words")
    make_member(other, role="coordinator")
    Bookmark.objects.create(user=talk.reader, post=thread.posts.get())
    Bookmark.objects.create(user=talk.reader, post=talk.first)
    assert "Southern words" in reader.get("/en/groups/bookmarks/").content.decode()
    leave(membership=talk.reader.group_memberships.select_related("group", "user").get(group=other))
    withdraw_post(actor=talk.author, post=talk.first)
    text = reader.get("/en/groups/bookmarks/").content.decode()
    assert "Southern words" not in text
    assert "Who has tried them?" not in text

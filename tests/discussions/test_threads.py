"""The list of threads, a new thread, and the page of one."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest

from stakeholder_groups.discussions.models import Post, Thread, ThreadReading
from stakeholder_groups.discussions.services import set_locked
from stakeholder_groups.groups.enums import Role
from stakeholder_groups.groups.services.members import leave
from tests.discussions.conftest import Talk, browser_of
from tests.factories.accounts import UserFactory
from tests.factories.discussions import fill, make_group, make_member, make_thread

pytestmark = pytest.mark.django_db


def page(client, url, status=200):
    response = client.get(url)
    assert response.status_code == status
    return response.content.decode()


def test_a_thread_is_started_listed_and_opened(talk: Talk, author, reader):
    form = page(author, f"{talk.list_url}new/")
    key = re.search(r'name="client_key" value="([^"]+)"', form)[1]
    data = {"title": "  Export   vouchers ", "kind": "question", "body": "Who pays?", "client_key": key}
    first = author.post(f"{talk.list_url}new/", data)
    again = author.post(f"{talk.list_url}new/", data)
    thread = Thread.objects.get(title="Export vouchers")
    assert first.headers["Location"] == again.headers["Location"] == thread.get_absolute_url()
    assert (thread.kind, thread.author, thread.posts.get().body) == ("question", talk.author, "Who pays?")
    listed = page(reader, talk.list_url)
    assert "Export vouchers" in listed
    assert "last by Ada Author" in listed
    assert "Vouchers" not in page(reader, f"{talk.list_url}?kind=question").replace("Export vouchers", "")
    assert "There is no thread of this kind yet." in page(reader, f"{talk.list_url}?kind=decision")
    assert "Export vouchers" in page(reader, f"{talk.list_url}?kind=nonsense&page=-3")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"title": "", "body": "Kept text"}, "Give the thread a title."),
        ({"title": "Kept title", "body": "  "}, "Write something first."),
        ({"title": "x" * 201, "body": "Kept text"}, "at most 200"),
        ({"title": "Kept title", "body": "y" * 20_001}, "at most 20000"),
        ({"title": "Kept title", "body": "Kept text", "kind": "party"}, "party"),
        ({"title": "Kept title", "body": "Kept\x00text"}, "Null characters"),
    ],
)
def test_a_refused_thread_keeps_what_was_typed(talk: Talk, author, data, reason):
    response = author.post(f"{talk.list_url}new/", {"kind": "question", **data})
    assert response.status_code == 422
    text = response.content.decode()
    assert reason in text
    assert all(value.strip() in text for value in (data["title"], data["body"].replace("\x00", "\x00")))
    assert Thread.objects.count() == 1


@pytest.mark.parametrize("part", ["", "?page=2", "fragment/?after=0", "posts/1/", "posts/1/edit/", "posts/1/history/", "posts/1/withdraw/"])
def test_who_is_not_in_the_group_gets_404_and_no_word_of_it(talk: Talk, part):
    left = make_member(talk.group)
    leave(membership=left.group_memberships.select_related("group", "user").get())
    elsewhere = make_member(make_group("south"), role=Role.COORDINATOR)
    for user in (talk.stranger, left, elsewhere, UserFactory(superuser=True)):
        client = browser_of(user)
        assert "Vouchers" not in page(client, talk.url + part, 404)
        assert client.post(talk.url + part.split("?")[0], {"body": "In!", "on": "1"}).status_code in {404, 405}
        assert page(client, talk.list_url, 404)
    # The own group is no way to another one's thread.
    assert "Vouchers" not in page(browser_of(elsewhere), talk.url.replace("/north/", "/south/") + part, 404)
    assert Post.objects.count() == 1


def test_a_window_shows_fifty_posts_and_leads_to_the_others(talk: Talk, reader):
    fill(talk.thread, talk.author, 119)
    first = page(reader, f"{talk.url}?page=1")
    assert (first.count('<article class="post"'), "Post 50<" in first, "Post 51<" in first) == (50, True, False)
    assert 'data-at-end="false"' in first
    last = page(reader, f"{talk.url}?page=99")
    assert (last.count('<article class="post"'), "Post 120<" in last, 'data-at-end="true"' in last) == (20, True, True)
    assert f'data-last-seq="{talk.thread.last_seq}"' in last
    for bad in ("x", "-1", "0", "9" * 400, ""):
        assert reader.get(talk.url, {"page": bad}).status_code == 200


def test_permalinks_lead_to_the_right_window(talk: Talk, reader):
    fill(talk.thread, talk.author, 119)
    post = talk.thread.posts.get(number=51)
    assert reader.get(f"{talk.url}posts/{post.seq}/").headers["Location"] == f"{talk.url}?page=2#post-{post.seq}"
    for unknown in (999, 10**30):
        assert reader.get(f"{talk.url}posts/{unknown}/").status_code == 404


def test_the_first_unread_post_is_marked_and_the_marker_only_moves_forward(talk: Talk, reader):
    assert "first-unread" not in page(reader, talk.url)
    assert 'class="count">' not in page(reader, talk.list_url)
    fill(talk.thread, talk.author, 119)
    assert re.search(r'class="count">119<', page(reader, talk.list_url))
    text = page(reader, talk.url)
    assert 'id="first-unread"' in text
    assert text.index('id="first-unread"') < text.index(f'id="post-{talk.first.seq + 1}"')
    assert f'href="{talk.url}?page=1#first-unread"' in text
    assert text.count('<span class="badge badge--sun">New</span>') == 49
    assert "Post 51" in page(reader, talk.url)
    page(reader, f"{talk.url}?page=3")
    page(reader, f"{talk.url}?page=1")
    assert ThreadReading.objects.get(user=talk.reader).seq == talk.thread.last_post_seq
    assert "first-unread" not in page(reader, talk.url)


def test_own_posts_are_never_new_to_their_author(talk: Talk, author):
    page(author, talk.url)
    talk.post("Mine")
    text = page(author, talk.url)
    assert "Mine" in text
    assert "badge--sun" not in text


def test_a_fragment_holds_what_changed_after_a_number(talk: Talk, reader):
    later = talk.post("Later words", by=talk.reader)
    text = page(reader, f"{talk.url}fragment/?after={talk.first.seq}")
    assert text.count("<article") == 1
    assert f'id="post-{later.seq}" data-seq="{later.seq}"' in text
    assert "/edit/" in text
    assert "<html" not in text
    assert "2 posts" in text
    assert page(reader, f"{talk.url}fragment/?after={talk.thread.last_seq}").count("<article") == 0
    assert page(reader, f"{talk.url}fragment/").count("<article") == 2
    for bad in ("x", "-1", "9" * 30):
        page(reader, f"{talk.url}fragment/?after={bad}", 400)


def test_who_missed_too_much_is_told_to_load_the_page_again(talk: Talk, reader):
    fill(talk.thread, talk.author, 201)
    assert reader.get(f"{talk.url}fragment/?after=0").status_code == 410
    assert page(reader, f"{talk.url}fragment/?after=2").count("<article") == 200


def test_coordinators_close_and_pin_and_members_cannot(talk: Talk, author, coordinator):
    for part in ("lock/", "pin/"):
        assert author.post(talk.url + part, {"on": "1"}).status_code == 403
        assert author.get(talk.url + part).status_code == 405
        assert coordinator.post(talk.url + part, {"on": "1"}).status_code == 302
    talk.thread.refresh_from_db()
    assert talk.thread.locked_at
    assert talk.thread.pinned
    text = page(author, talk.url)
    assert "This thread is closed for new posts." in text
    assert "<textarea" not in text
    assert "Pin to the top" not in text
    coordinator.post(talk.url + "lock/", {"on": "0"})
    coordinator.post(talk.url + "pin/", {"on": "0"})
    assert "<textarea" in page(author, talk.url)


def test_a_thread_closed_meanwhile_refuses_and_keeps_the_text(talk: Talk, author):
    set_locked(actor=talk.coordinator, thread=talk.thread, locked=True)
    response = author.post(talk.url, {"body": "Half an hour of work", "client_key": str(uuid4())})
    assert response.status_code == 422
    assert "Half an hour of work</textarea>" in response.content.decode()
    assert Post.objects.count() == 1


def test_threads_are_paged_with_pinned_ones_first(talk: Talk, reader, coordinator):
    for number in range(31):
        make_thread(talk.group, talk.author, title=f"Thread {number:02}")
    assert "Vouchers" not in page(reader, talk.list_url)
    assert "Vouchers" in page(reader, f"{talk.list_url}?page=2")
    coordinator.post(talk.url + "pin/", {"on": "1"})
    assert "Vouchers" in page(reader, talk.list_url)

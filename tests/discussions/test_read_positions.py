"""How far somebody has read: what was shown to her, and never what she wrote herself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from stakeholder_groups.discussions.models import ThreadReading
from stakeholder_groups.discussions.services import withdraw_post
from tests.discussions.conftest import Talk, browser_of
from tests.factories.discussions import fill

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


def page(client: Client, url: str) -> str:
    return client.get(url, follow=True).content.decode()


def unread(text: str) -> list[str]:
    return re.findall(r'class="count">(\d+)<', text)


def test_what_one_writes_is_never_unread_for_oneself(talk: Talk, reader: Client) -> None:
    page(reader, talk.url)
    # As the page's script sends it, and as another window does: no page of the thread is loaded after it.
    assert reader.post(talk.url, {"body": "Mine."}, headers={"Accept": "application/json"}).status_code == 201
    talk.post("Mine too.", by=talk.reader)
    assert unread(page(reader, talk.list_url)) == []
    assert unread(page(reader, "/en/groups/")) == []
    assert "first-unread" not in page(reader, talk.url)
    author = browser_of(talk.author)
    assert unread(page(author, talk.list_url)) == ["2"]


def test_own_posts_between_those_of_others_do_not_count(talk: Talk, reader: Client) -> None:
    page(reader, talk.url)
    for number in range(6):
        talk.post(f"Word {number}", by=talk.author if number % 3 == 1 else talk.reader)
    assert unread(page(reader, talk.list_url)) == ["2"]
    text = page(reader, talk.url)
    first = talk.thread.posts.get(number=3)
    assert text.index('id="first-unread"') < text.index(f'id="post-{first.seq}"')
    assert text.index('id="first-unread"') > text.index(f'id="post-{first.seq - 1}"')


def test_the_live_page_knows_an_own_post_also_when_it_stands_no_more(talk: Talk, reader: Client) -> None:
    post = talk.post("Gone soon.", by=talk.reader)
    withdraw_post(actor=talk.coordinator, post=post, reason="Off topic.")
    article = re.search(rf'<article[^>]*id="post-{post.seq}"[^>]*>', page(reader, f"{talk.url}fragment/?after=1"))
    assert article is not None
    assert "data-own" in article[0]


def test_what_an_open_page_has_shown_is_read(talk: Talk, reader: Client) -> None:
    told = f'data-read-url="{talk.url}read/"'
    assert told in page(reader, talk.url)
    shown, later = talk.post("Arrived."), talk.post("Not seen yet.")
    for seq in (shown.seq, 1):
        answer = reader.post(f"{talk.url}read/", {"seq": seq}, headers={"Accept": "application/json"})
        assert (answer.status_code, answer.content) == (204, b"")
    assert "is marked as read" not in page(reader, talk.list_url)
    assert unread(page(reader, talk.list_url)) == ["1"]
    text = page(reader, talk.url)
    assert text.index(f'id="post-{shown.seq}"') < text.index('id="first-unread"') < text.index(f'id="post-{later.seq}"')
    # A page that leaves something out, before or after it, tells nothing.
    fill(talk.thread, talk.author, 118)
    assert told not in page(reader, f"{talk.url}?page=3")
    assert told not in page(reader, f"{talk.url}?page=1")


@pytest.mark.parametrize("opened", [True, False])
def test_a_permalink_marks_nothing_as_read_that_it_does_not_show(talk: Talk, reader: Client, opened: bool) -> None:
    if opened:
        page(reader, talk.url)
    fill(talk.thread, talk.author, 119)
    last = talk.thread.posts.get(number=120)
    text = page(reader, f"{talk.url}posts/{last.seq}/")
    assert f'id="post-{last.seq}"' in text
    assert unread(page(reader, talk.list_url)) == ["119" if opened else "120"]
    assert f'href="{talk.url}?page=1#first-unread"' in text
    # Page after page they count as read.
    for number, left in (("1", ["70"]), ("2", ["20"]), ("3", [])):
        page(reader, f"{talk.url}?page={number}")
        assert unread(page(reader, talk.list_url)) == left


def test_who_wants_no_more_of_it_marks_all_as_read(talk: Talk, reader: Client) -> None:
    fill(talk.thread, talk.author, 119)
    text = page(reader, f"{talk.url}?page=3")
    seq = re.search(r'name="seq" value="(\d+)"', text)
    assert seq is not None
    talk.post("Later.")
    assert "is marked as read" in reader.post(f"{talk.url}read/", {"seq": seq[1]}, follow=True).content.decode()
    assert ThreadReading.objects.get(user=talk.reader).seq == talk.thread.last_post_seq  # its page was shown, which is the last one
    for nonsense in ("x", "-1", "9" * 30, ""):
        assert reader.post(f"{talk.url}read/", {"seq": nonsense}).status_code == 302
    assert ThreadReading.objects.get(user=talk.reader).seq == talk.thread.last_post_seq

"""What is unread over all groups, on one page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stakeholder_groups.discussions.services import send_post, set_bookmark, set_pinned
from stakeholder_groups.groups.permissions import NotAMemberError
from tests.discussions.conftest import Talk
from tests.factories.discussions import fill, make_group, make_member, make_thread, put_in

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


def page(client: Client) -> str:
    return client.get("/en/groups/").content.decode()


def counts(text: str) -> list[str]:
    return re.findall(r'class="count">(\d+)<', text)


def test_each_group_says_how_many_threads_are_unread_and_leads_to_the_first(talk: Talk, reader):
    south = make_group("south")
    author = make_member(south, role="coordinator")
    put_in(south, talk.reader)
    for number in range(3):
        make_thread(south, author, title=f"South {number}")
    text = page(reader)
    assert counts(text) == ["1", "3"]
    assert f'href="{talk.url}"' in text
    assert "South 2" in text
    assert "South 1" not in text
    reader.get(talk.url)
    assert counts(page(reader)) == ["3"]
    send_post(actor=talk.author, thread=talk.thread, body="More")
    assert f'href="{talk.url}#first-unread"' in page(reader)
    pinned = south.threads.get(title="South 0")
    set_pinned(actor=author, thread=pinned, pinned=True)
    assert "South 0" in page(reader)


def test_groups_of_others_are_not_counted(talk: Talk, reader):
    other = make_group("south")
    make_thread(other, make_member(other), title="Not for you")
    assert "Not for you" not in page(reader)


def test_who_owes_the_rules_sees_no_titles_and_finds_the_way_to_them(talk: Talk, reader):
    set_bookmark(actor=talk.reader, post=talk.first, on=True)
    talk.group.memberships.filter(user=talk.reader).update(rules_accepted_at=None)
    text = page(reader)
    assert (talk.thread.title in text, counts(text)) == (False, [])
    assert f'href="{talk.group.get_absolute_url()}"' in text
    assert talk.thread.title not in reader.get("/en/groups/bookmarks/").content.decode()
    rules = reader.get(talk.list_url, follow=True)
    assert "Be kind" in rules.content.decode()
    reader.post(rules.redirect_chain[-1][0])
    assert talk.thread.title in page(reader)
    assert talk.thread.title in reader.get("/en/groups/bookmarks/").content.decode()


def test_rules_that_came_later_end_writing_until_they_are_accepted(talk: Talk):
    talk.group.memberships.filter(user=talk.reader).update(rules_accepted_at=None)
    with pytest.raises(NotAMemberError):
        send_post(actor=talk.reader, thread=talk.thread, body="From an old page")


def test_the_page_costs_the_same_for_many_groups_and_threads(talk: Talk, reader):
    def cost() -> int:
        page(reader)
        with CaptureQueriesContext(connection) as asked:
            page(reader)
        return len(asked)

    few = cost()
    for number in range(4):
        group = make_group(f"more-{number}")
        author = make_member(group)
        put_in(group, talk.reader)
        for title in "AB":
            fill(make_thread(group, author, title=title), author, 20)
    assert cost() == few <= 6

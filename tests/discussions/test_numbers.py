"""What a page costs, whatever the length of the thread, and posts at the same moment."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from stakeholder_groups.discussions.enums import ReactionKind
from stakeholder_groups.discussions.models import Attachment, Post, Thread, ThreadEvent
from stakeholder_groups.discussions.services import Asked, add_poll, send_post, set_bookmark, set_reaction, start_thread, vote
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.groups.permissions import NotAMemberError
from stakeholder_groups.groups.selectors import open_space
from stakeholder_groups.groups.services.members import leave
from tests.discussions.conftest import Talk, browser_of
from tests.factories.discussions import fill, make_group, make_member, make_thread
from tests.helpers.concurrency import at_once

if TYPE_CHECKING:
    from collections.abc import Callable


def statements(call: Callable[[], Any]) -> list[str]:
    call()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        call()
    return [query["sql"] for query in captured if not query["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))]


@pytest.mark.django_db
def test_reading_costs_the_same_for_a_long_thread_as_for_a_short_one(talk: Talk, reader):
    counts = []
    for number in (1, 30, 300):
        fill(talk.thread, make_member(talk.group), number)
        make_thread(talk.group, talk.author, title=f"Thread {number}")
        pages = (f"{talk.url}?page=99", f"{talk.url}?page=1", f"{talk.url}fragment/?after={talk.thread.last_seq - 1}", talk.list_url)
        counts.append([len(statements(lambda url=url: reader.get(url))) for url in pages])
    assert counts[0] == counts[1] == counts[2]
    assert max(counts[0][:2]) <= 15
    assert counts[0][3] <= 12


@pytest.mark.django_db
def test_no_statement_of_a_long_thread_reads_all_posts(talk: Talk, reader):
    """Plans of the statements that name posts or events: each looks up what it shows by an index."""
    fill(talk.thread, talk.author, 5_000)
    for number in range(3):
        fill(make_thread(talk.group, talk.author, title=f"Beside {number}"), talk.author, 300)
    with connection.cursor() as cursor:
        # Of the others nothing is known, so that their few rows here are no reason to read them whole.
        for table in ("discussions_post", "discussions_threadevent", "discussions_thread"):
            cursor.execute(f"ANALYZE {table}")
    pages = (talk.url, f"{talk.url}?page=40", f"{talk.url}fragment/?after={talk.thread.last_seq - 1}", talk.list_url)
    asked = [sql for url in pages for sql in statements(lambda url=url: reader.get(url)) if sql.startswith("SELECT")]
    about_posts = {sql for sql in asked if '"discussions_post"' in sql or '"discussions_threadevent"' in sql}
    assert len(about_posts) >= 4
    wrong = {sql: plan for sql in about_posts if (plan := plan_of(sql)) and reads_all_posts(plan)}
    assert wrong == {}


def plan_of(sql: str) -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Of a table this small it may read all; what counts is whether it has to.
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(("EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN ") + sql.replace("%", "%%"), [])
        return "\n".join(" ".join(map(str, row)) for row in cursor.fetchall())


def reads_all_posts(plan: str) -> bool:
    if connection.vendor == "sqlite":
        return bool(re.search(r"SCAN (discussions_post|discussions_threadevent|U\d)(?! USING)", plan))
    return "Seq Scan on discussions_post " in plan or "Seq Scan on discussions_threadevent " in plan


@pytest.mark.django_db
def test_posting_costs_the_same_in_a_long_thread_as_in_a_short_one(talk: Talk, reader, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.EXCHANGE_RATE_LIMITS_ENABLED = True
    counts = []
    for number in (1, 300):
        fill(talk.thread, talk.author, number)
        counts.append(len(statements(lambda: reader.post(talk.url, {"body": "A word", "client_key": str(uuid4())}))))
        talk.thread.refresh_from_db()
    assert counts[0] == counts[1] <= 15


@pytest.mark.django_db
def test_a_tag_shows_the_latest_threads_of_the_group_with_what_is_unread(talk: Talk):
    space = open_space(talk.reader, talk.group.slug)
    other = make_group("south")
    make_thread(other, make_member(other), title="Not for you")
    for number in range(6):
        make_thread(talk.group, talk.author, title=f"Thread {number}")
    tag = Template(
        "{% load discussions_tags %}{% latest_threads space as rows %}{% for row in rows %}{{ row.title }}:{{ row.unread }} {% endfor %}"
    )
    with CaptureQueriesContext(connection) as captured:
        text = tag.render(Context({"space": space}))
    assert text == "Thread 5:1 Thread 4:1 Thread 3:1 Thread 2:1 Thread 1:1 "
    assert len(captured) == 1


@pytest.mark.django_db(transaction=True)
def test_one_key_sent_at_the_same_moment_makes_one_post(talk: Talk):
    def send(key: UUID) -> Any:
        return send_post(actor=talk.reader, thread=Thread.objects.get(pk=talk.thread.pk), body="Once", client_key=key)

    for _attempt in range(5):
        answers = at_once(*(partial(send, uuid4()),) * 4)
        assert [answer.is_new for answer in answers].count(True) == 1
        assert len({answer.post.pk for answer in answers}) == 1
    thread = Thread.objects.get(pk=talk.thread.pk)
    assert (thread.post_count, thread.last_seq, Post.objects.count(), ThreadEvent.objects.count()) == (6, 6, 6, 6)


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_moment_leave_no_gap_and_no_number_twice(talk: Talk):
    def write() -> None:
        for _ in range(10):
            send_post(actor=talk.author, thread=Thread.objects.get(pk=talk.thread.pk), body="A word", client_key=uuid4())

    at_once(*(write,) * 4)
    assert list(Post.objects.order_by("seq").values_list("seq", "number")) == [(n, n) for n in range(1, 42)]


@pytest.mark.django_db(transaction=True)
def test_one_key_sent_at_the_same_moment_starts_one_thread(talk: Talk):
    def start(key: UUID) -> Any:
        return start_thread(actor=talk.reader, group=talk.group, title="Once", body="Once", client_key=key)

    for _attempt in range(5):
        started = at_once(*(partial(start, uuid4()),) * 4)
        assert len({thread.pk for thread in started}) == 1
    assert list(Thread.objects.filter(title="Once").values_list("post_count", flat=True)) == [1] * 5


@pytest.mark.django_db
def test_a_key_counts_where_it_was_used_first_and_loses_no_text_elsewhere(talk: Talk):
    other, key = make_thread(talk.group, talk.author, title="Other"), uuid4()
    reply = send_post(actor=talk.reader, thread=talk.thread, body="A reply", client_key=key)
    elsewhere = send_post(actor=talk.reader, thread=other, body="Other words", client_key=key)
    started = start_thread(actor=talk.reader, group=talk.group, title="New", body="New words", client_key=key)
    again = send_post(actor=talk.reader, thread=talk.thread, body="A reply", client_key=key)
    assert (elsewhere.is_new, elsewhere.post.thread, elsewhere.post.body) == (True, other, "Other words")
    assert [post.body for post in started.posts.all()] == ["New words"]
    assert (again.is_new, again.post) == (False, reply.post)


@pytest.mark.django_db
def test_a_membership_that_ends_while_somebody_writes_ends_the_writing_too(talk: Talk, monkeypatch):
    def leave_and_send(**said: Any) -> Any:
        leave(membership=Membership.objects.get(group=talk.group, user=talk.reader))
        return send_post(**said)

    monkeypatch.setattr("stakeholder_groups.discussions.views.threads.send_post", leave_and_send)
    assert browser_of(talk.reader).post(talk.url, {"body": "One more word"}).status_code == 404
    with pytest.raises(NotAMemberError):
        start_thread(actor=talk.reader, group=talk.group, title="One more", body="One more word")
    talk.thread.refresh_from_db()
    assert (talk.thread.last_seq, Thread.objects.count(), Post.objects.count()) == (1, 1, 1)


@pytest.mark.django_db
def test_what_stands_below_posts_costs_the_same_for_fifty_posts_as_for_one(talk: Talk, reader):
    def add(post: Post) -> None:
        for kind in ReactionKind:
            set_reaction(actor=talk.author, post=post, kind=kind, on=True)
        Attachment.objects.create(
            post=post, uploader=talk.author, name="a.pdf", content_type="application/pdf", size=1, sha256="", file="a"
        )
        end = timezone.now() + timedelta(days=1)
        poll = add_poll(actor=talk.author, post=post, asked=Asked(question="?", options=("Yes", "No"), closes_at=end))
        for voter in (talk.author, talk.reader):
            vote(actor=voter, post=post, chosen=[poll.options.all()[0].pk])
        set_bookmark(actor=talk.reader, post=post, on=True)

    urls = (talk.url, f"{talk.url}fragment/?after=0", "/en/groups/bookmarks/")
    add(talk.first)
    few = [len(statements(lambda url=url: reader.get(url))) for url in urls]
    for _more in range(49):
        add(talk.post("A word"))
    many = [len(statements(lambda url=url: reader.get(url))) for url in urls]
    assert many == few
    assert few[0] <= 15


@pytest.mark.django_db
def test_a_post_with_everything_keeps_within_its_figure(talk: Talk, reader, settings):
    """A reply that names somebody and brings a file, and a plain one, notices included.

    Each asks once whether the coordination paused its author. The first also reads the post that it answers and its file, hands the
    file over and search its text, stores the name, and tells of two kinds: each kind costs its receiver two statements (what its people chose, and the notices), however many people hear of it.
    """
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

    def send() -> None:
        waiting = Attachment.objects.create(uploader=talk.reader, name="a.pdf", content_type="application/pdf", size=1, sha256="", file="a")
        data = {"body": "@Ada Author", "client_key": str(uuid4()), "reply_to": "1", "named": waiting.public_id, "kept": waiting.public_id}
        reader.post(talk.url, data)

    # Two of them are the test's own: the file, and that search hears of it.
    assert len(statements(send)) - 2 <= 23
    assert len(statements(lambda: reader.post(talk.url, {"body": "A word", "client_key": str(uuid4())}))) <= 15

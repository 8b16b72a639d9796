"""An export, read again, says what the database says: every count and every text, in JSON, CSV and HTML alike."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.db.models import Q
from django.utils import timezone

from exchange.content.markdown import plain_text
from stakeholder_groups.discussions.models import (
    Attachment,
    BallotChoice,
    Outcome,
    OutcomeVersion,
    Poll,
    PollOption,
    Post,
    PostVersion,
    Thread,
    ThreadOperation,
)
from stakeholder_groups.discussions.services import move_thread
from stakeholder_groups.groups.enums import Role
from stakeholder_groups.meetings.models import Meeting
from stakeholder_groups.moderation.models import ModerationDecision
from stakeholder_groups.needs.models import Match, Need, NeedEvent
from tests.factories.discussions import make_group, make_thread, put_in
from tests.records.conftest import FORMULA, SCRIPT, SECRETS, Chronicle, Opened

pytestmark = pytest.mark.django_db
# What a page shows of each table by a mark of its own; tombstones have their post's.
SHOWN = (
    *("posts", "post_versions", "files", "polls", "poll_answers", "poll_votes", "outcomes", "thread_log"),
    *("needs", "need_practices", "need_log", "moderation_log", "people"),
    *("meetings", "meeting_agenda", "meeting_registrations", "meeting_attendance", "meeting_log"),
)


def plain(cell: Any) -> str:
    """A cell as a spreadsheet must get it."""
    if isinstance(cell, list):
        return "; ".join(map(str, cell))
    text = {None: "", True: "true", False: "false"}.get(cell, cell) if not isinstance(cell, int) or isinstance(cell, bool) else cell
    return f"'{text}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else str(text)


def texts_in(html: str) -> Counter[str]:
    return Counter(plain_text(found) for found in re.findall(r"<div data-text>(.*?)</div>", html, re.DOTALL))


def all_forms_agree(archive: Opened) -> None:
    for name, rows in archive.json["tables"].items():
        assert archive.csv(name) == [{column: plain(cell) for column, cell in row.items()} for row in rows], name
    html = archive.html
    assert {name: html.count(f'data-row="{name}"') for name in SHOWN} == {name: len(archive.table(name)) for name in SHOWN}
    assert archive.sums_hold()
    for name in ("posts", "threads", "needs", "poll_answers", "need_log", "thread_log"):
        for row in archive.table(name):
            for key in ("title", "answer", "reason", "resources", "author", "actor"):
                assert str(row.get(key) or "") in unescape(html), (name, key)


def test_a_groups_export_read_again_equals_the_database(rich: Chronicle) -> None:
    export, archive = rich.made("coordinator", named=True, with_files=True)
    all_forms_agree(archive)
    threads = Thread.objects.filter(group=rich.group)
    posts = Post.objects.filter(thread__in=threads)
    standing = posts.standing()
    assert export.done == export.total == posts.count() + 2 + 1 + 4 + 4 + 5
    assert {row["id"]: row["title"] for row in archive.table("threads")} == dict(threads.values_list("public_id", "title"))
    assert Counter(row["state"] for row in archive.table("posts")) == {
        "stands": standing.count(),
        "withdrawn_by_author": 1,
        "withdrawn_by_coordination": 1,
        "hidden": 1,
        "moved": 2,
    }
    told = [(row["thread"], row["number"], row["text"], row["author"]) for row in archive.table("posts") if row["state"] == "stands"]
    assert sorted(told) == sorted(standing.values_list("thread__public_id", "number", "body", "author__display_name"))
    _extras_agree(archive, standing)
    _rooms_agree(archive, rich, threads)
    every = [*standing.values_list("body_html", flat=True), *PostVersion.objects.values_list("body_html", flat=True)]
    every += [*OutcomeVersion.objects.values_list("body_html", flat=True), Outcome.objects.get().body_html]
    assert texts_in(archive.html) == Counter(map(plain_text, every))
    assert [secret for secret in SECRETS if secret in archive.text] == []


def _extras_agree(archive: Opened, standing: Any) -> None:
    versions = PostVersion.objects.filter(post__in=standing)
    assert sorted(row["text"] for row in archive.table("post_versions")) == sorted(versions.values_list("body", flat=True))
    files = Attachment.objects.filter(post__in=standing)
    assert sorted(row["sha256"] for row in archive.table("files")) == sorted(files.values_list("sha256", flat=True))
    assert {row["name"]: bool(row["path"]) for row in archive.table("files")}["waits.txt"] is False
    assert sorted(archive.files[row["path"]] for row in archive.table("files") if row["path"]) == [b"cv", b"minutes"]
    polls = Poll.objects.filter(post__in=standing)
    assert [row["question"] for row in archive.table("polls")] == list(polls.order_by("pk").values_list("question", flat=True))
    ended = PollOption.objects.filter(poll__in=polls).exclude(poll__question="Runs?")
    told = {(row["post"], row["place"]): row["votes"] for row in archive.table("poll_answers") if row["votes"] is not None}
    assert told == {(one.poll.post.number, one.place): one.choices.count() for one in ended}
    named = BallotChoice.objects.filter(option__poll__anonymous=False).exclude(option__poll__question="Runs?")
    assert sorted(row["voter"] for row in archive.table("poll_votes")) == sorted(named.values_list("ballot__user__display_name", flat=True))


def _rooms_agree(archive: Opened, rich: Chronicle, threads: Any) -> None:
    outcome = Outcome.objects.get(thread=rich.thread)
    assert [(row["state"], row["text"], row["posts"]) for row in archive.table("outcomes")] == [
        ("standing", outcome.body, [post.number for post in outcome.named.values()]),
        *(("earlier", row.body, row.numbers) for row in outcome.versions.all()),
    ]
    told = Counter((row["thread"], row["step"], row["reason"]) for row in archive.table("thread_log"))
    operations = ThreadOperation.objects.filter(Q(thread__in=threads) | Q(other__in=threads))
    expected = Counter((operation.thread.public_id, operation.kind, operation.reason) for operation in operations)
    expected += Counter((one.other.public_id, one.kind, one.reason) for one in operations if one.other)
    assert told == expected
    decisions = ModerationDecision.objects.filter(group=rich.group).order_by("pk")
    assert [row["decision"] for row in archive.table("moderation_log")] == list(decisions.values_list("kind", flat=True))
    assert [row["objection"] for row in archive.table("moderation_log")] == ["open", "", "", ""]
    needs = Need.objects.filter(group=rich.group).order_by("pk")
    assert [(row["title"], row["text"], row["state"]) for row in archive.table("needs")] == list(
        needs.values_list("title", "text", "state")
    )
    assert [row["note"] for row in archive.table("need_practices")] == list(Match.objects.values_list("note", flat=True))
    steps = NeedEvent.objects.order_by("pk").values_list("step", "reason")
    assert [(row["step"], row["reason"]) for row in archive.table("need_log")] == list(steps)
    _meetings_agree(archive, rich)


def _meetings_agree(archive: Opened, rich: Chronicle) -> None:
    meeting = Meeting.objects.get(group=rich.group)
    (told,) = archive.table("meetings")
    assert (told["id"], told["title"], told["text"], told["where"]) == (meeting.public_id, meeting.title, meeting.text, "Gent")
    assert [(row["title"], row["minutes"], row["who"]) for row in archive.table("meeting_agenda")] == list(
        meeting.agenda.values_list("title", "minutes", "who")
    )
    assert [row["person"] for row in archive.table("meeting_registrations")] == ["Ada Author"], "not of who is no member"
    assert [(row["organisation"], row["in_place"]) for row in archive.table("meeting_attendance")] == [("Chamber", 3)]
    assert [(row["step"], row["reason"], row["actor"]) for row in archive.table("meeting_log")] == [
        ("moved", "Too early", "Cora Coordinator")
    ]


def test_a_members_export_has_pseudonyms_and_nothing_that_she_cannot_read(rich: Chronicle) -> None:
    _export, archive = rich.made("reader", rich.thread, with_files=True)
    all_forms_agree(archive)
    text = re.sub(r"[\s_.\\-]+", " ", archive.text)
    for name in ("Ada Author", "Rita O'Reader Smith", "Rita O&#x27;Reader Smith", "Otto Other", "Cora Coordinator", "Chamber of Ada"):
        assert name not in text
    assert "hidden thread" not in text
    assert [row["title"] for row in archive.table("threads")] == [FORMULA]
    called = {row["id"]: row["name"] for row in archive.table("people")}
    assert set(called.values()) == {f"Person {number}" for number in range(1, len(called) + 1)}
    by_number = {row["number"]: row for row in archive.table("posts")}
    author = by_number[1]["author"]
    assert by_number[2]["text"] == f"Third words, as @{author} said."
    assert f"> **{by_number[2]['author']}**:" in by_number[3]["text"]
    assert f"I agree with {author} and" in by_number[3]["text"]
    assert [row["title"] for row in archive.table("needs")] == [f"@Help for {author}"]
    assert [row["decision"] for row in archive.table("moderation_log")] == ["remove", "hide", "warn", "hide_all"], (
        "the whole log, as its page"
    )
    assert [row["voter"] for row in archive.table("poll_votes")] == [author, by_number[2]["author"]]


@pytest.mark.parametrize("named", [True, False])
def test_former_members_are_told_apart(quiet: Chronicle, named: bool) -> None:
    for number, key in enumerate(("reader", "other"), start=1):
        for words in ("A first word.", "A second word."):
            post = quiet.send(key, words)
            Post.objects.filter(pk=post.pk).update(author=None, former=number)
    _export, archive = quiet.made("coordinator", quiet.thread, named=named)
    all_forms_agree(archive)
    told = [(row["author_id"], row["author"]) for row in archive.table("posts")]
    assert told[1:] == [(f"f{number}", f"Former member {number}") for number in (1, 1, 2, 2)]
    assert [row["id"] for row in archive.table("people")] == [told[0][0]], "who is no member any more is not among the people"


def test_minutes_that_went_to_another_group_are_not_named(quiet: Chronicle) -> None:
    starts, there = timezone.now(), make_group("south")
    times = {"starts_at": starts, "ends_at": starts + timedelta(hours=1), "registration_until": starts}
    put_in(there, quiet.people["coordinator"], role=Role.COORDINATOR)
    gone = make_thread(quiet.group, quiet.people["reader"], title="Minutes of the second")
    for thread in (quiet.thread, gone):
        Meeting.objects.create(group=quiet.group, title=thread.title, minutes_thread=thread, **times)
    move_thread(actor=quiet.people["coordinator"], thread=gone, to=there)
    _export, archive = quiet.made("coordinator")
    told = {row["title"]: row["minutes_thread"] for row in archive.table("meetings")}
    assert told == {quiet.thread.title: quiet.thread.public_id, gone.title: ""}
    assert gone.public_id not in archive.text


def test_nothing_that_was_typed_steers_an_archive_a_spreadsheet_or_a_browser(rich: Chronicle) -> None:
    _export, archive = rich.made("coordinator", named=True, with_files=True)
    assert archive.csv("threads")[0]["title"] == "'" + FORMULA
    assert archive.table("threads")[0]["title"] == FORMULA
    assert all(re.fullmatch(r"(attachments/\d{5}-)?[\w \-]+(\.[a-z0-9]+)?", name) for name in archive.files)
    assert "attachments/00001-passwdgnp.txt" in archive.files
    assert SCRIPT not in archive.html
    assert "<script" not in archive.html
    assert not re.search(r"""(?:src|srcset|action|poster)\s*=|@import|url\(|<link|<iframe""", archive.html)
    for page in (data.decode() for name, data in archive.files.items() if name.endswith(".html")):
        assert """content="default-src 'none'; style-src 'unsafe-inline'""" in page
    assert 'href="http://testserver/en/catalogue/"' in archive.html


@pytest.mark.parametrize("language", ["en", "it", "es", "pl", "sv"])
def test_it_is_in_the_language_of_who_asked(quiet: Chronicle, language: str) -> None:
    _export, archive = quiet.made("coordinator", language=language)
    assert f'<html lang="{language}">' in archive.files["index.html"].decode()
    assert archive.json["language"] == language
    assert archive.json["schema"] == "exchange-record"

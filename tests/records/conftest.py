"""A group in which everything happened that a record has to tell, or to keep back."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import tempfile
import zipfile
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from exchange.core import outbox
from exchange.core.telling import told
from stakeholder_groups.discussions.enums import ReactionKind
from stakeholder_groups.discussions.models import Attachment, Post
from stakeholder_groups.discussions.services import (
    Asked,
    add_poll,
    close_poll,
    edit_post,
    move_thread,
    send_post,
    set_deadline,
    set_hidden,
    set_reaction,
    split_thread,
    vote,
    withdraw_post,
    write_outcome,
)
from stakeholder_groups.groups.enums import Role
from stakeholder_groups.meetings.models import AgendaItem, AttendanceLine, Meeting, MeetingEvent, Registration
from stakeholder_groups.moderation.enums import DecisionKind
from stakeholder_groups.moderation.selectors.decisions import latest_decision, state_of
from stakeholder_groups.moderation.services import Verdict, decide, object_to, report_post
from stakeholder_groups.needs.enums import Step
from stakeholder_groups.needs.services import NeedWords, mark_match, raise_need, take_step
from stakeholder_groups.records.models import Export
from stakeholder_groups.records.services.asking import Wanted, ask_for_export
from stakeholder_groups.records.telling import EXPORT
from tests.discussions.conftest import browser_of
from tests.factories.accounts import UserFactory
from tests.factories.discussions import make_group, make_member, make_thread, put_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from django.test import Client

    from exchange.accounts.models import User
    from stakeholder_groups.discussions.models import Thread
    from stakeholder_groups.groups.models import Group

# Never in an export of anybody.
SECRETS = (
    "zirconium-removed",
    "zirconium-hidden",
    "zirconium-taken-back",
    "zirconium-report",
    "zirconium-objection",
    "zirconium-other-group",
)
FORMULA = '=HYPERLINK("https://evil.example","x")'
SCRIPT = "</script><script>alert(1)</script>"


@dataclass
class Opened:
    """An archive as its reader unpacks it."""

    files: dict[str, bytes]

    @property
    def json(self) -> Any:
        return json.loads(self.files["data.json"])

    def table(self, name: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.json["tables"][name]
        return rows

    def csv(self, name: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.files[f"{name}.csv"].decode("utf-8-sig"))))

    @property
    def html(self) -> str:
        return "".join(text.decode() for name, text in sorted(self.files.items()) if name.endswith(".html"))

    @property
    def text(self) -> str:
        """Everything that is text, names of files included."""
        return "\n".join([*self.files, *(data.decode("utf-8", "replace") for data in self.files.values())])

    def sums_hold(self) -> bool:
        lines = self.files["manifest.sha256"].decode().splitlines()
        sums = {path: digest for digest, path in (line.split("  ", 1) for line in lines)}
        return sums == {name: hashlib.sha256(data).hexdigest() for name, data in self.files.items() if name != "manifest.sha256"}


def opened(data: bytes) -> Opened:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(names) == len(set(names))
        return Opened({name: archive.read(name) for name in names})


def work() -> None:
    """Let the worker carry out what waits."""
    while outbox.drain():
        pass


@dataclass
class Chronicle:
    group: Group
    thread: Thread
    people: dict[str, User]
    clients: dict[str, Client] = field(default_factory=dict)

    def client(self, key: str) -> Client:
        if key not in self.clients:
            self.clients[key] = browser_of(self.people[key])
        return self.clients[key]

    def url(self, rest: str = "") -> str:
        return f"/en/groups/{self.group.slug}/exports/{rest}"

    def send(self, by: str, body: str, *, thread: Thread | None = None) -> Post:
        return send_post(actor=self.people[by], thread=thread or self.thread, body=body).post

    def ask(self, by: str, thread: Thread | None = None, *, named: bool = False, with_files: bool = False, language: str = "en") -> Export:
        wanted = Wanted(thread, named, with_files, language)
        return ask_for_export(actor=self.people[by], group=self.group, wanted=wanted, client_key=uuid4())

    def made(self, by: str, thread: Thread | None = None, **how: Any) -> tuple[Export, Opened]:
        """Asked for, made by the worker, fetched over the link."""
        export = self.ask(by, thread, **how)
        work()
        export.refresh_from_db()
        assert (export.state, export.problem) == ("ready", "")
        answer = self.client(by).get(self.url(f"{export.public_id}/file/"))
        assert answer.status_code == 200, answer.headers
        return export, opened(b"".join(answer.streaming_content))  # type: ignore[attr-defined]  # streams

    def attach(self, post: Post, name: str, data: bytes = b"minutes", **said: Any) -> Attachment:
        digest = hashlib.sha256(data).hexdigest()
        file = Attachment(post=post, uploader=post.author, name=name, content_type="text/plain", size=len(data), sha256=digest, **said)
        file.file.save("x", ContentFile(data))
        return file


@pytest.fixture(autouse=True)
def _own_workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Archives are put together in a place of the test's own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


@pytest.fixture
def quiet(request: Any) -> Chronicle:
    """A group with one thread of one post."""
    marker = request.node.get_closest_marker("django_db")
    request.getfixturevalue("transactional_db" if marker and marker.kwargs.get("transaction") else "db")
    group = make_group()
    people = {
        "author": make_member(group, name="Ada Author", organisation_name="Chamber of Ada"),
        "reader": make_member(group, name="Rita O'Reader-Smith", organisation_name="University of Rita"),
        "other": make_member(group, name="Otto Other"),
        "coordinator": make_member(group, name="Cora Coordinator", role=Role.COORDINATOR),
        "deputy": make_member(group, name="Dee Deputy", role=Role.DEPUTY),
        "stranger": UserFactory(display_name="Sam Stranger"),
        "superuser": UserFactory(display_name="Sue Superuser", superuser=True),
    }
    thread = make_thread(group, people["author"], title=FORMULA, body="Who has **tried** them?")
    return Chronicle(group, thread, people)


@pytest.fixture
def rich(quiet: Chronicle) -> Chronicle:
    _talk(quiet)
    _polls(quiet)
    _moderation(quiet)
    _needs(quiet)
    _meetings(quiet)
    _places(quiet)
    return quiet


def _talk(rich: Chronicle) -> None:
    people, thread = rich.people, rich.thread
    post = rich.send("reader", f"First words. {SCRIPT}")
    edit_post(actor=people["reader"], post=post, body="Second words.")
    edit_post(actor=people["reader"], post=post, body="Third words, as @Ada Author said.")
    quoted = rich.send(
        "other", "> **Rita O\\'Reader\\-Smith**:\n>\n> Third words\n\nI agree with Ada\nAuthor and [her page](/en/catalogue/)."
    )
    set_reaction(actor=people["author"], post=quoted, kind=ReactionKind.AGREE, on=True)
    rich.attach(post, "../../etc/passwd\x01\u202egnp.txt")
    rich.attach(post, "Ada_Author cv.txt", b"cv")
    rich.attach(quoted, "waits.txt", b"zirconium-waits", state="pending")
    own = rich.send("author", "zirconium-taken-back")
    withdraw_post(actor=people["author"], post=own)
    until = timezone.now() + timedelta(days=20)
    set_deadline(actor=people["coordinator"], thread=thread, until=until, reason="For the summer.")
    write_outcome(actor=people["coordinator"], thread=thread, body="We do it.", posts=[post])
    write_outcome(actor=people["coordinator"], thread=thread, body="We do it, says Ada Author.", posts=[post, quoted])


def _polls(rich: Chronicle) -> None:
    ends = timezone.now() + timedelta(days=1)
    for question, anonymous, voters in (("Named?", False, ("author", "reader")), ("Secret?", True, ("other", "reader", "deputy"))):
        post = rich.send("author", f"A poll: {question}")
        poll = add_poll(actor=rich.people["author"], post=post, asked=Asked(question, ("Yes", "+No"), ends, anonymous=anonymous))
        first, second = poll.options.order_by("place").values_list("pk", flat=True)
        for number, voter in enumerate(voters):
            vote(actor=rich.people[voter], post=post, chosen=[second if number else first])
        close_poll(actor=rich.people["author"], post=post)
    running = rich.send("author", "A poll that runs")
    poll = add_poll(actor=rich.people["author"], post=running, asked=Asked("Runs?", ("Yes", "No"), ends))
    vote(actor=rich.people["author"], post=running, chosen=[poll.options.order_by("place")[0].pk])


def _decide(rich: Chronicle, post: Post, kind: DecisionKind) -> Any:
    post.refresh_from_db()
    verdict = Verdict(kind, "zirconium-report says so", "respect", "Argue about proposals, not about people")
    return decide(actor=rich.people["coordinator"], post=post, verdict=verdict, seen=state_of(post, latest_decision(post)))


def _moderation(rich: Chronicle) -> None:
    removed, hidden, warned = (rich.send("other", body) for body in ("zirconium-removed", "zirconium-hidden", "A rude word."))
    report_post(actor=rich.people["reader"], post=removed, reason="other", text="zirconium-report")
    decision = _decide(rich, removed, DecisionKind.REMOVE)
    object_to(actor=rich.people["other"], decision=decision, text="zirconium-objection")
    _decide(rich, hidden, DecisionKind.HIDE)
    _decide(rich, warned, DecisionKind.WARN)


def _needs(rich: Chronicle) -> None:
    people = rich.people
    words = NeedWords("@Help for Ada Author", text="A **voucher**.", resources="-2 days")
    need = raise_need(actor=people["author"], group=rich.group, words=words, post=rich.thread.posts.get(number=1))
    mark_match(actor=people["reader"], need=need, practice_key=uuid4(), note="As in Marche")
    take_step(actor=people["author"], need=need, step=Step.ANSWERED, reason="The chamber helps.")
    raise_need(actor=people["other"], group=rich.group, words=NeedWords("A second need"))


def _meetings(rich: Chronicle) -> None:
    starts = timezone.now() + timedelta(days=9)
    meeting = Meeting.objects.create(
        group=rich.group,
        title="=Ada Author speaks",
        text="On **vouchers**.",
        town="Gent",
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
        registration_until=starts,
    )
    AgendaItem.objects.create(meeting=meeting, place=1, title="Vouchers", minutes=20, who="Rita O'Reader-Smith")
    Registration.objects.create(meeting=meeting, user=rich.people["author"], answer="in_place")
    Registration.objects.create(meeting=meeting, user=rich.people["stranger"], answer="in_place")
    AttendanceLine.objects.create(meeting=meeting, organisation="Chamber", in_place=3)
    MeetingEvent.objects.create(meeting=meeting, step="moved", state="planned", actor=rich.people["coordinator"], reason="Too early")


def _places(rich: Chronicle) -> None:
    people = rich.people
    moving = [rich.send("reader", f"Off the point {number}").number for number in range(2)]
    split_thread(actor=people["coordinator"], thread=rich.thread, numbers=moving, title="Another matter", reason="Off the point")
    hidden = make_thread(rich.group, people["reader"], title="A hidden thread", body="Words of a hidden thread.")
    set_hidden(actor=people["coordinator"], thread=hidden, hidden=True, reason="By mistake")
    elsewhere = make_group("south")
    put_in(elsewhere, people["coordinator"], role=Role.COORDINATOR)
    make_thread(elsewhere, people["coordinator"], title="zirconium-other-group", body="zirconium-other-group")
    gone = make_thread(rich.group, people["reader"], title="zirconium-other-group", body="zirconium-other-group")
    move_thread(actor=people["coordinator"], thread=gone, to=elsewhere)


@pytest.fixture
def heard() -> Iterator[list[dict[str, Any]]]:
    """What people were told of exports, in order."""
    calls: list[dict[str, Any]] = []

    def hear(**said: Any) -> None:
        if said["kind"].name == EXPORT:
            calls.append(said)

    told.connect(hear)
    yield calls
    told.disconnect(hear)

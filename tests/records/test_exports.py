"""Who gets an export, for how long, and what becomes of one that is stopped, killed or overtaken by a decision."""

from __future__ import annotations

import os
import tempfile
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.conf import settings as django_settings
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from exchange.core import outbox, worker
from exchange.core.models import OutboxEntry
from exchange.core.telling import told
from stakeholder_groups.discussions.services import set_hidden, withdraw_post
from stakeholder_groups.groups.enums import Role
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.groups.permissions import NotAMemberError
from stakeholder_groups.groups.services.members import change_role, remove_member
from stakeholder_groups.records import rules
from stakeholder_groups.records.archive import building
from stakeholder_groups.records.enums import ExportState
from stakeholder_groups.records.models import Export
from stakeholder_groups.records.services import making
from stakeholder_groups.records.services.expiring import expire_old
from stakeholder_groups.records.telling import describe_exports
from tests.factories.discussions import fill, make_thread
from tests.records.conftest import Chronicle, opened, work

pytestmark = pytest.mark.django_db
FORM = {"people": "pseudonyms"}


def files_left() -> list[str]:
    kept = [str(path) for path in (Path(django_settings.PRIVATE_ROOT) / "exports").glob("*")]
    return kept + [str(path) for path in Path(tempfile.gettempdir()).glob("exchange-export-*")]


def membership(quiet: Chronicle, key: str) -> Membership:
    rows = Membership.objects.active().filter(group=quiet.group, user=quiet.people[key]).select_related("group", "user")
    found: Membership = rows.get()
    return found


def test_by_plain_forms_one_wish_makes_one_export_that_is_told_of_and_fetched(quiet: Chronicle, heard: list[Any]) -> None:
    client, address = quiet.client("reader"), quiet.url(f"?thread={quiet.thread.public_id}")
    page = client.get(address).content.decode()
    assert 'value="pseudonyms"' in page
    assert 'value="names"' not in page
    data = {**FORM, "client_key": str(uuid4())}
    answers = [client.post(address, data), client.post(address, data), client.post(address, {**FORM, "client_key": "none"})]
    assert {answer.headers["Location"] for answer in answers} == {Export.objects.get().get_absolute_url()}
    waiting = client.get(answers[0].headers["Location"]).content.decode()
    assert '<noscript><meta http-equiv="refresh"' in waiting
    assert 'http-equiv="refresh"' not in client.get(f"{answers[0].headers['Location']}?still=1").content.decode()
    work()
    export = Export.objects.get()
    part = client.get(export.get_absolute_url(), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "Download" in part
    assert "hx-get" not in part
    answer = client.get(quiet.url(f"{export.public_id}/file/"))
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{export.filename}"'
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "data.json" in opened(b"".join(answer.streaming_content)).files
    assert [(call["kind"].name, call["people"]) for call in heard] == [("export", {quiet.people["reader"].pk: None})]
    said = describe_exports([heard[0]["about"]], quiet.people["reader"])[0]
    assert said is not None
    assert (said.url, said.title) == (export.get_absolute_url(), f"Your export is ready: {quiet.thread.title}")
    assert describe_exports([heard[0]["about"]], quiet.people["other"])[0] is None


def test_a_refused_form_says_what_to_do(quiet: Chronicle, settings: Any) -> None:
    client, address = quiet.client("reader"), quiet.url(f"?thread={quiet.thread.public_id}")
    for bad in ({}, {"people": "names"}, {"people": "\x00"}):
        assert client.post(address, bad).status_code == 422
    assert client.post(quiet.url(), FORM).status_code == 403
    assert client.get(quiet.url("?thread=nonsense%00")).status_code == 404
    settings.EXCHANGE_RATE_LIMITS_ENABLED = True
    statuses = [client.post(address, {**FORM, "with_files": number % 2}).status_code for number in range(21)]
    assert statuses == [302] * 20 + [429]


def test_whole_groups_and_names_are_the_coordinations_to_take(quiet: Chronicle) -> None:
    for key in ("coordinator", "deputy"):
        assert quiet.ask(key, named=True).state == ExportState.QUEUED
    for thread, named in ((None, False), (None, True), (quiet.thread, True)):
        with pytest.raises(PermissionDenied):
            quiet.ask("reader", thread, named=named)
    with pytest.raises(NotAMemberError):
        quiet.ask("stranger", quiet.thread)
    assert quiet.client("reader").post(quiet.url("policy/"), {"names_for_members": "on"}).status_code == 403
    quiet.client("coordinator").post(quiet.url("policy/"), {"names_for_members": "on"})
    _export, archive = quiet.made("reader", quiet.thread, named=True)
    assert archive.table("posts")[0]["author"] == "Ada Author"
    with pytest.raises(PermissionDenied):
        quiet.ask("reader", None, named=True)
    quiet.client("coordinator").post(quiet.url("policy/"))
    # What was made before the consent was taken back is not given out any more.
    assert quiet.client("reader").get(quiet.url(f"{_export.public_id}/file/")).status_code == 404


def test_an_export_is_its_makers_alone_and_only_while_she_may_make_it(quiet: Chronicle) -> None:
    export, _archive = quiet.made("deputy", named=True)
    own, _archive = quiet.made("other", quiet.thread)
    for key in ("reader", "coordinator", "stranger", "superuser"):
        for rest in ("", "file/", "delete/"):
            for one in (export, own):
                assert quiet.client(key).get(quiet.url(f"{one.public_id}/{rest}")).status_code in {404, 405}
                assert quiet.client(key).post(quiet.url(f"{one.public_id}/{rest}")).status_code in {404, 405}
    assert Export.objects.count() == 2
    change_role(actor=quiet.people["coordinator"], membership=membership(quiet, "deputy"), role=Role.MEMBER)
    assert quiet.client("deputy").get(quiet.url(f"{export.public_id}/file/")).status_code == 404
    remove_member(actor=quiet.people["coordinator"], membership=membership(quiet, "other"), reason="Left")
    for rest in ("", "file/"):
        assert quiet.client("other").get(quiet.url(f"{own.public_id}/{rest}")).status_code == 404


def test_who_leaves_meanwhile_gets_no_export(quiet: Chronicle, heard: list[Any]) -> None:
    export = quiet.ask("reader", quiet.thread)
    remove_member(actor=quiet.people["coordinator"], membership=membership(quiet, "reader"), reason="Left")
    work()
    export.refresh_from_db()
    assert (export.state, export.problem, export.file.name) == ("failed", "not_allowed", "")
    assert describe_exports([heard[-1]["about"]], quiet.people["reader"])[0] is None
    assert files_left() == []


def test_after_a_week_it_is_gone(quiet: Chronicle) -> None:
    export, _archive = quiet.made("reader", quiet.thread)
    later = timezone.now() + timedelta(days=7, minutes=1)
    with time_machine.travel(later, tick=False):
        client = quiet.client("author")
        other = quiet.ask("author", quiet.thread)
        assert quiet.client("reader").get(quiet.url(f"{export.public_id}/file/")).status_code in {302, 404}
        with_transaction_hooks(expire_old)
        export.refresh_from_db()
        assert export.state == ExportState.EXPIRED
        assert files_left() == []
        assert "Expired" in client.get(quiet.url()).content.decode() or other.state == ExportState.QUEUED
    with time_machine.travel(later + rules.REMEMBERED + timedelta(days=1), tick=False):
        expire_old()
        assert list(Export.objects.values_list("pk", flat=True)) == [other.pk]


def with_transaction_hooks(function: Any) -> Any:
    from django.test import TestCase

    with TestCase.captureOnCommitCallbacks(execute=True):
        return function()


def test_what_was_withdrawn_or_hidden_since_is_not_given_out(quiet: Chronicle) -> None:
    second = make_thread(quiet.group, quiet.people["reader"], title="Second", body="Words")
    group, _archive = quiet.made("coordinator")
    thread, _archive = quiet.made("other", quiet.thread)
    unharmed, _archive = quiet.made("other", second)
    withdraw_post(actor=quiet.people["author"], post=quiet.thread.posts.get())
    for key, export in (("coordinator", group), ("other", thread)):
        answer = quiet.client(key).get(quiet.url(f"{export.public_id}/file/"), follow=True)
        assert "withdrawn, hidden or moved since" in answer.content.decode()
        export.refresh_from_db()
        assert export.state == ExportState.EXPIRED
    address = quiet.url(f"{unharmed.public_id}/file/")
    answer = quiet.client("other").get(address)
    assert b"".join(answer.streaming_content)
    set_hidden(actor=quiet.people["coordinator"], thread=second, hidden=True)
    assert quiet.client("other").get(address).status_code == 404


def test_deleting_one_stops_the_worker_and_takes_the_file(quiet: Chronicle, monkeypatch: pytest.MonkeyPatch) -> None:
    export, _archive = quiet.made("reader", quiet.thread)
    with_transaction_hooks(lambda: quiet.client("reader").post(quiet.url(f"{export.public_id}/delete/")))
    assert files_left() == []
    stopped = quiet.ask("reader", quiet.thread)
    write = building.Building._write_posts

    def deleted_meanwhile(self: Any, *arguments: Any) -> None:
        quiet.client("reader").post(quiet.url(f"{stopped.public_id}/delete/"))
        write(self, *arguments)

    monkeypatch.setattr(building.Building, "_write_posts", deleted_meanwhile)
    work()
    assert (Export.objects.count(), files_left(), OutboxEntry.objects.filter(done_at=None).count()) == (0, [], 0)


def test_an_export_does_not_run_after_what_is_written_meanwhile(quiet: Chronicle, monkeypatch: pytest.MonkeyPatch) -> None:
    before = [post.number for post in quiet.thread.posts.order_by("number")]
    write, writes = building.Building._write_posts, []

    def answered_meanwhile(self: Any, *arguments: Any) -> None:
        writes.append(1)
        if len(writes) < 5:
            quiet.send("reader", "Written meanwhile")
            make_thread(quiet.group, quiet.people["reader"], title="Meanwhile", body="Words")
        write(self, *arguments)

    monkeypatch.setattr(building.Building, "_write_posts", answered_meanwhile)
    _export, archive = quiet.made("coordinator")
    assert [row["number"] for row in archive.table("posts")] == before
    assert len(writes) == 1


@pytest.mark.parametrize(("fault", "state"), [(OSError("disk full"), "failed"), (OperationalError("away"), "running")])
def test_a_fault_ends_it_and_a_database_that_is_away_does_not(
    quiet: Chronicle, monkeypatch: pytest.MonkeyPatch, heard: list[Any], fault: Exception, state: str
) -> None:
    export = quiet.ask("reader", quiet.thread)

    def fails(self: Any) -> None:
        raise fault

    with monkeypatch.context() as broken:
        broken.setattr(building.Building, "run", fails)
        work()
    export.refresh_from_db()
    assert (export.state, files_left()) == (state, [])
    OutboxEntry.objects.update(due_at=timezone.now())
    work()
    export.refresh_from_db()
    assert export.state == ("ready" if state == "running" else "failed")
    assert [call["about"]["export"] for call in heard] == [export.pk]
    said = describe_exports([heard[0]["about"]], quiet.people["reader"])[0]
    assert said is not None
    assert ("could not be made" in said.title) == (state == "failed")


def test_a_fault_after_the_file_was_stored_leaves_none(quiet: Chronicle) -> None:
    def fails(**_said: Any) -> None:
        told.disconnect(fails)
        raise OSError("disk full")

    export = quiet.ask("reader", quiet.thread)
    told.connect(fails)
    work()
    export.refresh_from_db()
    assert (export.state, export.problem, files_left()) == ("failed", "fault", [])


def test_one_a_round_is_made_and_the_worker_shows_that_it_lives(quiet: Chronicle, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    work()
    monkeypatch.setattr(worker, "SHOWS_LIFE_EVERY", 0)
    sign = tmp_path / "worker-alive"
    for language in ("en", "it"):
        quiet.ask("reader", quiet.thread, language=language)
    outbox.drain()
    assert Export.objects.filter(state=ExportState.QUEUED).count() == 1, "mails come between"
    assert not sign.exists(), "where no worker works there is nothing to show"
    sign.touch()
    os.utime(sign, (1, 1))
    monkeypatch.setattr(worker._here, "worker", worker.Worker(threading.Event(), sign=sign), raising=False)
    outbox.drain()
    assert Export.objects.filter(state=ExportState.QUEUED).count() == 0
    assert sign.stat().st_mtime > 1


def test_who_was_killed_by_it_again_and_again_gives_up(quiet: Chronicle) -> None:
    export = quiet.ask("reader", quiet.thread)
    Export.objects.update(tries=rules.MOST_TRIES, state=ExportState.RUNNING)
    work()
    export.refresh_from_db()
    assert (export.state, export.problem) == ("failed", "fault")


def test_a_window_costs_the_same_and_no_thread_is_read_at_once(quiet: Chronicle, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    write = building.Building._write_posts
    monkeypatch.setattr(
        building.Building,
        "_write_posts",
        lambda self, archive, page, window: (sizes.append(len(window)), write(self, archive, page, window))[1],
    )

    def statements(posts: int) -> int:
        if posts:
            fill(quiet.thread, quiet.people["author"], posts)
        export = quiet.ask("coordinator", quiet.thread)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            making.make(Export.objects.select_related("group__network", "thread", "requester").get(pk=export.pk))
        return len(queries)

    one, three, five = statements(199), statements(400), statements(400)
    assert sizes == [200, *[200] * 3, *[200] * 5]
    assert five - three == three - one
    assert (three - one) / 2 <= 9

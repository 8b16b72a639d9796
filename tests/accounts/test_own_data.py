"""The page of one's own data: archives for their owner only and for a week, erasure for who means it and may go."""

from __future__ import annotations

import io
import json
import time
import zipfile
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.core import mail
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from exchange.accounts.models import Erasure, PersonalArchive, User
from exchange.accounts.own_data.enums import ArchiveState
from exchange.accounts.own_data.proving import FRESH_SECONDS
from exchange.accounts.own_data.services.archives import TOPIC, ask_for_archive, make
from exchange.accounts.own_data.services.erasures import ask_for_erasure
from exchange.accounts.roles import NETWORK_ADMINISTRATORS
from exchange.core import outbox, retention
from exchange.core.models import OutboxEntry
from exchange.notifications.models import Notice
from stakeholder_groups.groups.enums import Role
from tests.discussions.attached import upload
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.discussions import make_group, make_member, make_thread
from tests.helpers.roles import sign_in

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.django_db
PAGE, ERASE = "/en/account/data/", "/en/account/data/erase/"


@pytest.fixture(autouse=True)
def _private_files(settings: Any, tmp_path: Path) -> None:
    settings.PRIVATE_ROOT = str(tmp_path / "private")


def browser_of(user: User, *, seconds_ago: float = 0) -> Client:
    """Signed in by a mailed code so long ago."""
    client = Client()
    sign_in(client, user, second_factor=True)
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "code", "at": time.time() - seconds_ago}]
    session.save()
    return client


def drain() -> None:
    while outbox.drain():
        pass


def test_an_archive_holds_what_she_wrote_and_nobody_elses_can_be_fetched() -> None:
    group = make_group()
    zoe, other = make_member(group, name="Zoë Quill"), make_member(group, name="Otto Other")
    zoe.language = "it"
    zoe.save()
    client = browser_of(zoe)
    thread = make_thread(group, zoe, title="Vouchers", body="Have you tried them?")
    make_thread(group, other, title="Secret of Otto", body="Mine")
    client.post(f"/en/groups/{group.slug}/threads/{thread.public_id}/", {"body": "A file", "uploads": [upload("minutes.pdf")]})
    assert "There is no archive" in client.get(PAGE).content.decode()
    assert client.post(PAGE).status_code == 302
    client.post(PAGE)
    archive = PersonalArchive.objects.get()
    address = f"{PAGE}archives/{archive.public_id}/"
    assert "0 of" in client.get(PAGE).content.decode()
    assert client.get(address).status_code == 404
    drain()
    archive.refresh_from_db()
    assert (archive.state, archive.rooms_done) == (ArchiveState.READY, archive.rooms)
    assert address in client.get(PAGE).content.decode()
    assert mail.outbox[-1].to == [zoe.email]
    assert "/it/account/data/" in mail.outbox[-1].body
    assert Notice.objects.filter(user=zoe, kind="archive").count() == 1

    assert_holds_only_hers(client.get(address), other)
    assert browser_of(other).get(address).status_code == 404
    assert Client().get(address).status_code == 302
    PersonalArchive.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(address).status_code == 410
    assert address not in client.get(PAGE).content.decode()


def assert_holds_only_hers(answer: Any, other: User) -> None:
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/zip")
    assert "no-store" in answer["Cache-Control"]
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as packed:
        names = set(packed.namelist())
        posts = json.loads(packed.read("discussions.json"))["discussions.Post.author"]
        page, everything = packed.read("index.html").decode(), " ".join(packed.read(name).decode("utf-8", "replace") for name in names)
        assert [name for name in names if name.startswith("files/") and name.endswith("minutes.pdf")]
    assert [row["body"] for row in posts] == ["Have you tried them?", "A file"]
    assert {"README.txt", "index.html", "accounts.json", "groups.json"} <= names
    assert 'lang="it"' in page
    assert "Secret of Otto" not in everything
    assert other.email not in everything


def test_a_making_that_broke_off_leaves_one_file_and_a_second_run_makes_nothing(django_capture_on_commit_callbacks: Any) -> None:
    zoe = UserFactory()
    archive = ask_for_archive(actor=zoe)
    assert ask_for_archive(actor=zoe) == archive
    storage = storages["private"]
    storage.save(f"archives/{archive.public_id}.zip", ContentFile(b"PK half"))
    entries = list(OutboxEntry.objects.filter(topic=TOPIC))
    make(entries)
    make(entries)
    assert storage.listdir("archives")[1] == [f"{archive.public_id}.zip"]
    assert Notice.objects.filter(user=zoe).count() == 1
    assert OutboxEntry.objects.filter(topic="mail", key=zoe.email).count() == 1
    PersonalArchive.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with django_capture_on_commit_callbacks(execute=True):
        assert retention.forget()["accounts.archives"] == 1
    assert storage.listdir("archives")[1] == []
    waiting = ask_for_archive(actor=zoe)
    ask_for_erasure(user=zoe)
    drain()
    assert not PersonalArchive.objects.filter(pk=waiting.pk).exists()


def test_both_are_for_who_proved_lately_who_she_is() -> None:
    by_code, by_password = UserFactory(), UserFactory(password=PASSWORD)
    archive = ask_for_archive(actor=by_code)
    drain()
    late = browser_of(by_code, seconds_ago=FRESH_SECONDS + 60)
    for address in (ERASE, f"{PAGE}archives/{archive.public_id}/"):
        led = late.get(address)
        assert led["Location"].startswith(f"{PAGE}prove/?next=")
        shown = late.get(led["Location"]).content.decode()
        assert "/en/account/login/code/?next=" in shown
    assert late.post(ERASE, {"address": by_code.email}).status_code == 302
    assert "/en/account/reauthenticate/" in browser_of(by_password).get(ERASE)["Location"]
    assert browser_of(by_code).get(ERASE).status_code == 200
    assert "https://evil" not in late.get(f"{PAGE}prove/?next=https://evil.example/").content.decode()
    assert User.objects.filter(is_active=True, pk__in=[by_code.pk, by_password.pk]).count() == 2


def test_erasing_needs_the_own_address_and_ends_every_session() -> None:
    zoe = UserFactory()
    client, second = browser_of(zoe), browser_of(zoe)
    refused = client.post(ERASE, {"address": "someone@example.eu"})
    assert refused.status_code == 422
    assert 'value="someone@example.eu"' in refused.content.decode()
    assert client.post(ERASE, {"address": f" {zoe.email.upper()} "})["Location"] == f"{PAGE}erased/"
    assert client.get(f"{PAGE}erased/").status_code == 200
    for gone in (client, second):
        assert gone.get(PAGE).status_code == 302
        assert gone.post(ERASE, {"address": zoe.email}).status_code == 302
    assert Erasure.objects.count() == 1
    drain()
    assert not User.objects.filter(pk=zoe.pk).exists()


def test_who_is_needed_is_told_what_to_do_first(capsys: pytest.CaptureFixture[str]) -> None:
    User.objects.filter(groups__name=NETWORK_ADMINISTRATORS).delete()
    administrator = UserFactory(groups=[NETWORK_ADMINISTRATORS])
    group = make_group()
    coordinator = make_member(group, role=Role.COORDINATOR)
    for user, said in ((administrator, "only network administrator"), (coordinator, "only coordinator of")):
        client = browser_of(user)
        assert said in client.get(ERASE).content.decode()
        refused = client.post(ERASE, {"address": user.email})
        assert refused.status_code == 409
        assert said in refused.content.decode()
        with pytest.raises(CommandError, match=said):
            call_command("erase_person", user.email)
    assert not Erasure.objects.exists()
    make_member(group, role=Role.COORDINATOR)
    call_command("erase_person", coordinator.email, "--dry-run")
    assert User.objects.get(pk=coordinator.pk).is_active
    call_command("erase_person", coordinator.email.upper())
    assert "groups.Membership.user" in capsys.readouterr().out
    drain()
    assert Erasure.objects.get().by_operator
    assert not User.objects.filter(pk=coordinator.pk).exists()
    with pytest.raises(CommandError, match="No account"):
        call_command("erase_person", coordinator.email)

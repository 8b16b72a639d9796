"""Files of posts: never lost by a refusal, never open to who may not read the thread."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings as django_settings
from django.core.files.storage import storages
from django.utils import timezone

from exchange.core import outbox, retention
from stakeholder_groups.discussions.enums import AttachmentState, EventKind
from stakeholder_groups.discussions.models import Attachment, Post, Thread, ThreadEvent
from stakeholder_groups.discussions.services import set_locked, withdraw_post
from stakeholder_groups.groups.services.members import leave
from tests.discussions.attached import PDF, picture, raw_name, upload
from tests.discussions.conftest import Talk, browser_of
from tests.factories.accounts import UserFactory
from tests.factories.discussions import make_group, make_member

pytestmark = pytest.mark.django_db


def sent(talk: Talk, client, *files, **data) -> Attachment:
    """The file of a post that was just sent with it."""
    answer = client.post(talk.url, {"body": "See the file.", "client_key": str(uuid4()), "uploads": files or [upload()], **data})
    assert answer.status_code == 302
    return Attachment.objects.latest("pk")


def address(talk: Talk, attachment: Attachment) -> str:
    return f"{talk.url}files/{attachment.public_id}/"


def content_of(answer) -> bytes:
    """All of a download; having read it closes the file."""
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def again(text: str) -> dict[str, list[str]]:
    """What a shown form sends along for the files that it keeps."""
    return {name: re.findall(rf'name="{name}" value="([^"]+)"', text) for name in ("named", "kept")}


def files_on_disk() -> list[Path]:
    return [path for path in Path(django_settings.PRIVATE_ROOT).rglob("*") if path.is_file()]


def test_a_file_goes_with_its_post_and_comes_as_a_download(talk: Talk, reader, author):
    attachment = sent(talk, reader, upload("Minutes of Gävle.pdf"))
    assert attachment.post == Post.objects.get(number=2)
    assert "Minutes of Gävle.pdf" in author.get(talk.url).content.decode()
    answer = author.get(address(talk, attachment))
    assert content_of(answer) == PDF
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == "attachment; filename*=utf-8''Minutes%20of%20G%C3%A4vle.pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_file_lies_where_no_web_server_looks_under_a_name_that_nobody_typed(talk: Talk, reader):
    attachment = sent(talk, reader, raw_name("../../../static/evil.pdf"))
    (path,) = files_on_disk()
    assert path.name == attachment.public_id
    assert attachment.name == "evil.pdf"
    assert not Path(django_settings.MEDIA_ROOT).exists()
    with pytest.raises(ValueError, match="not accessible via a URL"):
        storages["private"].url(attachment.file.name)


def test_its_address_is_useless_to_who_may_not_read_the_thread(talk: Talk, reader, author):
    attachment = sent(talk, reader)
    left = make_member(talk.group)
    leave(membership=left.group_memberships.select_related("group", "user").get())
    elsewhere = make_member(make_group("south"), role="coordinator")
    for user in (talk.stranger, left, elsewhere, UserFactory(superuser=True)):
        assert browser_of(user).get(address(talk, attachment)).status_code == 404
        assert browser_of(user).post(f"{address(talk, attachment)}remove/").status_code == 404
    through_own = address(talk, attachment).replace("/north/", "/south/")
    assert browser_of(elsewhere).get(through_own).status_code == 404
    assert author.get(f"{talk.url}files/{'x' * 22}/").status_code == 404
    withdraw_post(actor=talk.reader, post=attachment.post)
    for client in (reader, author):
        assert client.get(address(talk, attachment)).status_code == 404
        assert attachment.name not in client.get(talk.url).content.decode()


def test_a_file_that_is_gone_from_the_disk_is_404(talk: Talk, reader):
    attachment = sent(talk, reader)
    files_on_disk()[0].unlink()
    assert reader.get(address(talk, attachment)).status_code == 404


@pytest.mark.parametrize("data", [{"body": ""}, {"body": "z" * 20_001}, {"body": "Text", "action": "preview"}])
def test_a_form_that_comes_back_has_its_files_still(talk: Talk, reader, data):
    key = str(uuid4())
    answer = reader.post(talk.url, {**data, "client_key": key, "uploads": [upload("one.pdf"), upload("two.txt", b"words")]})
    text = answer.content.decode()
    assert Post.objects.count() == 1
    assert [label in text for label in ("one.pdf", "two.txt")] == [True, True]
    kept = again(text)
    assert len(kept["kept"]) == 2
    answer = reader.post(talk.url, {"body": "Now right", "client_key": key, "named": kept["named"], "kept": kept["kept"][:1]})
    assert answer.status_code == 302
    assert [attachment.name for attachment in Post.objects.get(number=2).attachments.all()] == ["one.pdf"]
    assert Attachment.objects.count() == 1


def test_a_thread_closed_meanwhile_keeps_the_files_of_the_refused_text(talk: Talk, reader):
    set_locked(actor=talk.coordinator, thread=talk.thread, locked=True)
    answer = reader.post(talk.url, {"body": "Late", "client_key": str(uuid4()), "uploads": [upload("late.pdf")]})
    assert answer.status_code == 422
    assert "late.pdf" in answer.content.decode()


def test_a_bad_file_is_told_and_the_good_ones_and_the_text_are_kept(talk: Talk, reader):
    files = [upload("good.pdf"), upload("evil.svg", b"<svg/>"), upload("empty.txt", b""), upload("fake.png", PDF)]
    answer = reader.post(talk.url, {"body": "Three are wrong", "client_key": str(uuid4()), "uploads": files})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert [word in text for word in ("“evil.svg” are not taken", "“empty.txt” is empty", "“fake.png” is not what")] == [True] * 3
    assert "Three are wrong</textarea>" in text
    assert [attachment.name for attachment in Attachment.objects.all()] == ["good.pdf"]
    assert len(again(text)["kept"]) == 1


def test_a_post_takes_five_files(talk: Talk, reader):
    files = [upload(f"{number}.pdf") for number in range(6)]
    answer = reader.post(talk.url, {"body": "Six", "client_key": str(uuid4()), "uploads": files})
    assert answer.status_code == 422
    assert "at most 5 files" in answer.content.decode()
    assert Attachment.objects.count() == 5


def test_markup_in_a_name_is_shown_and_never_run(talk: Talk, reader):
    sent(talk, reader, raw_name("<script>alert(1)</script>.pdf"))
    text = reader.get(talk.url).content.decode()
    assert "<script>alert" not in text


def test_files_of_another_person_cannot_be_sent_or_thrown_away(talk: Talk, reader, author):
    reader.post(talk.url, {"body": "", "client_key": str(uuid4()), "uploads": [upload("mine.pdf")]})
    mine = Attachment.objects.get()
    author.post(talk.url, {"body": "Theirs", "client_key": str(uuid4()), "named": [mine.public_id], "kept": [mine.public_id]})
    author.post(talk.url, {"body": "Gone?", "client_key": str(uuid4()), "named": [mine.public_id]})
    mine.refresh_from_db()
    assert mine.post is None
    assert reader.get(address(talk, mine)).status_code == 404


def test_a_draft_keeps_its_files_and_its_end_ends_them(talk: Talk, reader):
    key = str(uuid4())
    reader.post(talk.url, {"body": "Not ready", "action": "draft", "client_key": key, "uploads": [upload("draft.pdf")]})
    kept = again(reader.get(talk.url).content.decode())
    assert len(kept["kept"]) == 1
    reader.post(talk.url, {"body": "Not ready", "action": "discard", "client_key": key, **kept})
    assert not Attachment.objects.exists()


def test_what_was_never_sent_goes_after_a_day(talk: Talk, reader, django_capture_on_commit_callbacks):
    sent(talk, reader)
    reader.post(talk.url, {"body": "", "client_key": str(uuid4()), "uploads": [upload("waiting.pdf")]})
    assert retention.forget()["discussions.uploads"] == 0
    Attachment.objects.update(created_at=timezone.now() - timedelta(days=1, minutes=1))
    with django_capture_on_commit_callbacks(execute=True):
        assert retention.forget()["discussions.uploads"] == 1
    assert [attachment.name for attachment in Attachment.objects.all()] == ["minutes.pdf"]
    assert len(files_on_disk()) == 1


def test_the_author_takes_a_file_away_again(talk: Talk, reader, author, django_capture_on_commit_callbacks):
    attachment = sent(talk, reader)
    assert author.post(f"{address(talk, attachment)}remove/").status_code == 403
    with django_capture_on_commit_callbacks(execute=True):
        reader.post(f"{address(talk, attachment)}remove/")
    assert not Attachment.objects.exists()
    assert files_on_disk() == []
    assert ThreadEvent.objects.latest("seq").kind == EventKind.FILED


def test_in_a_closed_thread_its_files_stay(talk: Talk, reader):
    attachment = sent(talk, reader)
    assert ">Remove<" in reader.get(talk.url).content.decode()
    talk.thread.refresh_from_db()
    set_locked(actor=talk.coordinator, thread=talk.thread, locked=True)
    before = ThreadEvent.objects.count()
    answer = reader.post(f"{address(talk, attachment)}remove/", follow=True)
    assert "The thread is closed, so its files stay." in answer.content.decode()
    assert ">Remove<" not in answer.content.decode()
    set_locked(actor=talk.coordinator, thread=talk.thread, locked=False)
    Thread.objects.update(comments_until=timezone.now())
    assert "so its files stay" in reader.post(f"{address(talk, attachment)}remove/", follow=True).content.decode()
    assert ThreadEvent.objects.count() == before + 1
    assert content_of(reader.get(address(talk, attachment))) == PDF


def test_pictures_tell_nobody_where_they_were_taken(talk: Talk, reader):
    attachment = sent(talk, reader, upload("photo.jpg", picture("JPEG")))
    with attachment.file.open() as opened:
        assert b"secret place" not in opened.read()


def finds_harm(opened) -> bool:
    """A scanner for tests: clean is what does not say it is harmful."""
    return b"HARM" not in opened.read()


def fails(opened) -> bool:
    raise OSError("the scanner is away")


def test_with_a_scanner_nothing_is_served_before_it_is_clean(talk: Talk, reader, author, settings):
    settings.ATTACHMENT_SCANNER = f"{__name__}.finds_harm"
    good, bad = sent(talk, reader, upload("good.pdf")), sent(talk, reader, upload("bad.pdf", PDF + b"HARM"))
    assert {good.state, bad.state} == {AttachmentState.PENDING}
    for attachment in (good, bad):
        assert author.get(address(talk, attachment)).status_code == 404
    assert "is being checked" in author.get(talk.url).content.decode()
    before = ThreadEvent.objects.count()
    outbox.drain()
    outbox.drain()
    good.refresh_from_db()
    bad.refresh_from_db()
    assert (good.state, bad.state) == (AttachmentState.CLEAN, AttachmentState.REFUSED)
    assert content_of(author.get(address(talk, good))) == PDF
    assert author.get(address(talk, bad)).status_code == 404
    assert "was not let through" in author.get(talk.url).content.decode()
    # Open pages hear of it, once a file.
    assert ThreadEvent.objects.count() == before + 2
    talk.thread.refresh_from_db()
    assert talk.thread.last_seq == ThreadEvent.objects.filter(thread=talk.thread).latest("seq").seq


def test_a_scanner_that_fails_opens_nothing(talk: Talk, reader, settings):
    settings.ATTACHMENT_SCANNER = f"{__name__}.fails"
    attachment = sent(talk, reader)
    outbox.drain()
    assert reader.get(address(talk, attachment)).status_code == 404
    settings.ATTACHMENT_SCANNER = f"{__name__}.finds_harm"
    outbox.OutboxEntry.objects.update(due_at=timezone.now())
    outbox.drain()
    assert content_of(reader.get(address(talk, attachment))) == PDF

"""What the page of a reported post shows of it beside its text."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from stakeholder_groups.discussions.enums import AttachmentState
from stakeholder_groups.discussions.models import Attachment
from stakeholder_groups.discussions.services import Asked, add_poll, send_post
from stakeholder_groups.moderation.services import report_post
from tests.discussions.attached import PDF
from tests.moderation.conftest import Court

pytestmark = pytest.mark.django_db


def test_who_decides_sees_the_files_and_the_poll_of_a_post(court: Court) -> None:
    post = court.post
    for name, state in (("minutes.pdf", AttachmentState.CLEAN), ("bad.pdf", AttachmentState.REFUSED)):
        file = ContentFile(PDF, name=name)
        Attachment.objects.create(
            post=post, uploader=post.author, name=name, content_type="application/pdf", size=len(PDF), sha256="", file=file, state=state
        )
    asked = Asked("Who is the <b>fool</b>?", ("You", "The chair"), timezone.now() + timedelta(days=1))
    add_poll(actor=court.people["author"], post=post, asked=asked)
    served = f"{court.thread_url}files/{Attachment.objects.get(name='minutes.pdf').public_id}/"
    court.report()
    for url in (f"{court.post_url}moderate/", court.url("moderation/")):
        text = court.text("coordinator", url).split("<main")[1]
        for words in ("Who is the &lt;b&gt;fool&lt;/b&gt;?", "The chair", "minutes.pdf", "bad.pdf"):
            assert words in text, words
        assert served in text
        assert Attachment.objects.get(name="bad.pdf").public_id not in text
    assert b"".join(court.client("coordinator").get(served).streaming_content) == PDF  # type: ignore[attr-defined]
    court.decide()
    text = court.text("coordinator", f"{court.post_url}moderate/").split("<main")[1]
    assert "minutes.pdf" in text
    assert served not in text, "the file of a hidden post is not served"


def test_the_queue_costs_the_same_however_many_posts_have_files_and_polls(court: Court) -> None:
    def add_case() -> None:
        post = send_post(actor=court.people["author"], thread=court.thread, body="Fools!").post
        asked = Asked("Who?", ("You", "They"), timezone.now() + timedelta(days=1))
        add_poll(actor=court.people["author"], post=post, asked=asked)
        report_post(actor=court.people["reader"], post=post, reason="about_people", text="")

    add_case()
    court.text("coordinator", court.url("moderation/"))
    counts = []
    for _number in range(2):
        with CaptureQueriesContext(connection) as asked:
            court.text("coordinator", court.url("moderation/"))
        counts.append(len(asked))
        add_case()
    assert counts[0] == counts[1]

"""What a post came with stays as long as somebody has to look at it."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from stakeholder_groups.discussions.models import Attachment, ThreadEvent
from stakeholder_groups.moderation.enums import DecisionKind
from stakeholder_groups.moderation.models import Block
from stakeholder_groups.moderation.services import object_to
from tests.discussions.attached import upload
from tests.moderation.conftest import Court

pytestmark = pytest.mark.django_db
STAYS = "Its files stay until that has ended."


@pytest.fixture
def file(court: Court) -> Attachment:
    data = {"body": "Look at this.", "client_key": str(uuid4()), "uploads": [upload("proof.pdf")]}
    assert court.client("author").post(court.thread_url, data).status_code == 302
    attachment = Attachment.objects.get()
    assert attachment.post is not None
    court.post = attachment.post
    return attachment


def removed(court: Court, file: Attachment) -> str:
    """The page after the author tried to take her file away."""
    answer = court.client("author").post(f"{court.thread_url}files/{file.public_id}/remove/", follow=True)
    return str(answer.content.decode())


def test_a_file_stays_while_a_report_of_its_post_waits(court: Court, file: Attachment) -> None:
    court.report()
    before = ThreadEvent.objects.count()
    assert STAYS in removed(court, file)
    assert (Attachment.objects.count(), ThreadEvent.objects.count()) == (1, before)
    # An answered report needs it no more.
    court.decide(DecisionKind.KEEP)
    assert STAYS not in removed(court, file)
    assert not Attachment.objects.exists()


def test_a_file_stays_while_an_objection_waits(court: Court, file: Attachment) -> None:
    decision = court.decide(DecisionKind.WARN)
    object_to(actor=court.people["author"], decision=decision, text="I meant the proposal.")
    assert STAYS in removed(court, file)
    assert Attachment.objects.exists()


def test_who_is_blocked_takes_no_file_away(court: Court, file: Attachment) -> None:
    Block.objects.create(group=court.group, user=court.people["author"], until=timezone.now() + timedelta(days=1), reason="Rest.")
    assert "has blocked you from writing" in removed(court, file)
    assert Attachment.objects.exists()
    Block.objects.update(lifted_at=timezone.now())
    removed(court, file)
    assert not Attachment.objects.exists()

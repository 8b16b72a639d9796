"""The text of files that members attach to posts: found by members at its post, by nobody else."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from exchange.content.uploads import checked
from search.indexing.building import rebuild
from search.indexing.comparing import compare
from search.indexing.models import SetAside
from stakeholder_groups.discussions.models import Attachment
from stakeholder_groups.discussions.services import keep_upload, move_thread, remove_attachment, send_post, undo, withdraw_post
from tests.content.test_text_of_files import pdf
from tests.factories.accounts import UserFactory
from tests.factories.discussions import make_group, make_member, make_thread, put_in
from tests.helpers.catalogue import settle

if TYPE_CHECKING:
    from stakeholder_groups.discussions.models import Post, Thread
    from stakeholder_groups.groups.models import Group

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread() -> Thread:
    group = make_group("north")
    made = make_thread(group, make_member(group, role="coordinator"))
    rebuild()
    settle()
    return made


def send_with(thread: Thread, data: bytes, name: str = "Plan.pdf") -> Post:
    file = checked(SimpleUploadedFile(name, data), largest=10_000_000)
    attachment = keep_upload(actor=thread.author, form_key=uuid.uuid4(), file=file)
    post = send_post(actor=thread.author, thread=thread, body="See the file.", files=[attachment.pk]).post
    assert not Attachment.objects.get(pk=attachment.pk).text, "a request reads no file"
    settle()
    return post


def found_by(user: Any, thread: Thread, q: str = "zircon") -> list[Any]:
    client = Client()
    client.force_login(user)
    answer = client.get(f"/en/groups/{thread.group.slug}/search/", {"q": q})
    return list(answer.context["found"].cards) if answer.status_code == 200 else [answer.status_code]


def names_found_by(user: Any, group: Group | None = None) -> list[str]:
    """In the group, or wherever she may read."""
    client = Client()
    client.force_login(user)
    if group is None:
        return [card.plain_title for card in client.get("/en/catalogue/", {"q": "zircon", "scope": "all"}).context["answer"].cards]
    return [card.plain_title for card in client.get(f"/en/groups/{group.slug}/search/", {"q": "zircon"}).context["found"].cards]


def test_a_file_is_found_by_its_text_at_its_post_until_it_goes(thread: Thread, client: Client) -> None:
    post = send_with(thread, pdf("Zircon vouchers"))
    (card,) = found_by(thread.author, thread)
    assert (card.kind, card.plain_title) == ("file", "Plan.pdf")
    assert card.url.endswith(f"/{post.seq}/")
    assert found_by(UserFactory(), thread) == [404]
    elsewhere = make_group("south")
    assert found_by(make_member(elsewhere), make_thread(elsewhere, make_member(elsewhere))) == []
    assert client.get("/en/catalogue/?q=zircon").context["answer"].total == 0
    settle()
    assert not compare()
    withdraw_post(actor=thread.author, post=post)
    settle()
    assert found_by(thread.author, thread) == []
    again = send_with(thread, pdf("Zircon vouchers"))
    remove_attachment(actor=thread.author, attachment=again.attachments.get())
    settle()
    assert found_by(thread.author, thread) == []
    assert not compare()


def test_a_file_that_cannot_be_read_is_set_aside_and_blocks_nobody(thread: Thread) -> None:
    send_with(thread, pdf("Zircon")[:200], name="Broken.pdf")
    send_with(thread, pdf("Zircon"))
    assert [card.plain_title for card in found_by(thread.author, thread)] == ["Plan.pdf"]
    assert [row.reason for row in SetAside.objects.all()] == ["UnreadableFileError: damaged"]
    assert not compare()


def test_a_file_of_a_hidden_thread_is_nobodys_to_find(thread: Thread) -> None:
    send_with(thread, pdf("Zircon vouchers"))
    thread.refresh_from_db()
    thread.hidden_at = thread.created_at
    thread.save()
    settle()
    assert found_by(thread.author, thread) == []
    assert not compare()


def test_a_file_goes_with_its_thread_to_another_groups_members_and_back(thread: Thread) -> None:
    send_with(thread, pdf("Zircon vouchers"))
    coordinator, north, south = thread.author, thread.group, make_group("south")
    left, joined = make_member(north), make_member(south)
    put_in(south, coordinator, role="coordinator")
    assert names_found_by(left, north) == names_found_by(left) == ["Plan.pdf"]
    move_thread(actor=coordinator, thread=thread, to=south)
    assert names_found_by(left, north) == names_found_by(left) == [], "before the worker has looked at it"
    settle()
    assert names_found_by(left, north) == names_found_by(left) == names_found_by(coordinator, north) == []
    assert names_found_by(joined, south) == names_found_by(joined) == ["Plan.pdf"]
    assert not compare()
    undo(operation=thread.operations.get(), actor=coordinator)
    assert names_found_by(joined, south) == names_found_by(joined) == []
    settle()
    assert names_found_by(left, north) == ["Plan.pdf"]
    assert names_found_by(joined, south) == names_found_by(joined) == []
    assert not compare()

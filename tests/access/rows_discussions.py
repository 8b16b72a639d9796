"""Threads and posts: members only, and nobody else learns that there is one."""

from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from exchange.content.uploads import CheckedFile
from stakeholder_groups.discussions.models import Outcome, Poll, ReviewParagraph
from stakeholder_groups.discussions.selectors.documents import source_of
from stakeholder_groups.discussions.services import (
    Asked,
    add_poll,
    keep_upload,
    pin_document,
    send_post,
    set_locked,
    write_outcome,
)
from tests.access.table import Row

MEMBERS = {"stakeholder": 200, "coordinator": 200}
LED_ON = {"stakeholder": 302, "coordinator": 302}


def group(world: Any) -> dict[str, Any]:
    return {"slug": world.group.slug}


def thread(world: Any) -> dict[str, Any]:
    return {**group(world), "public_id": world.thread.public_id}


def post(world: Any) -> dict[str, Any]:
    return {**thread(world), "seq": world.post.seq}


def under_another_group(world: Any) -> dict[str, Any]:
    return {"slug": world.other_group.slug, "public_id": world.thread.public_id}


def without_post(world: Any) -> dict[str, Any]:
    return {**thread(world), "seq": 4711}


def with_outcome(world: Any) -> dict[str, Any]:
    if not Outcome.objects.filter(thread=world.thread).exists():
        write_outcome(actor=world.user("coordinator"), thread=world.thread, body="So be it.", posts=[world.post])
    return thread(world)


def with_document(world: Any) -> dict[str, Any]:
    source = source_of(world.practice, world.group)
    assert source is not None
    pin_document(actor=world.user("coordinator"), thread=world.thread, source=source)
    return thread(world)


def paragraph(world: Any) -> dict[str, Any]:
    arguments = with_document(world)
    return {**arguments, "key": ReviewParagraph.objects.filter(review__thread=world.thread)[0].key}


def operation(world: Any) -> dict[str, Any]:
    set_locked(actor=world.user("coordinator"), thread=world.thread, locked=False)
    set_locked(actor=world.user("coordinator"), thread=world.thread, locked=True)
    done = world.thread.operations.first().pk
    set_locked(actor=world.user("coordinator"), thread=world.thread, locked=False)
    return {**thread(world), "operation": done}


def both_for_coordinators(name: str, *, arguments: Any = thread, refused: int = 422, **data: str) -> list[Row]:
    """A form that members may not open: empty it is refused, filled in it leads on."""
    rows = [
        Row(f"discussions:{name}", 404, COORDINATORS, arguments=arguments),
        Row(f"discussions:{name}", 404, {"stakeholder": 403, "coordinator": refused}, "post", arguments),
        # In that group, but no coordinator of it.
        Row(f"discussions:{name}", 404, {"other_stakeholder": 403}, arguments=under_another_group),
    ]
    return [*rows, Row(f"discussions:{name}", 404, {"stakeholder": 403, "coordinator": 302}, "post", arguments, data)] if data else rows


COORDINATORS = {"stakeholder": 403, "coordinator": 200}


def with_file(world: Any) -> dict[str, Any]:
    """A file of a post of the stakeholder's."""
    file = CheckedFile("minutes.txt", "text/plain", ContentFile(b"Minutes"), "0" * 64)
    author = world.user("stakeholder")
    waiting = keep_upload(actor=author, form_key="7f8b9c1e-0000-4000-8000-000000000000", file=file)
    send_post(actor=author, thread=world.thread, body="See the file.", files=[waiting.pk])
    return {**thread(world), "file_id": waiting.public_id}


def file_under_another_group(world: Any) -> dict[str, Any]:
    return {**with_file(world), "slug": world.other_group.slug}


def fresh_post(world: Any) -> dict[str, Any]:
    """A post of the stakeholder's without a poll."""
    return {**thread(world), "seq": send_post(actor=world.user("stakeholder"), thread=world.thread, body="A text.").post.seq}


def with_poll(world: Any) -> dict[str, Any]:
    post = send_post(actor=world.user("stakeholder"), thread=world.thread, body="A poll.").post
    end = timezone.now() + timedelta(days=1)
    add_poll(actor=world.user("stakeholder"), post=post, asked=Asked(question="Shall we?", options=("Yes", "No"), closes_at=end))
    return {**thread(world), "seq": post.seq}


def with_ended_poll(world: Any) -> dict[str, Any]:
    arguments = with_poll(world)
    Poll.objects.filter(post__seq=arguments["seq"]).update(closes_at=timezone.now())
    return arguments


def poll_under_another_group(world: Any) -> dict[str, Any]:
    return {**with_ended_poll(world), "slug": world.other_group.slug}


SIGNED_IN = {"anonymous": 302}
POLL = {
    "question": "Shall we?",
    "options": "Yes\nNo",
    "results": "voted",
    "closes_at": (timezone.now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M"),
}
TEXT = {"title": "A title", "kind": "question", "body": "A text."}

ROWS = [
    Row("discussions:threads", 404, MEMBERS, arguments=group),
    Row("discussions:threads", 405, method="post", arguments=group),
    Row("discussions:new", 404, MEMBERS, arguments=group),
    Row("discussions:new", 404, LED_ON, "post", group, TEXT),
    Row("discussions:new", 404, {"stakeholder": 422, "coordinator": 422}, "post", group),
    Row("discussions:thread", 404, MEMBERS, arguments=thread),
    Row("discussions:thread", 404, LED_ON, "post", thread, TEXT),
    Row("discussions:thread", 404, {"stakeholder": 422, "coordinator": 422}, "post", thread),
    Row("discussions:thread", 404, arguments=under_another_group),
    Row("discussions:thread", 404, method="post", arguments=under_another_group, data=TEXT),
    Row("discussions:fragment", 404, MEMBERS, arguments=thread),
    Row("discussions:fragment", 404, arguments=under_another_group),
    Row("discussions:fragment", 405, method="post", arguments=thread),
    Row("discussions:read", 405, arguments=thread),
    Row("discussions:read", 404, LED_ON, "post", thread, {"seq": "1"}),
    Row("discussions:read", 404, method="post", arguments=under_another_group),
    Row("discussions:lock", 405, arguments=thread),
    Row("discussions:lock", 404, {"stakeholder": 403, "coordinator": 302}, "post", thread, {"on": "1"}),
    Row("discussions:pin", 405, arguments=thread),
    Row("discussions:pin", 404, {"stakeholder": 403, "coordinator": 302}, "post", thread, {"on": "1"}),
    Row("discussions:post", 404, LED_ON, arguments=post),
    Row("discussions:post", 404, arguments=without_post),
    Row("discussions:post", 405, method="post", arguments=post),
    # The post is the stakeholder's.
    Row("discussions:edit", 404, {"stakeholder": 200, "coordinator": 403}, arguments=post),
    Row("discussions:edit", 404, {"stakeholder": 302, "coordinator": 403}, "post", post, TEXT),
    Row("discussions:history", 404, MEMBERS, arguments=post),
    Row("discussions:history", 405, method="post", arguments=post),
    Row("discussions:withdraw", 404, MEMBERS, arguments=post),
    Row("discussions:withdraw", 404, {"stakeholder": 302, "coordinator": 422}, "post", post),
    Row("discussions:withdraw", 404, LED_ON, "post", post, {"reason": "Off topic."}),
    *both_for_coordinators("deadline", day="2036-05-01", hour="12:00")[:3],
    Row("discussions:deadline", 404, {"stakeholder": 403, "coordinator": 302}, "post", thread, {"action": "remove"}),
    *both_for_coordinators("outcome", body="So be it.", numbers="1"),
    Row("discussions:outcome_withdraw", 405, arguments=with_outcome),
    Row("discussions:outcome_withdraw", 404, {"stakeholder": 403, "coordinator": 302}, "post", with_outcome),
    Row("discussions:outcome_history", 404, MEMBERS, arguments=with_outcome),
    Row("discussions:outcome_history", 405, method="post", arguments=with_outcome),
    Row("discussions:document", 404, MEMBERS, arguments=with_document),
    Row("discussions:document", 405, method="post", arguments=with_document),
    Row("discussions:document", 404, arguments=under_another_group),
    Row("discussions:comments", 404, MEMBERS, arguments=paragraph),
    Row("discussions:comments", 405, method="post", arguments=paragraph),
    *both_for_coordinators("document_choose"),
    Row("discussions:document_move_on", 405, arguments=with_document),
    Row("discussions:document_move_on", 404, {"stakeholder": 403, "coordinator": 302}, "post", with_document),
    *both_for_coordinators("move"),
    *both_for_coordinators("split", title="On its own", numbers="1"),
    *both_for_coordinators("merge"),
    *both_for_coordinators("hide", reason="It is being looked at."),
    Row("discussions:log", 404, MEMBERS, arguments=thread),
    Row("discussions:log", 405, method="post", arguments=thread),
    Row("discussions:undo", 405, arguments=operation),
    Row("discussions:undo", 404, {"stakeholder": 403, "coordinator": 302}, "post", operation),
    Row("discussions:bookmarks", 200, SIGNED_IN),
    Row("discussions:bookmarks", 405, method="post"),
    Row("discussions:people", 404, MEMBERS, arguments=group),
    Row("discussions:people", 405, method="post", arguments=group),
    Row("discussions:follow_group", 405, arguments=group),
    Row("discussions:follow_group", 404, LED_ON, "post", group, {"level": "mute"}),
    Row("discussions:follow_thread", 405, arguments=thread),
    Row("discussions:follow_thread", 404, LED_ON, "post", thread, {"level": "all"}),
    Row("discussions:follow_thread", 404, method="post", arguments=under_another_group),
    Row("discussions:react", 405, arguments=post),
    Row("discussions:react", 404, LED_ON, "post", post, {"agree": "1"}),
    Row("discussions:react", 404, {"stakeholder": 400, "coordinator": 400}, "post", post),
    Row("discussions:reactions", 404, MEMBERS, arguments=post),
    Row("discussions:reactions", 404, arguments=without_post),
    Row("discussions:reactions", 405, method="post", arguments=post),
    Row("discussions:keep", 405, arguments=post),
    Row("discussions:keep", 404, LED_ON, "post", post, {"keep": "1"}),
    Row("discussions:file", 404, MEMBERS, arguments=with_file),
    Row("discussions:file", 404, arguments=file_under_another_group),
    Row("discussions:file", 405, method="post", arguments=with_file),
    Row("discussions:remove_file", 405, arguments=with_file),
    Row("discussions:remove_file", 404, {"stakeholder": 302, "coordinator": 403}, "post", with_file),
    Row("discussions:new_poll", 404, MEMBERS, arguments=fresh_post),
    Row("discussions:new_poll", 404, {"stakeholder": 422, "coordinator": 422}, "post", fresh_post),
    Row("discussions:new_poll", 404, LED_ON, "post", fresh_post, POLL),
    Row("discussions:vote", 405, arguments=with_poll),
    Row("discussions:vote", 404, LED_ON, "post", with_poll, {"answer": "1"}),
    Row("discussions:vote", 404, method="post", arguments=poll_under_another_group),
    Row("discussions:close_poll", 405, arguments=with_poll),
    Row("discussions:close_poll", 404, LED_ON, "post", with_poll),
    Row("discussions:votes", 404, arguments=with_poll),
    Row("discussions:votes", 404, MEMBERS, arguments=with_ended_poll),
    Row("discussions:votes", 404, arguments=poll_under_another_group),
    Row("discussions:votes", 405, method="post", arguments=with_ended_poll),
]

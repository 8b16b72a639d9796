"""Threads and posts: members only, and nobody else learns that there is one."""

from typing import Any

from stakeholder_groups.discussions.models import Outcome, ReviewParagraph
from stakeholder_groups.discussions.selectors.documents import source_of
from stakeholder_groups.discussions.services import pin_document, set_locked, write_outcome
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
    Row("discussions:post_hide", 404, COORDINATORS, arguments=post),
    Row("discussions:post_hide", 404, {"stakeholder": 403, "coordinator": 422}, "post", post),
    Row("discussions:post_hide", 404, {"stakeholder": 403, "coordinator": 302}, "post", post, {"reason": "Off topic."}),
    Row("discussions:log", 404, MEMBERS, arguments=thread),
    Row("discussions:log", 405, method="post", arguments=thread),
    Row("discussions:undo", 405, arguments=operation),
    Row("discussions:undo", 404, {"stakeholder": 403, "coordinator": 302}, "post", operation),
]

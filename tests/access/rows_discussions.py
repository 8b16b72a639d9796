"""Threads and posts: members only, and nobody else learns that there is one."""

from typing import Any

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
]

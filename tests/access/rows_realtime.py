"""Live threads: the events of a thread. Sockets are tried role by role in tests/realtime/test_sockets.py."""

from typing import Any

from tests.access.table import Row


def thread(world: Any) -> dict[str, str]:
    return {"public_id": world.thread.public_id}


def unknown(world: Any) -> dict[str, str]:
    return {"public_id": "no-such-thread"}


def slug(world: Any) -> dict[str, str]:
    return {"slug": world.group.slug}


ROWS = [
    Row("presence:here", 404, {"stakeholder": 200, "coordinator": 200}, "post", slug),
    Row("presence:here", 405, arguments=slug),
    Row("presence:choose", 404, {"stakeholder": 302, "coordinator": 302}, "post", slug),
    Row("presence:choose", 405, arguments=slug),
    Row("realtime:events", 404, {"stakeholder": 200, "coordinator": 200}, arguments=thread),
    Row("realtime:events", 404, arguments=unknown),
    Row("realtime:events", 405, method="post", arguments=thread),
]

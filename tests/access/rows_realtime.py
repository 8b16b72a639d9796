"""Live threads: the events of a thread. Sockets are tried role by role in tests/realtime/test_sockets.py."""

from typing import Any

from tests.access.table import Row


def thread(world: Any) -> dict[str, str]:
    return {"public_id": world.thread.public_id}


def unknown(world: Any) -> dict[str, str]:
    return {"public_id": "no-such-thread"}


ROWS = [
    Row("realtime:events", 404, {"stakeholder": 200, "coordinator": 200}, arguments=thread),
    Row("realtime:events", 404, arguments=unknown),
    Row("realtime:events", 405, method="post", arguments=thread),
]

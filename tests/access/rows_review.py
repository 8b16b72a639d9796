"""Deciding on, judging, withdrawing and following pages; who may not gets 404 as if there were no page."""

from typing import Any

from tests.access.table import Row

_OUTSIDE = {"anonymous": 302}


def _rows(name: str, get: dict[str, Any], post: dict[str, Any], arguments: Any) -> list[Row]:
    return [Row(name, 404, _OUTSIDE | get, "get", arguments), Row(name, 404, _OUTSIDE | post, "post", arguments)]


def _draft(world: Any) -> dict[str, Any]:
    return {"page_id": world.draft.pk}


def _practice(world: Any) -> dict[str, Any]:
    return {"page_id": world.practice.pk}


REVIEWERS = {"administrator": 200, "superuser": 200}
LED_TO_TIMELINE = {"administrator": 302, "superuser": 302}
READ_ONLY = dict.fromkeys(("editor", "other_editor", "administrator", "expert", "superuser"), 405)

ROWS = [
    *_rows("review:queue", REVIEWERS, READ_ONLY, lambda world: {}),
    *_rows("review:published", {"administrator": 200, "expert": 200}, READ_ONLY, lambda world: {}),
    *_rows("review:decide", LED_TO_TIMELINE, LED_TO_TIMELINE, _draft),
    # A draft's way is for its own editors and the administrators; of a public page an expert reads it too.
    *_rows("review:timeline", REVIEWERS | {"other_editor": 200}, READ_ONLY, _draft),
    *_rows("review:timeline", REVIEWERS | {"editor": 200, "expert": 200}, READ_ONLY, _practice),
    *_rows("review:withdraw", {}, {}, _draft),
    *_rows("review:withdraw", REVIEWERS, REVIEWERS, _practice),
    *_rows("review:judge", {"administrator": 200}, {"administrator": 200}, lambda world: _practice(world) | {"kind": "counted"}),
    *_rows("review:judge", {"expert": 200}, {"expert": 200}, lambda world: _practice(world) | {"kind": "endorsed"}),
    *_rows("review:judge", {}, {}, lambda world: _draft(world) | {"kind": "endorsed"}),
]

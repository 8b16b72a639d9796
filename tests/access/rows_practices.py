"""Writing to owners of practices, and reading what was written: for everybody, and for the partner's editors only."""

from typing import Any

from practices.good_practices.models import PracticeMessage
from tests.access.table import Row


def _practice(world: Any) -> dict[str, Any]:
    return {"page_id": world.practice.pk}


def _draft(world: Any) -> dict[str, Any]:
    return {"page_id": world.draft.pk}


def _message(world: Any) -> dict[str, Any]:
    found = PracticeMessage.objects.filter(page=world.practice.original).first() or PracticeMessage.objects.create(
        page=world.practice.original, name="Ada", email="ada@example.eu", text="How?", language="en"
    )
    return {"message_id": found.pk}


READERS = {"editor": 200, "other_editor": 200, "superuser": 200}
STAFF = ("editor", "other_editor", "administrator", "expert", "superuser")

ROWS = [
    Row("good_practices:write", 200, {}, "get", _practice),
    Row("good_practices:write", 422, {}, "post", _practice),
    Row("good_practices:write", 404, {}, "get", _draft),
    Row("good_practices:write", 404, {}, "post", _draft),
    Row("good_practices_admin:inbox", 404, {"anonymous": 302} | READERS, "get"),
    Row("good_practices_admin:inbox", 404, {"anonymous": 302} | dict.fromkeys(STAFF, 405), "post"),
    Row("good_practices_admin:answered", 404, {"anonymous": 302} | dict.fromkeys(STAFF, 405), "get", _message),
    # Another partner's editor does not learn that there is such a message.
    Row("good_practices_admin:answered", 404, {"anonymous": 302, "editor": 302, "superuser": 302}, "post", _message),
]

"""Exports: the whole group's for who coordinates, a thread's for its readers, each for who asked alone."""

from typing import Any
from uuid import uuid4

from stakeholder_groups.records.models import Export
from stakeholder_groups.records.services.asking import Wanted, ask_for_export
from stakeholder_groups.records.services.making import make
from tests.access.table import Row

MEMBERS = {"stakeholder": 200, "coordinator": 200}
MAKER, MAKER_LED_ON = {"stakeholder": 200}, {"stakeholder": 302}
FORM = {"people": "pseudonyms"}


def _group(world: Any) -> dict[str, Any]:
    return {"slug": world.group.slug}


def _ask(world: Any, role: str, **how: Any) -> Export:
    wanted = Wanted(**{"thread": world.thread, "named": False, "with_files": False, "language": "en", **how})
    return ask_for_export(actor=world.user(role), group=world.group, wanted=wanted, client_key=uuid4())


def _export(world: Any) -> dict[str, Any]:
    """The stakeholder's, of her thread."""
    return {**_group(world), "public_id": _ask(world, "stakeholder").public_id}


def _of_the_group(world: Any) -> dict[str, Any]:
    """The coordinator's, with names."""
    return {**_group(world), "public_id": _ask(world, "coordinator", thread=None, named=True).public_id}


def _ready(world: Any) -> dict[str, Any]:
    export = _ask(world, "stakeholder", with_files=True)
    if not export.can_be_fetched:
        make(Export.objects.select_related("group__network", "thread", "requester").get(pk=export.pk))
    return {**_group(world), "public_id": export.public_id}


def _under_another_group(world: Any) -> dict[str, Any]:
    return {**_ready(world), "slug": world.other_group.slug}


ROWS = [
    Row("records:exports", 404, MEMBERS, arguments=_group),
    Row("records:exports", 404, {"stakeholder": 403, "coordinator": 302}, "post", _group, FORM),
    Row("records:exports", 404, {"stakeholder": 403, "coordinator": 422}, "post", _group),
    Row("records:policy", 405, arguments=_group),
    Row("records:policy", 404, {"stakeholder": 403, "coordinator": 302}, "post", _group),
    Row("records:export", 404, MAKER, arguments=_export),
    Row("records:export", 404, {"coordinator": 200}, arguments=_of_the_group),
    Row("records:export", 404, arguments=_under_another_group),
    Row("records:export", 405, method="post", arguments=_export),
    Row("records:download", 404, MAKER, arguments=_ready),
    Row("records:download", 404, arguments=_export),
    Row("records:download", 404, arguments=_under_another_group),
    Row("records:download", 405, method="post", arguments=_ready),
    Row("records:delete", 405, arguments=_export),
    Row("records:delete", 404, MAKER_LED_ON, "post", _export),
]

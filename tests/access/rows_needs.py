"""Needs and what is sent out of a group: members only; answers only by the editors they were sent to."""

from typing import Any

from practices.suggestions.models import Suggestion
from stakeholder_groups.needs.enums import Step
from stakeholder_groups.needs.models import Match, Need
from stakeholder_groups.needs.services import NeedWords, mark_match, raise_need, take_step
from tests.access.table import Row

MEMBERS = {"stakeholder": 200, "coordinator": 200}
LED_ON = {"stakeholder": 302, "coordinator": 302}
REFUSED = {"stakeholder": 422, "coordinator": 422}
COORDINATES = {"stakeholder": 403, "coordinator": 200}
STAFF = ("editor", "other_editor", "administrator", "expert", "superuser")
READERS = {"editor": 200, "other_editor": 200, "superuser": 200}


def _group(world: Any) -> dict[str, Any]:
    return {"slug": world.group.slug}


def _the_need(world: Any) -> Need:
    """The stakeholder's."""
    found: Need | None = Need.objects.filter(group=world.group, title="Help with vouchers").first()
    return found or raise_need(actor=world.user("stakeholder"), group=world.group, words=NeedWords("Help with vouchers"))


def _need(world: Any) -> dict[str, Any]:
    return {**_group(world), "public_id": _the_need(world).public_id}


def _answered(world: Any) -> dict[str, Any]:
    need = raise_need(actor=world.user("stakeholder"), group=world.group, words=NeedWords("Answered"))
    take_step(actor=world.user("stakeholder"), need=need, step=Step.ANSWERED)
    return {**_group(world), "public_id": need.public_id}


def _under_another_group(world: Any) -> dict[str, Any]:
    return {**_need(world), "slug": world.other_group.slug}


def _practice(world: Any) -> dict[str, Any]:
    return {**_need(world), "origin": world.practice.translation_key}


def _draft(world: Any) -> dict[str, Any]:
    return {**_need(world), "origin": world.draft.translation_key}


def _match(world: Any) -> dict[str, Any]:
    """Named by the coordinator."""
    found: Match = mark_match(actor=world.user("coordinator"), need=_the_need(world), practice_key=world.practice.translation_key)
    return {**_need(world), "pk": found.pk}


def _post(world: Any) -> dict[str, Any]:
    return {**_group(world), "public_id": world.thread.public_id, "seq": world.post.seq}


def _plan(world: Any) -> dict[str, Any]:
    return {**_post(world), "kind": "plan"}


def _no_kind(world: Any) -> dict[str, Any]:
    return {**_post(world), "kind": "party"}


def _suggestion(world: Any) -> dict[str, Any]:
    """To the editors of the group's partner."""
    place = world.practice.get_parent()
    found = Suggestion.objects.filter(place=place).first() or Suggestion.objects.create(
        kind="plan", group=world.group, post=world.post, place=place, text="Add it.", language="en", sent_by=world.user("stakeholder")
    )
    return {"suggestion_id": found.pk}


ANSWER = {"state": "declined", "reason": "No money."}

ROWS = [
    Row("needs:needs", 404, MEMBERS, arguments=_group),
    Row("needs:needs", 405, method="post", arguments=_group),
    Row("needs:new", 404, MEMBERS, arguments=_group),
    Row("needs:new", 404, LED_ON, "post", _group, {"title": "A need"}),
    Row("needs:new", 404, REFUSED, "post", _group),
    Row("needs:need", 404, MEMBERS, arguments=_need),
    Row("needs:need", 404, arguments=_under_another_group),
    Row("needs:need", 405, method="post", arguments=_need),
    Row("needs:edit", 404, MEMBERS, arguments=_need),
    Row("needs:edit", 404, LED_ON, "post", _need, {"title": "A need"}),
    Row("needs:edit", 404, REFUSED, "post", _need),
    Row("needs:edit", 404, method="post", arguments=_under_another_group, data={"title": "A need"}),
    *[
        row
        for name, need in (("answer", _need), ("reopen", _answered), ("withdraw", _need))
        for row in (Row(f"needs:{name}", 404, MEMBERS, arguments=need), Row(f"needs:{name}", 404, LED_ON, "post", need))
    ],
    Row("needs:share", 404, COORDINATES, arguments=_need),
    Row("needs:share", 404, {"stakeholder": 403, "coordinator": 302}, "post", _need, {"on": "1"}),
    Row("needs:unmark", 405, arguments=_match),
    Row("needs:unmark", 404, LED_ON, "post", _match),
    Row("search:answer_need", 404, MEMBERS, arguments=_practice),
    Row("search:answer_need", 404, LED_ON, "post", _practice),
    Row("search:answer_need", 404, arguments=_draft),
    Row("search:answer_need", 404, method="post", arguments=_draft),
    Row("suggestions:make", 404, MEMBERS, arguments=_post),
    Row("suggestions:make", 405, method="post", arguments=_post),
    Row("suggestions:new", 404, MEMBERS, arguments=_plan),
    Row("suggestions:new", 404, LED_ON, "post", _plan, {"text": "Add it."}),
    Row("suggestions:new", 404, REFUSED, "post", _plan),
    Row("suggestions:new", 404, arguments=_no_kind),
    Row("suggestions:sent", 404, MEMBERS, arguments=_group),
    Row("suggestions:sent", 405, method="post", arguments=_group),
    Row("suggestions_admin:inbox", 404, {"anonymous": 302} | READERS),
    Row("suggestions_admin:inbox", 404, {"anonymous": 302} | dict.fromkeys(STAFF, 405), "post"),
    # Another partner's editor does not learn that there is such a suggestion.
    Row("suggestions_admin:answer", 404, {"anonymous": 302, "editor": 200, "superuser": 200}, arguments=_suggestion),
    Row("suggestions_admin:answer", 404, {"anonymous": 302, "editor": 302, "superuser": 302}, "post", _suggestion, ANSWER),
    Row("suggestions_admin:answer", 404, {"anonymous": 302, "editor": 422, "superuser": 422}, "post", _suggestion),
]

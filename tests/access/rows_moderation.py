"""Moderation, balance, absence and the directory: for members, for who coordinates, or for those concerned; others get 404."""

from __future__ import annotations

from typing import Any

from stakeholder_groups.discussions.services import send_post
from stakeholder_groups.groups.directory.models import DirectoryEntry, DirectoryMessage
from stakeholder_groups.moderation.balance.services import open_round
from stakeholder_groups.moderation.enums import DecisionKind
from stakeholder_groups.moderation.models import Block, ModerationDecision
from stakeholder_groups.moderation.selectors.decisions import latest_decision, state_of
from stakeholder_groups.moderation.services import Verdict, decide, object_to
from tests.access.rows_discussions import group, post, thread
from tests.access.table import Row

MEMBERS = {"stakeholder": 200, "coordinator": 200}
COORDINATES = {"stakeholder": 403, "coordinator": 200}
REFUSED = {"stakeholder": 403, "coordinator": 422}
SENT = {"stakeholder": 403, "coordinator": 302}
NOT_FOUND = {"stakeholder": 403, "coordinator": 404}
SIGNED_OUT = {"anonymous": 302}
IN_A_GROUP = {"stakeholder": 200, "coordinator": 200, "other_stakeholder": 200}


def _decision(world: Any) -> ModerationDecision:
    """On another post of the stakeholder's, objected to by her."""
    found = ModerationDecision.objects.filter(group=world.group).first()
    if found is None:
        author = world.user("stakeholder")
        own = send_post(actor=author, thread=world.thread, body="Second words").post
        seen = state_of(own, latest_decision(own))
        found = decide(actor=world.user("coordinator"), post=own, verdict=Verdict(DecisionKind.HIDE, "Why", "1", "Rule"), seen=seen)
        object_to(actor=author, decision=found, text="No.")
    return found


def decision(world: Any) -> dict[str, Any]:
    return {**group(world), "public_id": _decision(world).public_id}


def own_decision(world: Any) -> dict[str, Any]:
    return {"public_id": _decision(world).public_id}


def hidden_post(world: Any) -> dict[str, Any]:
    return {**thread(world), "seq": _decision(world).post.seq}


def elsewhere(world: Any) -> dict[str, Any]:
    return {"slug": world.other_group.slug, "public_id": _decision(world).public_id}


def no_row(world: Any) -> dict[str, Any]:
    return {**group(world), "pk": 999_999}


def block_row(world: Any) -> dict[str, Any]:
    known = {"user": world.user("stakeholder"), "until": "2999-01-01T00:00Z", "reason": "r"}
    found = Block.objects.filter(group=world.group).first() or Block.objects.create(group=world.other_group, **known)
    return {**group(world), "pk": found.pk}


def person(world: Any) -> dict[str, Any]:
    return {**group(world), "public_id": world.user("stakeholder").public_id}


def round_number(world: Any) -> dict[str, Any]:
    return {**group(world), "number": 999_999}


def asked(world: Any) -> dict[str, Any]:
    open_round(actor=world.user("coordinator"), group=world.group, with_members=False)
    return group(world)


def entry(world: Any) -> dict[str, Any]:
    facts = {"organisation_name": "Firm", "kind": "enterprise"}
    return {"public_id": DirectoryEntry.objects.get_or_create(user=world.user("stakeholder"), defaults=facts)[0].public_id}


def message(world: Any) -> dict[str, Any]:
    people = {"sender": world.user("other_stakeholder"), "recipient": world.user("stakeholder")}
    return {"public_id": DirectoryMessage.objects.get_or_create(**people, defaults={"text": "Hello"})[0].public_id}


def _space(name: str, get: dict[str, int], posted: dict[str, int], arguments: Any, data: dict[str, str] | None = None) -> list[Row]:
    return [Row(name, 404, get, "get", arguments), Row(name, 404, posted, "post", arguments, data or {})]


def _reading(name: str, get: dict[str, int], arguments: Any = group) -> list[Row]:
    return [Row(name, 404, get, "get", arguments), Row(name, 405, {}, "post", arguments)]


def _writing(name: str, posted: dict[str, int], arguments: Any, data: dict[str, str] | None = None) -> list[Row]:
    return [Row(name, 405, {}, "get", arguments), Row(name, 404, posted, "post", arguments, data or {})]


def _account(name: str, get: dict[str, int], posted: dict[str, int], arguments: Any = lambda world: {}) -> list[Row]:
    return [Row(name, 404, SIGNED_OUT | get, "get", arguments), Row(name, 404, SIGNED_OUT | posted, "post", arguments)]


ROWS = [
    # The post is the stakeholder's: she cannot report it, and who coordinates can.
    *_space("moderation:report", {"stakeholder": 403, "coordinator": 200}, {"stakeholder": 403, "coordinator": 422}, post),
    *_space("moderation:decide", COORDINATES, REFUSED, post),
    *_reading("moderation:post", {"stakeholder": 302, "coordinator": 302}, hidden_post),
    *_reading("moderation:post", {}, post),
    *_reading("moderation:queue", COORDINATES),
    *_reading("moderation:log", MEMBERS),
    *_space("moderation:restrictions", COORDINATES, REFUSED, group),
    *_space("moderation:slow_thread", COORDINATES, REFUSED, thread),
    *_space("moderation:block", COORDINATES, REFUSED, person),
    *_writing("moderation:unblock", NOT_FOUND, no_row),
    # A block of another group.
    *_writing("moderation:unblock", NOT_FOUND, block_row),
    *_space("moderation:decision", COORDINATES, REFUSED, decision),
    *_space("moderation:decision", {"other_stakeholder": 403}, {"other_stakeholder": 403}, elsewhere),
    *_writing("moderation:outcome", REFUSED, decision),
    *_account("moderation:own_decision", {"stakeholder": 200}, {"stakeholder": 422}, own_decision),
    *_reading("moderation:balance", COORDINATES),
    *_writing("moderation:open_round", SENT, group),
    *_writing("moderation:close_round", NOT_FOUND, round_number),
    *_space("moderation:assessment", {"coordinator": 200}, {"coordinator": 422}, asked),
    *_space("groups:absence", COORDINATES, REFUSED, group),
    *_writing("groups:end_absence", SENT, group),
    Row("directory:directory", 404, SIGNED_OUT | IN_A_GROUP),
    Row("directory:directory", 405, method="post"),
    *_account("directory:own_entry", IN_A_GROUP, dict.fromkeys(IN_A_GROUP, 422)),
    Row("directory:withdraw", 405),
    Row("directory:withdraw", 404, SIGNED_OUT | dict.fromkeys(IN_A_GROUP, 302), "post"),
    # The entry is the stakeholder's, and so is the message.
    *_account("directory:write", {"coordinator": 200, "other_stakeholder": 200}, {"coordinator": 422, "other_stakeholder": 422}, entry),
    *_account("directory:answer", {"stakeholder": 200}, {"stakeholder": 422}, message),
    *_account("directory:block", {"stakeholder": 200}, {"stakeholder": 302}, message),
]

"""Group spaces: members get in, everybody else gets 404, members who do not coordinate get 403 where only coordinators go."""

from typing import Any

from tests.access.table import Row, read_only

MEMBERS = {"stakeholder": 200, "coordinator": 200}
COORDINATES = {"stakeholder": 403, "coordinator": 200}


def _slug(world: Any) -> dict[str, Any]:
    return {"slug": world.group.slug}


def _person(world: Any) -> dict[str, Any]:
    return {"slug": world.group.slug, "public_id": world.user("stakeholder").public_id}


def _none(world: Any) -> dict[str, Any]:
    return {"slug": world.group.slug, "pk": 999_999}


def _space(name: str, get: dict[str, int], post: dict[str, int], arguments: Any = _slug) -> list[Row]:
    return [Row(name, 404, get, "get", arguments), Row(name, 404, post, "post", arguments)]


def _reading(name: str, get: dict[str, int], arguments: Any = _slug) -> list[Row]:
    """An address that nobody writes to: 405 before it is asked who is there."""
    return [Row(name, 404, get, "get", arguments), Row(name, 405, {}, "post", arguments)]


def _writing(name: str, post: dict[str, int], arguments: Any = _slug) -> list[Row]:
    return [Row(name, 405, {}, "get", arguments), Row(name, 404, post, "post", arguments)]


REFUSED_FORM = {"stakeholder": 403, "coordinator": 422}
ROWS = [
    Row("groups:my_groups", 200, {"anonymous": 302}),
    Row("groups:my_groups", 405, {}, "post"),
    Row("groups:start", 403, {"anonymous": 404, "administrator": 200}),
    Row("groups:start", 403, {"anonymous": 404, "administrator": 422}, "post"),
    *_reading("groups:group", MEMBERS),
    *read_only("groups:about", 200, arguments=_slug),
    # A member is led to the group instead.
    Row("groups:ask", 200, {"stakeholder": 302, "coordinator": 302}, "get", _slug),
    Row("groups:ask", 422, {"stakeholder": 302, "coordinator": 302}, "post", _slug),
    *_space("groups:rules", MEMBERS, {"stakeholder": 302, "coordinator": 302}),
    *_reading("groups:members", MEMBERS),
    *_space("groups:own_membership", MEMBERS, {"stakeholder": 302, "coordinator": 302}),
    *_writing("groups:leave", {"stakeholder": 302, "coordinator": 302}),
    *_space("groups:change_role", COORDINATES, REFUSED_FORM, _person),
    *_space("groups:remove_member", COORDINATES, REFUSED_FORM, _person),
    *_reading("groups:join_requests", COORDINATES),
    *_writing("groups:grant_request", {"stakeholder": 403, "coordinator": 404}, _none),
    *_space("groups:decline_request", {"stakeholder": 403, "coordinator": 404}, {"stakeholder": 403, "coordinator": 404}, _none),
    *_space("groups:invitations", COORDINATES, REFUSED_FORM),
    *_reading("groups:invitation_batch", {"stakeholder": 403, "coordinator": 404}, _none),
    *_writing("groups:resend_invitation", {"stakeholder": 403, "coordinator": 404}, _none),
    *_writing("groups:revoke_invitation", {"stakeholder": 403, "coordinator": 404}, _none),
    *_space("groups:settings", COORDINATES, REFUSED_FORM),
]

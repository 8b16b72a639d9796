"""Notices: each person has the own ones, and for everybody else they do not exist."""

from __future__ import annotations

from typing import Any

from exchange.notifications.models import Notice
from exchange.notifications.tokens import MAILS, Stop, token_of
from practices.review.models import ReviewEvent
from tests.access.table import ROLES, Row, both

OTHERS = {"anonymous": 302, **{role: 404 for role in ROLES if role not in ("anonymous", "editor")}}


def _told(world: Any) -> dict[str, Any]:
    """A step of the review of a published page, told to the editor alone."""
    event = ReviewEvent.objects.get_or_create(page_id=world.practice.pk, step="published")[0]
    said = {"about": {"event": event.pk}, "delivery": "list"}
    return {"pk": Notice.objects.get_or_create(user=world.user("editor"), kind="review", key=str(event.pk), defaults=said)[0].pk}


def _link(world: Any) -> dict[str, Any]:
    return {"token": token_of(Stop(MAILS, world.user("stakeholder").pk))}


ROWS = [
    *both("notifications:list", anonymous=302, others=200, posted=405),
    Row("notifications:settings", 200, {"anonymous": 302}),
    # A form without its fields is shown again.
    Row("notifications:settings", 422, {"anonymous": 302}, "post"),
    Row("notifications:mark_all_read", 405, {"anonymous": 302}),
    Row("notifications:mark_all_read", 302, {}, "post"),
    Row("notifications:open", 302, OTHERS, "get", _told),
    Row("notifications:open", 405, {"anonymous": 302}, "post", _told),
    Row("notifications:mark_read", 405, {"anonymous": 302}, "get", _told),
    # Whose it is not changes nothing, and is not told whether there is one.
    Row("notifications:mark_read", 302, {}, "post", _told),
    # The link of a mail says whose mails they are; a made-up one leads nowhere.
    Row("notifications:stop", 200, {}, "get", _link),
    Row("notifications:stop", 200, {}, "post", _link),
    *both("notifications:stop", anonymous=404, others=404, token="mails.1:made-up"),
    Row("notifications_events:unread", 200, {"anonymous": 401}),
    Row("notifications_events:unread", 405, {}, "post"),
]

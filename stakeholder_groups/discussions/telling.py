"""What the room tells people of, described for its reader at the moment that it is shown."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.accounts.models import User
from exchange.core.dates import day_and_hour
from exchange.core.telling import Described, Kind, register_kind
from stakeholder_groups.discussions.models import Thread

AREA = gettext_lazy("Discussions")


def describe_deadline(about: Mapping[str, Any], reader: User) -> Described | None:
    """Nothing once it has passed or was changed, or when the reader has written or may not read any more."""
    thread = _readable(int(about["thread"]), reader)
    if thread is None or thread.comments_until is None or not thread.takes_posts:
        return None
    if thread.comments_until != datetime.fromisoformat(about["until"]) or thread.posts.filter(author=reader).exists():
        return None
    moment = day_and_hour(timezone.localtime(thread.comments_until, thread.group.time_zone))
    url = thread.get_absolute_url()
    return Described(
        title=_("Comments until %(moment)s: %(title)s") % {"moment": moment, "title": thread.title},
        text=_("You have not written in this thread yet. After %(moment)s it takes no more posts.") % {"moment": moment},
        url=url,
        reply_url=f"{url}#reply",
        group=thread.group.shown_name,
    )


def _readable(pk: int, reader: User) -> Thread | None:
    found: Thread | None = Thread.objects.visible_to(reader).filter(pk=pk).select_related("group").first()
    return found


def register() -> None:
    register_kind(Kind("deadline", gettext_lazy("A deadline comes near and I have not written"), AREA, describe_deadline))

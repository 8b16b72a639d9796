"""What the room tells people of, described for its reader at the moment that it is shown."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.accounts.models import User
from exchange.core.dates import day_and_hour
from exchange.core.telling import Described, Kind, by_row, register_kind
from stakeholder_groups.discussions.models import Post, Thread
from stakeholder_groups.groups.zones import zone_of

AREA = gettext_lazy("Discussions")


def describe_deadlines(abouts: Sequence[Mapping[str, Any]], reader: User) -> list[Described | None]:
    """Nothing once it has passed or was changed, or when the reader has written or may not read any more."""
    written = Post.objects.filter(thread=OuterRef("pk"), author=reader)
    country = F("group__participation__organisation__region__country")
    silent = Thread.objects.visible_to(reader).exclude(Exists(written)).select_related("group").annotate(country=country)
    return by_row(abouts, "thread", silent, _described)


def _described(about: Mapping[str, Any], thread: Any) -> Described | None:
    if thread.comments_until is None or not thread.takes_posts or thread.comments_until != datetime.fromisoformat(about["until"]):
        return None
    moment = day_and_hour(timezone.localtime(thread.comments_until, zone_of(thread.country)))
    url = thread.get_absolute_url()
    return Described(
        title=_("Comments until %(moment)s: %(title)s") % {"moment": moment, "title": thread.title},
        text=_("You have not written in this thread yet. After %(moment)s it takes no more posts.") % {"moment": moment},
        url=url,
        reply_url=f"{url}#reply",
        group=thread.group.shown_name,
    )


def register() -> None:
    register_kind(Kind("deadline", gettext_lazy("A deadline comes near and I have not written"), AREA, describe_deadlines))

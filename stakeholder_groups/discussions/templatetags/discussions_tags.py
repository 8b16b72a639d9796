"""Threads on pages of other rooms."""

from typing import Any

from django import template
from django.contrib.auth.models import AnonymousUser
from django.template.context import Context
from django.utils import timezone

from exchange.accounts.models import User
from exchange.core.dates import day_and_hour
from stakeholder_groups.discussions.enums import FollowLevel
from stakeholder_groups.discussions.models import Post, Thread
from stakeholder_groups.discussions.permissions import may_read
from stakeholder_groups.discussions.selectors import Unread, latest, level_in, unread_by_group
from stakeholder_groups.discussions.selectors.documents import beginning
from stakeholder_groups.groups.selectors import Space

register = template.Library()


@register.simple_tag
def latest_threads(space: Space, number: int = 5) -> list[Thread]:
    """The group's threads as in their list, each with `unread` and `last_author`."""
    return latest(space, number)


@register.filter
def is_readable_in(post: Post, space: Space) -> bool:
    """Whether a page of the group that is not the thread's may name it."""
    return may_read(space.membership, post.thread)


@register.filter
def deadline_words(thread: Thread) -> str:
    """The deadline on the clock of the group; the clock is named where it is not the reader's."""
    if thread.comments_until is None:
        return ""
    zone = thread.group.time_zone
    words = day_and_hour(timezone.localtime(thread.comments_until, zone))
    return words if zone.key == timezone.get_current_timezone_name() else f"{words} ({zone.key.replace('_', ' ')})"


register.filter("beginning", beginning)


@register.simple_tag
def follow_levels() -> list[tuple[str, str]]:
    """Values and words of what somebody can choose to hear of."""
    return [(value, str(label)) for value, label in FollowLevel.choices]


@register.inclusion_tag("discussions/follow_group.html", takes_context=True)
def follow_group_form(context: Context, space: Space) -> dict[str, Any]:
    """The form for what the reader hears of in a group."""
    return {"space": space, "levels": follow_levels(), "level": level_in(space), "csrf_token": context.get("csrf_token")}


@register.simple_tag
def unread_threads(user: User | AnonymousUser) -> dict[int, Unread]:
    """What is unread in the reader's groups, by group."""
    return unread_by_group(user) if isinstance(user, User) else {}


@register.filter
def of_group(unread: dict[int, Unread], group_id: int) -> Unread | None:
    return unread.get(group_id)

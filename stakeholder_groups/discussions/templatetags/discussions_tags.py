"""Threads on pages of other rooms."""

from django import template
from django.utils import timezone

from exchange.core.dates import day_and_hour
from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.discussions.selectors import latest
from stakeholder_groups.discussions.selectors.documents import beginning
from stakeholder_groups.groups.selectors import Space

register = template.Library()


@register.simple_tag
def latest_threads(space: Space, number: int = 5) -> list[Thread]:
    """The group's threads as in their list, each with `unread` and `last_author`."""
    return latest(space, number)


@register.filter
def deadline_words(thread: Thread) -> str:
    """The deadline on the clock of the group; the clock is named where it is not the reader's."""
    if thread.comments_until is None:
        return ""
    zone = thread.group.time_zone
    words = day_and_hour(timezone.localtime(thread.comments_until, zone))
    return words if zone.key == timezone.get_current_timezone_name() else f"{words} ({zone.key.replace('_', ' ')})"


register.filter("beginning", beginning)

"""Threads on pages of other rooms."""

from django import template

from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.discussions.selectors import latest
from stakeholder_groups.groups.selectors import Space

register = template.Library()


@register.simple_tag
def latest_threads(space: Space, number: int = 5) -> list[Thread]:
    """The group's threads as in their list, each with `unread` and `last_author`."""
    return latest(space, number)

"""Threads on pages of other rooms."""

from django import template

from exchange.accounts.models import User
from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.discussions.selectors import latest, unread_threads
from stakeholder_groups.groups.selectors import Space

register = template.Library()


@register.simple_tag
def latest_threads(space: Space, number: int = 5) -> list[Thread]:
    """The group's threads as in their list, each with `unread` and `last_author`."""
    return latest(space, number)


@register.simple_tag
def unread_count(user: User) -> int:
    """In how many threads of all her groups the user has something to read."""
    return unread_threads(user) if user.is_authenticated else 0

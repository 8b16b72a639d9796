"""Moderation on pages of lower rooms."""

from typing import Any

from django import template

from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.moderation.selectors.pauses import pause_of
from stakeholder_groups.moderation.selectors.queue import waiting_number

register = template.Library()


@register.inclusion_tag("moderation/_pause.html")
def writing_pause(space: Space, thread: Thread | None = None) -> dict[str, Any]:
    """From when on the reader may write here, where that is not now."""
    return {"pause": pause_of(space.membership, thread)}


@register.simple_tag
def waiting_cases(space: Space) -> int:
    """Posts and objections that wait for a decision; none for who does not coordinate."""
    return waiting_number(space.group) if space.coordinates else 0

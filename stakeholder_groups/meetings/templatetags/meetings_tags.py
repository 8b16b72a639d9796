"""Meetings on pages of other rooms."""

from datetime import date
from typing import Any

from django import template

from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.meetings import moments, selectors
from stakeholder_groups.meetings.models import Meeting

register = template.Library()
ON_THE_OVERVIEW = 3


@register.simple_tag
def next_meetings(space: Space) -> list[Meeting]:
    return selectors.next_meetings(space, ON_THE_OVERVIEW)


@register.inclusion_tag("meetings/_public.html")
def public_meetings(group: Group) -> dict[str, Any]:
    """What everybody may know: title, day and town of what the coordination marked so."""
    coming, held = selectors.public_meetings(group)
    return {"coming": coming, "held": held}


@register.filter
def moment_words(meeting: Meeting) -> str:
    return moments.moment_in_words(meeting)


@register.filter
def until_words(meeting: Meeting) -> str:
    """Until when registration is open, on the clock of the group."""
    return moments.on_the_clock_of(meeting.group, meeting.registration_until)


@register.filter
def day_there(meeting: Meeting) -> date:
    """The day on which it begins where it takes place."""
    return meeting.starts_at.astimezone(meeting.group.time_zone).date()

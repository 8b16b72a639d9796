"""When a meeting is, on the clock of its group; the clock is named, for readers elsewhere."""

from typing import TYPE_CHECKING

from django.utils import timezone

from exchange.core.dates import day_and_hour, hour

if TYPE_CHECKING:
    from datetime import datetime

    from stakeholder_groups.groups.models import Group
    from stakeholder_groups.meetings.models import Meeting


def zone_in_words(group: "Group") -> str:
    return group.time_zone.key.replace("_", " ")


def on_the_clock_of(group: "Group", moment: "datetime") -> str:
    """“18 Sept 2017, 14:05 (Europe/Stockholm)”."""
    return f"{day_and_hour(timezone.localtime(moment, group.time_zone))} ({zone_in_words(group)})"


def moment_in_words(meeting: "Meeting") -> str:
    """From when to when; the day of the end only where it is another one."""
    zone = meeting.group.time_zone
    starts, ends = timezone.localtime(meeting.starts_at, zone), timezone.localtime(meeting.ends_at, zone)
    end = hour(ends) if starts.date() == ends.date() else day_and_hour(ends)
    return f"{day_and_hour(starts)} – {end} ({zone_in_words(meeting.group)})"

"""Minutes, as far as their reader may see them."""

from dataclasses import dataclass
from typing import Any

from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.meetings.models import Meeting, MinutesFile

MOST_THREADS = 200


@dataclass(frozen=True, slots=True)
class Minutes:
    """The newest file, the ones that it replaced, and the thread as far as the reader may see it."""

    file: MinutesFile | None
    earlier: list[MinutesFile]
    thread: Thread | None


def minutes_of(meeting: Meeting, space: Space) -> Minutes:
    files = list(meeting.minutes_files.select_related("uploader"))
    visible = Thread.objects.visible_to(space.membership.user).filter(pk=meeting.minutes_thread_id or 0, group=space.group)
    thread: Thread | None = visible.first()
    if thread is not None:
        thread.group = space.group
    return Minutes(files[0] if files else None, files[1:], thread)


def find_minutes(meeting: Meeting, file_id: str) -> MinutesFile | None:
    return meeting.minutes_files.filter(public_id=file_id).first()


def threads_to_link(space: Space) -> Any:
    """The threads in which somebody wrote last."""
    visible = Thread.objects.visible_to(space.membership.user).filter(group=space.group, merged_into=None)
    recent = list(visible.order_by("-last_post_at", "-pk").values_list("pk", flat=True)[:MOST_THREADS])
    return Thread.objects.filter(pk__in=recent).order_by("-last_post_at", "-pk")

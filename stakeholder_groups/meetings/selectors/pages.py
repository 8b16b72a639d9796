"""What the pages of meetings show."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from exchange.core.pagination import PageSlice, paginate
from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.meetings.enums import MeetingState
from stakeholder_groups.meetings.models import Meeting, MinutesFile, Registration

MEETINGS_A_PAGE = 20
MOST_COMING = 50
PUBLIC_PAST = 5


def find_meeting(space: Space, public_id: str) -> Meeting | None:
    visible = Meeting.objects.visible_to(space.membership.user).filter(group=space.group, public_id=public_id)
    meeting: Meeting | None = visible.select_related("created_by").first()
    if meeting is not None:
        meeting.group = space.group
    return meeting


@dataclass(frozen=True, slots=True)
class MeetingList:
    coming: list[Meeting]
    past: PageSlice


def meeting_list(space: Space, *, raw_page: str | None) -> MeetingList:
    page = paginate(_rows(space).past(), raw_page, per_page=MEETINGS_A_PAGE)
    _put_in(space.group, page.items)
    return MeetingList(_put_in(space.group, _rows(space).coming()[:MOST_COMING]), page)


def next_meetings(space: Space, number: int) -> list[Meeting]:
    return _put_in(space.group, _rows(space).coming()[:number])


def public_meetings(group: Group) -> tuple[list[Meeting], list[Meeting]]:
    """Coming and held ones of which everybody may know title, day and town."""
    rows = Meeting.objects.announced_publicly().filter(group=group).only("title", "starts_at", "ends_at", "town", "state", "group")
    held = rows.filter(state=MeetingState.HELD).order_by("-starts_at", "-pk")
    return _put_in(group, rows.coming()[:MOST_COMING]), _put_in(group, held[:PUBLIC_PAST])


def _rows(space: Space) -> Any:
    """Each meeting knows the reader's `own_answer`, whether she is `on_waiting_list`, and whether there are minutes."""
    own = Registration.objects.filter(meeting=OuterRef("pk"), user=space.membership.user)
    readable = Thread.objects.visible_to(space.membership.user).filter(pk=OuterRef("minutes_thread"), group=space.group)
    visible = Meeting.objects.visible_to(space.membership.user).filter(group=space.group)
    return visible.annotate(
        own_answer=Subquery(own.values("answer")[:1]),
        on_waiting_list=Exists(own.filter(waiting=True)),
        has_minutes=Exists(MinutesFile.objects.filter(meeting=OuterRef("pk"))) | Exists(readable),
    )


def _put_in(group: Group, meetings: Iterable[Meeting]) -> list[Meeting]:
    rows = list(meetings)
    for meeting in rows:
        meeting.group = group
    return rows

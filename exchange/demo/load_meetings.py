"""Example meetings, planned by the services; those that were held are moved back in time before they are."""

from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import uuid4

from django.utils import timezone

from exchange.accounts.models import User
from exchange.demo.data.meetings import MEETINGS
from exchange.demo.data.shapes import MeetingData
from exchange.demo.keeping import Keeper
from stakeholder_groups.discussions.models import Post, Thread, ThreadEvent
from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.zones import moment_on
from stakeholder_groups.meetings import services
from stakeholder_groups.meetings.enums import Answer
from stakeholder_groups.meetings.models import Meeting
from stakeholder_groups.meetings.selectors import registered_by_organisation
from stakeholder_groups.meetings.services import Came, ItemWords, MeetingWords

PLANNED_BEFORE = timedelta(days=20)


def load_meetings(keeper: Keeper) -> None:
    for meeting in MEETINGS:
        keeper.once(f"meeting:{meeting.key}", partial(_meeting, keeper, meeting))


def _meeting(keeper: Keeper, data: MeetingData) -> Meeting:
    group = keeper.need(Group, f"group:{data.group}")
    coordinator = keeper.need(User, f"person:{data.group}.coordinator")
    meeting = services.plan_meeting(actor=coordinator, group=group, words=_words(data, _starts(group, abs(data.days), data.hour)))
    items = [ItemWords(title, minutes, who) for title, minutes, who in data.agenda]
    meeting = services.set_agenda(actor=coordinator, meeting=meeting, items=items)
    for answer, people in ((Answer.IN_PLACE, data.comes), (Answer.FROM_AFAR, data.afar)):
        for person in people:
            services.register(actor=keeper.need(User, f"person:{data.group}.{person}"), meeting=meeting, answer=answer)
    if data.days < 0:
        meeting = _hold(meeting, coordinator, data)
    _date_back(meeting, data)
    return meeting


def _starts(group: Group, days: int, hour: int) -> datetime:
    return moment_on(datetime.combine(_working_day(timezone.localdate() + timedelta(days=days)), time(hour)), group.time_zone)


def _working_day(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day


def _words(data: MeetingData, starts: datetime) -> MeetingWords:
    return MeetingWords(
        title=data.title,
        starts_at=starts,
        ends_at=starts + timedelta(minutes=data.lasts),
        registration_until=starts,
        text=data.text,
        town=data.town,
        place=data.place,
        link=data.link,
        capacity=data.capacity,
        is_public=data.is_public,
    )


def _hold(meeting: Meeting, coordinator: User, data: MeetingData) -> Meeting:
    """Which organisations came is an example; how many people, nobody says."""
    meeting.starts_at = meeting.registration_until = _starts(meeting.group, data.days, data.hour)
    meeting.ends_at = meeting.starts_at + timedelta(minutes=data.lasts)
    meeting.save()
    came = [Came(row["organisation"], row["kind"]) for row in registered_by_organisation(meeting)]
    meeting = services.note_attendance(actor=coordinator, meeting=meeting, lines=came)
    if data.minutes:
        thread = services.start_minutes(actor=coordinator, meeting=meeting, title=data.minutes_title, body=data.minutes, client_key=uuid4())
        _date_thread_back(thread, meeting.ends_at + timedelta(days=1))
    return Meeting.objects.select_related("group").get(pk=meeting.pk)


def _date_thread_back(thread: Thread, moment: datetime) -> None:
    Post.objects.filter(thread=thread).update(created_at=moment)
    ThreadEvent.objects.filter(thread=thread).update(created_at=moment)
    Thread.objects.filter(pk=thread.pk).update(created_at=moment, last_post_at=moment)


def _date_back(meeting: Meeting, data: MeetingData) -> None:
    # Working hours, so that nobody seems to write at night.
    planned = (min(timezone.now(), meeting.starts_at) - PLANNED_BEFORE).replace(hour=9, minute=40, second=0, microsecond=0)
    after = (meeting.ends_at + timedelta(days=1)).replace(hour=8, minute=15)
    Meeting.objects.filter(pk=meeting.pk).update(created_at=planned, changed_at=after if data.days < 0 else planned)
    meeting.registrations.update(since=planned + timedelta(days=1))
    for event in meeting.events.all():
        event.at = planned if event.step in {"planned", "agenda"} else after
        event.save(update_fields=["at"])

"""Meetings: members read and answer, who coordinates changes; a calendar's secret address is open to whoever has it."""

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from exchange.content.uploads import checked
from stakeholder_groups.meetings.models import Meeting
from stakeholder_groups.meetings.services import MeetingWords, add_minutes, plan_meeting, renew_feed
from tests.access.table import Row, both

MEMBERS = {"stakeholder": 200, "coordinator": 200}
LED_ON = {"stakeholder": 302, "coordinator": 302}
REFUSED = {"stakeholder": 422, "coordinator": 422}
COORDINATES = {"stakeholder": 403, "coordinator": 200}
CHANGES = {"stakeholder": 403, "coordinator": 302}
MISSES = {"stakeholder": 403, "coordinator": 422}


def _group(world: Any) -> dict[str, Any]:
    return {"slug": world.group.slug}


def _the_meeting(world: Any, *, begun: bool = False) -> Meeting:
    """A new one each time, and as if planned earlier where it has begun."""
    starts = (timezone.now() + timedelta(days=7)).replace(microsecond=0)
    words = MeetingWords("Planned", starts, starts + timedelta(hours=2), starts, place="Town hall")
    meeting = plan_meeting(actor=world.user("coordinator"), group=world.group, words=words)
    if begun:
        Meeting.objects.filter(pk=meeting.pk).update(starts_at=timezone.now() - timedelta(hours=1), registration_until=timezone.now())
    return meeting


def _meeting(world: Any) -> dict[str, Any]:
    return {**_group(world), "public_id": _the_meeting(world).public_id}


def _begun(world: Any) -> dict[str, Any]:
    return {**_group(world), "public_id": _the_meeting(world, begun=True).public_id}


def _under_another_group(world: Any) -> dict[str, Any]:
    return {**_meeting(world), "slug": world.other_group.slug}


def _file(world: Any) -> dict[str, Any]:
    meeting = _the_meeting(world, begun=True)
    file = checked(SimpleUploadedFile("minutes.txt", b"We met."), largest=1_000)
    row = add_minutes(actor=world.user("coordinator"), meeting=Meeting.objects.get(pk=meeting.pk), file=file)
    return {**_group(world), "public_id": meeting.public_id, "file_id": row.public_id}


def _address(world: Any) -> dict[str, Any]:
    return {"token": renew_feed(actor=world.user("stakeholder"))}


def _address_of_nobody_inside(world: Any) -> dict[str, Any]:
    return {"token": renew_feed(actor=world.user("administrator"))}


DAY = f"{timezone.now() + timedelta(days=30):%Y-%m-%d}"
WORDS = {"title": "Planned", "day": DAY, "starts": "10:00", "ends": "12:00", "place": "Town hall"}
NO_ROWS = {"form-TOTAL_FORMS": "0", "form-INITIAL_FORMS": "0"}

ROWS = [
    Row("meetings:meetings", 404, MEMBERS, arguments=_group),
    Row("meetings:meetings", 405, method="post", arguments=_group),
    Row("meetings:new", 404, COORDINATES, arguments=_group),
    Row("meetings:new", 404, CHANGES, "post", _group, WORDS),
    Row("meetings:new", 404, MISSES, "post", _group),
    Row("meetings:meeting", 404, MEMBERS, arguments=_meeting),
    Row("meetings:meeting", 404, arguments=_under_another_group),
    Row("meetings:meeting", 405, method="post", arguments=_meeting),
    Row("meetings:calendar_file", 404, MEMBERS, arguments=_meeting),
    Row("meetings:calendar_file", 404, arguments=_under_another_group),
    Row("meetings:calendar_file", 405, method="post", arguments=_meeting),
    Row("meetings:answer", 405, arguments=_meeting),
    Row("meetings:answer", 404, LED_ON, "post", _meeting, {"answer": "in_place"}),
    Row("meetings:answer", 404, REFUSED, "post", _meeting, {"answer": "from_afar"}),
    Row("meetings:answer", 404, method="post", arguments=_under_another_group, data={"answer": "in_place"}),
    Row("meetings:edit", 404, COORDINATES, arguments=_meeting),
    Row("meetings:edit", 404, CHANGES, "post", _meeting, WORDS),
    Row("meetings:edit", 404, MISSES, "post", _meeting),
    # A member there who coordinates nothing is refused before anything is looked for.
    Row("meetings:edit", 404, {"other_stakeholder": 403}, "post", _under_another_group, WORDS),
    Row("meetings:agenda", 404, COORDINATES, arguments=_meeting),
    Row("meetings:agenda", 404, CHANGES, "post", _meeting, NO_ROWS),
    Row("meetings:agenda", 404, MISSES, "post", _meeting),
    Row("meetings:held", 405, arguments=_begun),
    Row("meetings:held", 404, CHANGES, "post", _begun),
    Row("meetings:cancel", 404, COORDINATES, arguments=_meeting),
    Row("meetings:cancel", 404, CHANGES, "post", _meeting, {"reason": "No hall."}),
    Row("meetings:cancel", 404, MISSES, "post", _meeting),
    Row("meetings:attendance", 404, COORDINATES, arguments=_begun),
    Row("meetings:attendance", 404, CHANGES, "post", _begun, NO_ROWS),
    # What has not begun is not recorded.
    Row("meetings:attendance", 404, CHANGES, arguments=_meeting),
    Row("meetings:minutes", 404, COORDINATES, arguments=_begun),
    Row("meetings:minutes", 404, MISSES, "post", _begun),
    Row("meetings:minutes_thread", 404, COORDINATES, arguments=_begun),
    Row("meetings:minutes_thread", 404, CHANGES, "post", _begun, {"title": "Minutes", "body": "We met."}),
    Row("meetings:minutes_file", 404, MEMBERS, arguments=_file),
    Row("meetings:minutes_file", 405, method="post", arguments=_file),
    *both("meetings:calendar", anonymous=302, others=200),
    # The token is the key; who opens it does not matter, whose it is does.
    Row("meetings_calendar:feed", 200, arguments=_address),
    Row("meetings_calendar:feed", 404, arguments=_address_of_nobody_inside),
    Row("meetings_calendar:feed", 405, method="post", arguments=_address),
]

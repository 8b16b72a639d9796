"""Meetings as calendar programs read them (RFC 5545). Moments are written in UTC, which needs no rules of zones."""

from collections.abc import Iterable
from unicodedata import category

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from exchange.content.markdown import plain_text
from stakeholder_groups.meetings.enums import MeetingState
from stakeholder_groups.meetings.models import Meeting

CONTENT_TYPE = "text/calendar; charset=utf-8"


def calendar_of(meetings: Iterable[Meeting], *, name: str = "") -> bytes:
    """One calendar. The same meetings give the same bytes, whenever it is asked for."""
    calendar = Calendar()
    calendar.add("prodid", "-//Exchange//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("x-wr-calname", _plain(name))
    for meeting in meetings:
        calendar.add_component(_event(meeting))
    return bytes(calendar.to_ical())


def _event(meeting: Meeting) -> Event:
    """`uid` never changes; `sequence` rises, so that a program knows which of two is the newer."""
    event = Event()
    event.add("uid", f"{meeting.public_id}@meetings.exchange")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.changed_at)
    event.add("last-modified", meeting.changed_at)
    event.add("dtstart", meeting.starts_at)
    event.add("dtend", meeting.ends_at)
    event.add("summary", _plain(meeting.title))
    event.add("status", "CANCELLED" if meeting.state == MeetingState.CANCELLED else "CONFIRMED")
    event.add("url", settings.BASE_URL + meeting.get_absolute_url())
    if where := meeting.where or meeting.link:
        event.add("location", _plain(where))
    event.add("description", _plain("\n".join(_lines(meeting))))
    return event


def _lines(meeting: Meeting) -> Iterable[str]:
    yield meeting.group.shown_name
    if meeting.link:
        yield _("Take part from afar: %(link)s") % {"link": meeting.link}
    if meeting.text:
        yield plain_text(meeting.text_html)
    yield from agenda_lines(meeting)


def agenda_lines(meeting: Meeting) -> Iterable[str]:
    """“1. Budget (20 min, Chamber)”."""
    for number, item in enumerate(meeting.agenda.all(), start=1):
        minutes = _("%(minutes)d min") % {"minutes": item.minutes} if item.minutes else ""
        more = ", ".join(part for part in (minutes, item.who) if part)
        yield f"{number}. {item.title} ({more})" if more else f"{number}. {item.title}"


def _plain(text: str) -> str:
    """Without control characters, which no calendar may hold; lines stay."""
    return "".join(letter for letter in text.replace("\r\n", "\n") if letter == "\n" or category(letter) != "Cc")

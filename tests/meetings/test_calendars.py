"""Calendar files and the secret address, as a calendar program reads them."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from stakeholder_groups.groups.services.members import leave, remove_member
from stakeholder_groups.meetings import services
from stakeholder_groups.meetings.models import CalendarFeed, Meeting
from stakeholder_groups.meetings.services import ItemWords, MeetingWords
from tests.factories.discussions import put_in
from tests.meetings.conftest import SECRET, Place

pytestmark = pytest.mark.django_db


def events(body: bytes) -> dict[str, Any]:
    """By title; also that every line is ended and folded as the format wants."""
    assert body.endswith(b"\r\n")
    assert b"\n" not in body.replace(b"\r\n", b"")
    assert max(len(line) for line in body.split(b"\r\n")) <= 75
    calendar = Calendar.from_ical(body)
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
    return {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}


def file_of(place: Place, meeting: Meeting) -> Any:
    response = place.client("reader").get(place.url(place.at(meeting, "meeting.ics")))
    assert (response.status_code, response.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    (event,) = events(response.content).values()
    return event


def words_of(meeting: Meeting, **said: Any) -> MeetingWords:
    names = [name for name in MeetingWords.__slots__ if name not in said]
    return MeetingWords(**{name: getattr(meeting, name) for name in names}, **said)


def address_of(place: Place, key: str, action: str = "renew") -> str:
    response = place.client(key).post("/en/groups/calendar/", {"action": action})
    found = re.search(r'id="calendar-address">http://testserver([^<]+)<', response.content.decode())
    assert found
    assert "no-store" in response.headers["Cache-Control"]
    return found[1]


def test_a_meeting_as_a_file_keeps_its_id_and_rises_in_number(place: Place) -> None:
    title = "Żółw; comma, back\\slash " + "ö" * 80
    meeting = place.meeting(title, town="Gävle", link="https://meet.example/a", text="**One**\n\nTwo")
    coordinator = place.people["coordinator"]
    first = file_of(place, meeting)
    assert (str(first["SUMMARY"]), first["SEQUENCE"], first["STATUS"]) == (title, 0, "CONFIRMED")
    assert (first["DTSTART"].dt, first["DTEND"].dt) == (meeting.starts_at, meeting.ends_at)
    assert first["DTSTART"].to_ical().endswith(b"Z")
    assert (str(first["LOCATION"]), str(first["URL"])) == ("Town hall, Gävle", f"http://testserver{meeting.get_absolute_url()}")
    meeting = services.edit_meeting(actor=coordinator, meeting=meeting, words=words_of(meeting, title="Bell\x07 and\nline"))
    services.set_agenda(actor=coordinator, meeting=meeting, items=[ItemWords("Budget", 20, "Chamber")])
    second = file_of(place, meeting)
    assert (str(second["SUMMARY"]), second["SEQUENCE"], second["UID"]) == ("Bell and\nline", 2, first["UID"])
    said = str(second["DESCRIPTION"]).split("\n")
    assert said == ["Group north", "Take part from afar: https://meet.example/a", "One Two", "1. Budget (20 min, Chamber)"]
    services.cancel_meeting(actor=coordinator, meeting=meeting, reason="x")
    third = file_of(place, meeting)
    assert (third["STATUS"], third["SEQUENCE"], third["UID"]) == ("CANCELLED", 3, first["UID"])


def test_a_secret_address_gives_the_meetings_of_all_own_groups(place: Place) -> None:
    elsewhere = place.people["other"].group_memberships.get().group
    starts = timezone.now() + timedelta(days=3)
    words = MeetingWords("Southern meeting", starts, starts + timedelta(hours=1), starts, place="Quay")
    services.plan_meeting(actor=place.people["other"], group=elsewhere, words=words)
    place.meeting("Northern meeting", link="https://meet.example/a")
    assert "You have no address yet." in place.client("member").get("/en/groups/calendar/").content.decode()
    address = address_of(place, "member")
    program = Client()
    response = program.get(address)
    assert set(events(response.content)) == {"Northern meeting"}
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert not response.cookies
    same = program.get(address, headers={"If-None-Match": f"W/{response.headers['ETag']}"})
    assert (same.status_code, same.content, same.headers["ETag"]) == (304, b"", response.headers["ETag"])
    put_in(elsewhere, place.people["member"])
    later = program.get(address, headers={"If-None-Match": response.headers["ETag"]})
    assert set(events(later.content)) == {"Northern meeting", "Southern meeting"}
    token = address.split("/")[-1].removesuffix(".ics")
    feed = CalendarFeed.objects.get()
    assert (len(token) >= 43, token in str(vars(feed))) == (True, False)
    assert token not in place.client("member").get("/en/groups/calendar/").content.decode()
    assert program.post(address).status_code == 405


def test_an_address_ends_with_renewal_removal_membership_and_account(place: Place) -> None:
    place.meeting(f"About {SECRET}")
    program = Client()

    def is_closed(address: str) -> bool:
        response = program.get(address)
        return response.status_code == 404 and SECRET not in response.content.decode()

    old = address_of(place, "member")
    new = address_of(place, "member")
    assert (is_closed(old), is_closed(new)) == (True, False)
    assert place.client("member").post("/en/groups/calendar/", {"action": "remove"}).status_code == 302
    assert is_closed(new)
    kept, left, gone = (address_of(place, key) for key in ("deputy", "reader", "member"))
    leave(membership=place.membership("reader"))
    remove_member(actor=place.people["coordinator"], membership=place.membership("member"), reason="x")
    assert (is_closed(left), is_closed(gone), is_closed(kept)) == (True, True, False)
    place.people["deputy"].is_active = False
    place.people["deputy"].save()
    assert is_closed(kept)
    assert is_closed(address_of(place, "stranger"))
    for wrong in ("x", "%00", "x" * 3_000, "..%2F..%2Fetc", "%ED%A0%80"):
        assert is_closed(f"/calendar/{wrong}.ics")


def test_who_has_not_accepted_the_rules_gets_nothing_of_the_group(place: Place) -> None:
    place.meeting(f"About {SECRET}")
    address = address_of(place, "reader")
    place.people["reader"].group_memberships.update(rules_accepted_at=None)
    response = Client().get(address)
    assert (response.status_code, SECRET in response.content.decode()) == (404, False)


def test_a_calendar_costs_the_same_however_many_meetings_there_are(place: Place) -> None:
    address = address_of(place, "member")

    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert Client().get(address).status_code == 200
        return len(seen)

    place.meeting("One")
    before = cost()
    for number in range(5):
        meeting = place.meeting(f"Meeting {number}")
        services.set_agenda(actor=place.people["coordinator"], meeting=meeting, items=[ItemWords("Item")])
    assert cost() == before <= 5

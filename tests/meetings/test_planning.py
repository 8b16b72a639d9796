"""Planning, changing, holding and cancelling meetings, and what the forms refuse."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stakeholder_groups.groups.permissions import NotAMemberError
from stakeholder_groups.meetings import services
from stakeholder_groups.meetings.enums import MeetingState
from stakeholder_groups.meetings.models import Meeting
from stakeholder_groups.meetings.services import ItemWords
from tests.meetings.conftest import SECRET, Place

pytestmark = pytest.mark.django_db

BRUSSELS = ZoneInfo("Europe/Brussels")
GOOD = {"title": "  Spring   meeting ", "day": "2027-03-04", "starts": "10:00", "ends": "12:30", "place": "Town hall"}
PARTS = ["", "meeting.ics", "edit/", "agenda/", "cancel/", "attendance/", "minutes/", "minutes/thread/"]
DONE = ["answer/", "held/", "edit/", "agenda/", "cancel/", "attendance/", "minutes/", "minutes/thread/"]


@pytest.fixture(autouse=True)
def november(time_machine: Any) -> None:
    time_machine.move_to(datetime(2026, 11, 29, 9, tzinfo=BRUSSELS), tick=True)


def test_a_coordinator_plans_a_meeting_once_and_the_group_hears_of_it(place: Place, heard: list[Any]) -> None:
    form = place.get("coordinator", "meetings/new/")
    assert "In the time of Europe/Brussels." in form
    key = re.search(r'name="client_key" value="([^"]+)"', form)[1]  # type: ignore[index]
    first, again = (place.post("coordinator", "meetings/new/", **GOOD, client_key=key) for _ in range(2))
    meeting = Meeting.objects.get()
    assert first.headers["Location"] == again.headers["Location"] == place.url(place.at(meeting, "agenda/"))
    starts = datetime(2027, 3, 4, 10, tzinfo=BRUSSELS)
    assert (meeting.title, meeting.starts_at, meeting.ends_at) == ("Spring meeting", starts, starts + timedelta(hours=2, minutes=30))
    assert (meeting.state, meeting.sequence, meeting.registration_until, meeting.is_public) == ("planned", 0, starts, False)
    assert [(event.step, event.actor) for event in meeting.events.all()] == [("planned", place.people["coordinator"])]
    others = {place.people[key].pk for key in ("member", "reader", "deputy")}
    assert [(call["kind"].name, set(call["people"])) for call in heard] == [("meeting_announced", others)]
    page = place.get("reader", place.at(meeting))
    assert "4 Mar 2027, 10:00 – 12:30 (Europe/Brussels)" in page
    assert "Spring meeting" in place.get("reader", "meetings/")
    assert "Spring meeting" in place.get("reader")


REFUSED = [
    ({"title": "x" * 10_000}, "at most 200"),
    ({"title": " "}, "Give the meeting a title."),
    ({"title": "Nought\x00byte"}, "Null characters"),
    ({"starts": "12:00", "ends": "11:00"}, "ends before it begins"),
    ({"ends": "10:00"}, "ends before it begins"),
    ({"last_day": "2027-04-04"}, "at most two weeks"),
    ({"day": "9999-12-31"}, "within the next three years"),
    ({"day": "0001-01-01", "starts": "00:00"}, "within the next three years"),
    ({"day": "2026-11-01"}, "This moment has passed"),
    ({"day": "yesterday"}, "Enter a valid date"),
    ({"day": "2027-03-28", "starts": "02:30", "ends": "05:00"}, "put forward in this hour"),
    ({"day": "2027-03-28", "starts": "01:30", "ends": "02:30"}, "put forward in this hour"),
    ({"place": ""}, "Say where"),
    ({"place": "", "link": "https://meet.example/a", "capacity": "5"}, "Name the place"),
    ({"link": "javascript:alert(1)"}, "begins with https://"),
    ({"link": "http://meet.example/a"}, "begins with https://"),
    ({"link": "https://" + "a" * 600}, "begins with https://"),
    ({"capacity": "-1"}, "greater than or equal to 1"),
    ({"capacity": "9" * 40}, "less than or equal to"),
    ({"until_day": "2027-03-05"}, "at the latest when the meeting begins"),
    ({"until_hour": "10:00"}, "Choose the day too"),
    ({"body": "y" * 5_001}, "at most 5000"),
]


def test_a_refused_form_keeps_what_was_typed(place: Place) -> None:
    for data, reason in REFUSED:
        sent = GOOD | data
        response = place.post("coordinator", "meetings/new/", **sent)
        text = response.content.decode()
        assert (data, response.status_code, reason in text) == (data, 422, True)
        assert all(value.strip() in text for name, value in sent.items() if name in {"title", "place", "day", "link", "body"})
    assert Meeting.objects.count() == 0


def test_an_hour_that_the_clocks_show_twice_is_the_first(place: Place) -> None:
    place.post("coordinator", "meetings/new/", **GOOD | {"day": "2027-10-31", "starts": "02:30", "ends": "04:00"})
    meeting = Meeting.objects.get()
    assert meeting.ends_at - meeting.starts_at == timedelta(hours=2, minutes=30)


def test_hostile_text_is_shown_as_typed(place: Place) -> None:
    attack = "<script>alert(1)</script>"
    place.post(
        "coordinator", "meetings/new/", **GOOD | {"title": attack, "place": attack, "body": f"{attack} [x](javascript:alert(1)) **bold**"}
    )
    meeting = Meeting.objects.get()
    services.set_agenda(actor=place.people["coordinator"], meeting=meeting, items=[ItemWords(attack, 5, attack, f"{attack} **item**")])
    text = place.get("reader", place.at(meeting)) + place.get("reader", "meetings/") + place.get("reader")
    assert attack not in text
    assert "javascript:" not in text.replace("[x](javascript:", "")
    assert "<strong>bold</strong>" in text
    assert "<strong>item</strong>" in text
    for bad in ("?page=-1", "?page=99999999999999999999", "?page=%00"):
        place.get("reader", f"meetings/{bad}")


def test_who_is_not_in_the_group_gets_404_and_no_word_of_it(place: Place) -> None:
    meeting = place.meeting(f"About {SECRET}", is_public=False)
    for key in ("stranger", "other", "superuser"):
        for part in PARTS:
            assert SECRET not in place.get(key, place.at(meeting, part), 404)
        for part in DONE:
            assert place.post(key, place.at(meeting, part), answer="in_place", reason="x", **GOOD).status_code == 404
        assert SECRET not in place.get(key, "meetings/", 404)
        assert place.post(key, "meetings/new/", **GOOD).status_code == 404
        other = place.client(key).get(f"/en/groups/south/{place.at(meeting)}")
        assert (other.status_code, SECRET in other.content.decode()) == (404, False)
    about = place.client("stranger").get(place.url("about/")).content.decode()
    assert (SECRET in about, "No public meeting is announced." in about) == (False, True)
    assert (Meeting.objects.count(), Meeting.objects.get().state, meeting.registrations.count()) == (1, "planned", 0)


def test_members_read_but_only_who_coordinates_changes(place: Place) -> None:
    meeting = place.begun()
    for part in PARTS[2:]:
        place.get("reader", place.at(meeting, part), 403)
    for part in DONE[1:]:
        assert place.post("reader", place.at(meeting, part), reason="x", **GOOD).status_code == 403
    assert place.post("reader", "meetings/new/", **GOOD).status_code == 403
    assert "Change the meeting" not in place.get("reader", place.at(meeting))
    assert "Change the meeting" in place.get("deputy", place.at(meeting))
    with pytest.raises(NotAMemberError):
        services.cancel_meeting(actor=place.people["reader"], meeting=meeting, reason="x")
    assert place.post("deputy", place.at(meeting, "held/")).status_code == 302
    assert Meeting.objects.get().state == MeetingState.HELD


def test_only_another_time_or_place_is_told(place: Place, heard: list[Any]) -> None:
    place.post("coordinator", "meetings/new/", **GOOD)
    meeting = Meeting.objects.get()
    heard.clear()
    place.post("coordinator", place.at(meeting, "edit/"), **GOOD)
    assert (Meeting.objects.get().sequence, meeting.events.count()) == (0, 1)
    place.post("coordinator", place.at(meeting, "edit/"), **GOOD | {"title": "Summer meeting"})
    assert (Meeting.objects.get().sequence, heard) == (1, [])
    place.post("coordinator", place.at(meeting, "edit/"), **GOOD | {"title": "Summer meeting", "day": "2027-06-01", "place": "Library"})
    assert Meeting.objects.get().sequence == 2
    assert [call["kind"].name for call in heard] == ["meeting_moved"]
    assert [event.step for event in meeting.events.all()] == ["planned", "edited", "moved"]
    form = place.get("coordinator", place.at(meeting, "edit/"))
    assert all(f'value="{value}"' in form for value in ("Summer meeting", "2027-06-01", "10:00", "12:30", "Library"))


def test_cancelling_asks_why_tells_the_group_and_is_the_end(place: Place, heard: list[Any]) -> None:
    meeting = place.meeting()
    heard.clear()
    assert place.post("coordinator", place.at(meeting, "cancel/")).status_code == 422
    place.post("coordinator", place.at(meeting, "cancel/"), reason="The hall burnt down.")
    assert [call["kind"].name for call in heard] == ["meeting_cancelled"]
    page = place.get("reader", place.at(meeting))
    assert "This meeting is cancelled." in page
    assert "The hall burnt down." in page
    assert 'name="answer"' not in page
    for part in ("edit/", "agenda/", "cancel/", "attendance/", "minutes/", "minutes/thread/"):
        assert place.client("coordinator").get(place.url(place.at(meeting, part))).status_code == 302
        again = place.client("coordinator").post(place.url(place.at(meeting, part)), GOOD | {"reason": "again"})
        assert again.status_code == (302 if part == "minutes/" else 422)
    assert place.post("coordinator", place.at(meeting, "held/")).status_code == 302
    assert (Meeting.objects.get().state, meeting.events.count()) == (MeetingState.CANCELLED, 2)


def test_what_has_not_begun_was_not_held(place: Place) -> None:
    meeting = place.meeting()
    with pytest.raises(services.StepNotPossible):
        services.hold_meeting(actor=place.people["coordinator"], meeting=meeting)
    with pytest.raises(services.StepNotPossible):
        services.note_attendance(actor=place.people["coordinator"], meeting=meeting, lines=[])
    assert place.client("coordinator").get(place.url(place.at(meeting, "attendance/"))).status_code == 302
    assert Meeting.objects.get().state == MeetingState.PLANNED


def rows(*said: dict[str, str]) -> dict[str, str]:
    typed = {f"form-{number}-{name}": value for number, row in enumerate(said) for name, value in row.items()}
    return {"form-TOTAL_FORMS": str(len(said) + 1), "form-INITIAL_FORMS": "0", **typed}


def test_the_agenda_is_ordered_by_its_numbers(place: Place) -> None:
    meeting = place.meeting()
    budget = {"place": "2", "title": "Budget", "minutes": "20", "who": "Chamber", "body": "**Figures**"}
    sent = rows(budget, {"place": "1", "title": "Welcome"}, {}, {"title": "Any other"}, {"place": "9", "title": "Not this", "DELETE": "on"})
    more = place.client("coordinator").post(place.url(place.at(meeting, "agenda/")), sent | {"action": "more"}).content.decode()
    assert all(word in more for word in ('value="Budget"', 'value="Chamber"', "**Figures**", 'value="Any other"'))
    assert ("error-summary" in more, meeting.agenda.count()) == (False, 0)
    place.client("coordinator").post(place.url(place.at(meeting, "agenda/")), sent)
    assert list(meeting.agenda.values_list("title", flat=True)) == ["Welcome", "Budget", "Any other"]
    page = place.get("reader", place.at(meeting))
    assert page.index("Welcome") < page.index("Budget") < page.index("Any other")
    assert "<strong>Figures</strong>" in page
    again = rows(
        *(
            {"place": str(item.place), "title": item.title, "minutes": str(item.minutes or ""), "who": item.who, "body": item.text}
            for item in meeting.agenda.all()
        )
    )
    place.client("coordinator").post(place.url(place.at(meeting, "agenda/")), again)
    assert Meeting.objects.get().sequence == 1


def test_a_refused_agenda_keeps_what_was_typed(place: Place) -> None:
    meeting = place.meeting()
    refused = [
        ({"title": "", "who": "Kept"}, "Give the item a title"),
        ({"title": "Kept", "minutes": "-5"}, "greater than or equal to 1"),
        ({"title": "Kept" * 60}, "at most 200"),
        ({"title": "Kept", "place": "x"}, "whole number"),
    ]
    for row, reason in refused:
        response = place.client("coordinator").post(place.url(place.at(meeting, "agenda/")), rows(row))
        text = response.content.decode()
        assert (row, response.status_code, reason in text, "Kept" in text) == (row, 422, True, True)
    assert meeting.agenda.count() == 0


def test_a_broken_form_of_rows_is_refused(place: Place) -> None:
    meeting = place.meeting()
    many = {"form-TOTAL_FORMS": "99999", "form-INITIAL_FORMS": "0"}
    for broken, action in product(({}, {"form-TOTAL_FORMS": "x"}, many), ("", "more")):
        response = place.client("coordinator").post(place.url(place.at(meeting, "agenda/")), broken | {"action": action})
        assert response.status_code == (200 if action else 422)


def test_the_public_hears_title_day_and_town_of_what_is_marked_so(place: Place) -> None:
    said = {"town": "Gent", "place": f"Room {SECRET}", "link": f"https://meet.example/{SECRET}", "text": SECRET}
    place.meeting("Open day", is_public=True, **said)
    place.meeting(f"Board {SECRET}", **said)
    held = place.begun("First public meeting", is_public=True, **said)
    services.hold_meeting(actor=place.people["coordinator"], meeting=held)
    about = place.client("stranger").get(place.url("about/")).content.decode()
    assert all(word in about for word in ("Open day", "First public meeting", "Gent"))
    assert SECRET not in about
    place.group.is_public_page = False
    place.group.save()
    assert place.client("stranger").get(place.url("about/")).status_code == 404


def test_pages_cost_the_same_however_many_meetings_there_are(place: Place) -> None:
    def cost(rest: str) -> int:
        place.get("reader", rest)
        with CaptureQueriesContext(connection) as seen:
            place.get("reader", rest)
        return len(seen)

    place.meeting(is_public=True)
    place.begun()
    before = [cost(rest) for rest in ("meetings/", "", "about/")]
    for number in range(6):
        place.meeting(f"Meeting {number}", is_public=True)
        place.begun(f"Earlier {number}", is_public=True)
    assert [cost(rest) for rest in ("meetings/", "", "about/")] == before

"""Answers, seats and the waiting list; what comes after a meeting: attendance and minutes."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from exchange.core import outbox
from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.discussions.services import edit_post, set_hidden
from stakeholder_groups.groups.services.members import leave, remove_member
from stakeholder_groups.meetings import services
from stakeholder_groups.meetings.enums import Answer
from stakeholder_groups.meetings.models import Meeting, MinutesFile, Registration
from stakeholder_groups.meetings.services import Came, registering
from tests.factories.discussions import make_thread
from tests.helpers.concurrency import at_once
from tests.meetings.conftest import SECRET, Place

pytestmark = pytest.mark.django_db

IN_PLACE, FROM_AFAR, NO = Answer.IN_PLACE, Answer.FROM_AFAR, Answer.NO


def says(place: Place, key: str, meeting: Meeting, answer: Answer) -> Registration:
    return services.register(actor=place.people[key], meeting=meeting, answer=answer)


def standing(meeting: Meeting) -> dict[str, tuple[str, bool]]:
    return {row.user.display_name.split()[0]: (row.answer, row.waiting) for row in meeting.registrations.select_related("user")}


def test_a_member_answers_by_plain_forms_and_changes_the_answer(place: Place) -> None:
    meeting = place.meeting(link="https://meet.example/a")
    page = place.get("member", place.at(meeting))
    assert [f'value="{answer}"' in page for answer in Answer] == [True, True, True]
    assert place.post("member", place.at(meeting, "answer/"), answer="in_place").headers["Location"] == place.url(place.at(meeting))
    page = place.get("reader", place.at(meeting))
    assert "Mia Member, Chamber of Mia" in page
    assert "In place: 1 person" in page
    place.post("member", place.at(meeting, "answer/"), answer="no")
    page = place.get("member", place.at(meeting))
    assert "1 person cannot take part." in page
    assert "I cannot take part" in page
    assert "Mia Member" not in page.split("Who registered")[1]
    assert "You cannot take part" in place.get("member", "meetings/")


def test_a_wrong_or_late_answer_is_refused_in_words(place: Place) -> None:
    meeting = place.meeting()
    for answer, reason in (("perhaps", "Choose one of the answers."), ("from_afar", "is not offered any more"), ("\x00", "Choose one")):
        response = place.post("member", place.at(meeting, "answer/"), answer=answer)
        assert (response.status_code, reason in response.content.decode()) == (422, True)
    Meeting.objects.filter(pk=meeting.pk).update(registration_until=timezone.now())
    response = place.post("member", place.at(meeting, "answer/"), answer="in_place")
    assert (response.status_code, "Registration has ended" in response.content.decode()) == (422, True)
    assert 'name="answer"' not in place.get("member", place.at(meeting))
    assert meeting.registrations.count() == 0


def test_seats_go_in_turn_and_a_free_one_to_who_waits_longest(place: Place, heard: list[Any]) -> None:
    meeting = place.meeting(capacity=1, link="https://meet.example/a")
    for key in ("member", "reader", "deputy"):
        says(place, key, meeting, IN_PLACE)
    says(place, "coordinator", meeting, FROM_AFAR)
    assert standing(meeting) == {"Mia": (IN_PLACE, False), "Rita": (IN_PLACE, True), "Dan": (IN_PLACE, True), "Cora": (FROM_AFAR, False)}
    assert "you are on the waiting list" in place.get("reader", place.at(meeting))
    says(place, "reader", meeting, IN_PLACE)
    heard.clear()
    says(place, "member", meeting, NO)
    assert standing(meeting)["Rita"] == (IN_PLACE, False)
    assert [(call["kind"].name, set(call["people"])) for call in heard] == [("meeting_seat", {place.people["reader"].pk})]
    # Who gave the seat back stands at the end of the queue.
    says(place, "member", meeting, IN_PLACE)
    says(place, "reader", meeting, FROM_AFAR)
    assert standing(meeting) == {"Mia": (IN_PLACE, True), "Rita": (FROM_AFAR, False), "Dan": (IN_PLACE, False), "Cora": (FROM_AFAR, False)}


def test_more_seats_are_given_away_at_once_and_taken_ones_cannot_go(place: Place) -> None:
    meeting = place.meeting(capacity=1)
    for key in ("member", "reader", "deputy"):
        says(place, key, meeting, IN_PLACE)
    local = timezone.localtime(meeting.starts_at, place.group.time_zone)
    sent = {"title": meeting.title, "day": f"{local:%Y-%m-%d}", "starts": f"{local:%H:%M}", "ends": "23:59", "place": "Town hall"}
    sent |= {"day": f"{local + timedelta(days=1):%Y-%m-%d}", "starts": "09:00"}
    place.post("coordinator", place.at(meeting, "edit/"), **sent, capacity="2")
    assert [waiting for _answer, waiting in standing(meeting).values()] == [False, False, True]
    response = place.post("coordinator", place.at(meeting, "edit/"), **sent, capacity="1")
    assert (response.status_code, "2 members have a seat already" in response.content.decode()) == (422, True)
    place.post("coordinator", place.at(meeting, "edit/"), **sent)
    assert [waiting for _answer, waiting in standing(meeting).values()] == [False, False, False]


def test_who_leaves_gives_the_seat_back_and_is_named_no_more(place: Place, heard: list[Any]) -> None:
    meeting, over = place.meeting(capacity=1), place.begun("Over", capacity=5)
    for key in ("member", "reader"):
        says(place, key, meeting, IN_PLACE)
        Registration.objects.create(meeting=over, user=place.people[key], answer=IN_PLACE)
    services.hold_meeting(actor=place.people["coordinator"], meeting=over)
    heard.clear()
    remove_member(actor=place.people["coordinator"], membership=place.membership("member"), reason="x")
    assert standing(meeting) == {"Rita": (IN_PLACE, False)}
    assert [call["kind"].name for call in heard] == ["meeting_seat"]
    assert over.registrations.count() == 2
    assert "Mia Member" not in place.get("reader", place.at(over))
    leave(membership=place.membership("reader"))
    assert standing(meeting) == {}


def test_a_closed_account_gives_the_seat_back_too(place: Place) -> None:
    meeting = place.meeting(capacity=1)
    for key in ("member", "reader"):
        says(place, key, meeting, IN_PLACE)
    place.people["member"].is_active = False
    place.people["member"].save()
    assert [registering.let_go_who_left(), registering.let_go_who_left()] == [1, 0]
    assert standing(meeting) == {"Rita": (IN_PLACE, False)}


@pytest.mark.django_db(transaction=True)
def test_at_the_same_moment_a_seat_is_given_once(place: Place) -> None:
    meeting = place.meeting(capacity=2)
    people = [place.member(f"Person {number}") for number in range(5)]
    at_once(*(partial(services.register, actor=person, meeting=meeting, answer=IN_PLACE) for person in people))
    rows = list(meeting.registrations.all())
    assert (len(rows), sum(not row.waiting for row in rows)) == (5, 2)


def lines(*said: dict[str, str]) -> dict[str, str]:
    typed = {f"form-{number}-{name}": value for number, row in enumerate(said) for name, value in row.items()}
    return {"form-TOTAL_FORMS": str(len(said)), "form-INITIAL_FORMS": "0", **typed}


def test_attendance_begins_with_who_registered_and_holds_the_meeting(place: Place) -> None:
    meeting = place.begun()
    Registration.objects.create(meeting=meeting, user=place.people["member"], answer=IN_PLACE)
    form = place.get("coordinator", place.at(meeting, "attendance/"))
    assert 'value="Chamber of Mia"' in form
    assert "Mia Member" not in form
    chamber = {"organisation": "Chamber of Mia", "kind": "chamber", "in_place": "3", "from_afar": ""}
    wrong = place.client("coordinator").post(place.url(place.at(meeting, "attendance/")), lines(chamber | {"in_place": "-1"}))
    assert (wrong.status_code, meeting.attendance.count()) == (422, 0)
    sent = lines(chamber, {"organisation": "<b>Baker</b>", "kind": "enterprise", "from_afar": "0"}, {"organisation": "Unknown"})
    place.client("coordinator").post(place.url(place.at(meeting, "attendance/")), sent)
    meeting.refresh_from_db()
    assert (meeting.state, list(meeting.attendance.values_list("in_place", "from_afar"))) == ("held", [(None, 0), (3, None), (None, None)])
    assert [event.step for event in meeting.events.all()] == ["planned", "held", "attendance"]
    page = place.get("reader", place.at(meeting))
    assert "3 organisations, 3 people" in page
    assert "<b>Baker" not in page
    services.note_attendance(actor=place.people["coordinator"], meeting=meeting, lines=[Came("Unknown")])
    assert "1 organisation<" in place.get("reader", place.at(meeting)).replace("\n", "")


def test_minutes_as_a_file_are_for_members_and_a_newer_one_shows(place: Place) -> None:
    meeting = place.begun()
    bad = SimpleUploadedFile("minutes.pdf", b"MZ this is no pdf")
    response = place.client("coordinator").post(place.url(place.at(meeting, "minutes/")), {"action": "upload", "upload-file": bad})
    assert (response.status_code, "is not what its name says" in response.content.decode()) == (422, True)
    assert place.post("coordinator", place.at(meeting, "minutes/"), action="upload").status_code == 422
    for name in ("first.txt", "second.txt"):
        upload = SimpleUploadedFile(name, f"We met. {SECRET}".encode())
        place.client("coordinator").post(place.url(place.at(meeting, "minutes/")), {"action": "upload", "upload-file": upload})
    newest, first = MinutesFile.objects.all()
    page = place.get("reader", place.at(meeting))
    assert page.index("second.txt") < page.index("Earlier versions") < page.index("first.txt")
    assert [event.step for event in meeting.events.all()] == ["planned", "held", "minutes", "new_minutes"]
    address = place.at(meeting, f"minutes/files/{newest.public_id}/")
    answer = place.client("reader").get(place.url(address))
    assert SECRET in b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Cache-Control"] == "private, no-store"
    for key in ("stranger", "other", "superuser"):
        place.get(key, address, 404)
    other = place.begun("Other")
    place.get("reader", place.at(other, f"minutes/files/{newest.public_id}/"), 404)
    stored = first.file.storage, first.file.name
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.db.transaction.on_commit", lambda function, **_said: function())
        first.delete()
    assert not stored[0].exists(stored[1])


def is_clean(opened: Any) -> bool:
    return b"virus" not in opened.read()


@override_settings(ATTACHMENT_SCANNER="tests.meetings.test_taking_part.is_clean")
def test_a_scanner_is_asked_before_minutes_are_given_out(place: Place) -> None:
    meeting = place.begun()
    for name, text in (("bad.txt", b"virus"), ("good.txt", b"We met.")):
        upload = SimpleUploadedFile(name, text)
        place.client("coordinator").post(place.url(place.at(meeting, "minutes/")), {"action": "upload", "upload-file": upload})
    files = list(MinutesFile.objects.order_by("name"))
    addresses = [place.at(meeting, f"minutes/files/{file.public_id}/") for file in files]
    assert [place.client("reader").get(place.url(address)).status_code for address in addresses] == [404, 404]
    outbox.drain()
    refused, served = (place.client("reader").get(place.url(address)) for address in addresses)
    assert (refused.status_code, b"".join(served.streaming_content)) == (404, b"We met.")  # type: ignore[attr-defined]
    assert "was not let through" in place.get("reader", place.at(meeting))


def test_minutes_as_a_thread_begin_with_the_agenda(place: Place) -> None:
    meeting = place.meeting()
    services.set_agenda(actor=place.people["coordinator"], meeting=meeting, items=[services.ItemWords("Budget", 20, "Chamber")])
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=timezone.now() - timedelta(hours=1))
    form = place.get("coordinator", place.at(meeting, "minutes/thread/"))
    assert "### 1. Budget (20 min, Chamber)" in form
    assert 'value="Minutes: Spring meeting"' in form
    assert place.post("coordinator", place.at(meeting, "minutes/thread/"), title="Minutes", body=" ").status_code == 422
    key = "6e0b1f0e-6a8e-4c57-8a55-0a2f6a4f4a01"
    sent = [
        place.post("coordinator", place.at(meeting, "minutes/thread/"), title="Minutes", body="We agreed.", client_key=key)
        for _ in range(2)
    ]
    thread = Thread.objects.get()
    assert [answer.headers["Location"] for answer in sent] == [thread.get_absolute_url()] * 2
    assert thread.get_absolute_url() in place.get("reader", place.at(meeting))
    assert [event.step for event in meeting.events.all()] == ["planned", "agenda", "held", "minutes"]
    edit_post(actor=place.people["coordinator"], post=thread.posts.get(), body="We agreed on less.")
    assert "edited" in place.get("reader", f"threads/{thread.public_id}/").lower()
    set_hidden(actor=place.people["coordinator"], thread=thread, hidden=True)
    assert thread.get_absolute_url() not in place.get("reader", place.at(meeting))


def test_only_a_thread_of_the_group_can_be_linked_as_minutes(place: Place) -> None:
    meeting = place.begun()
    own = make_thread(place.group, place.people["member"], title="What we said")
    elsewhere = make_thread(place.people["other"].group_memberships.get().group, place.people["other"], title=SECRET)
    assert SECRET not in place.get("coordinator", place.at(meeting, "minutes/"))
    for wrong in (elsewhere.public_id, "", "\x00", "x" * 500):
        assert place.post("coordinator", place.at(meeting, "minutes/"), **{"action": "link", "link-thread": wrong}).status_code == 422
    with pytest.raises(services.StepNotPossible):
        services.link_minutes(actor=place.people["coordinator"], meeting=meeting, thread=elsewhere)
    assert place.post("coordinator", place.at(meeting, "minutes/"), **{"action": "link", "link-thread": own.public_id}).status_code == 302
    assert "What we said" in place.get("reader", place.at(meeting))


def test_a_page_costs_the_same_however_many_people_and_items_it_has(place: Place) -> None:
    meeting = place.meeting(link="https://meet.example/a", capacity=2)

    def cost() -> int:
        place.get("coordinator", place.at(meeting))
        with CaptureQueriesContext(connection) as seen:
            place.get("coordinator", place.at(meeting))
        return len(seen)

    says(place, "member", meeting, IN_PLACE)
    services.set_agenda(actor=place.people["coordinator"], meeting=meeting, items=[services.ItemWords("One")])
    before = cost()
    for number in range(5):
        services.register(actor=place.member(f"Person {number}"), meeting=meeting, answer=IN_PLACE)
    services.set_agenda(
        actor=place.people["coordinator"], meeting=meeting, items=[services.ItemWords(f"Item {number}") for number in range(5)]
    )
    assert cost() == before

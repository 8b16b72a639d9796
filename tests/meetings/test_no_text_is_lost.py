"""What somebody typed into a form of meetings is kept: over the end of the session, and sent with Back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.meetings.models import Meeting
from tests.discussions.attached import upload
from tests.factories.discussions import make_thread
from tests.meetings.conftest import Place
from tests.meetings.test_planning import GOOD, rows

pytestmark = pytest.mark.django_db
KEPT = "This is what you wrote before you were signed out"


def value(text: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', text)
    assert found is not None, name
    return found[1]


def signed_out_in_between(place: Place, part: str, data: dict[str, Any]) -> str:
    """The form as it is shown after what was sent met the end of the session and its writer has signed in again."""
    form = place.get("coordinator", part)
    client = place.client("coordinator")
    client.logout()
    assert client.post(place.url(part), data | {"writer": value(form, "writer")}).status_code == 303, part
    client.force_login(place.people["coordinator"], backend="django.contrib.auth.backends.ModelBackend")
    again = place.get("coordinator", part)
    assert KEPT in again, part
    return again


ITEM = {"place": "7", "title": "Budget of the year", "minutes": "25", "who": "Chamber", "body": "Line one\nLine two"}
CAME = {"organisation": "University of Gävle", "in_place": "11", "from_afar": "4"}


def test_meetings_and_their_cancelling_survive_the_end_of_the_session(place: Place) -> None:
    meeting = place.meeting("Before", is_public=True)
    said = GOOD | {"title": "Typed before", "body": "A long text", "town": "Gävle", "capacity": "17", "until_day": "2027-03-01"}
    for part in ("meetings/new/", place.at(meeting, "edit/")):
        again = signed_out_in_between(place, part, said)
        assert "A long text" in again
        assert all(f'value="{word}"' in again for word in ("Typed before", "2027-03-04", "10:00", "12:30", "Gävle", "17", "2027-03-01"))
        # A tick that was taken out does not come back.
        assert re.search(r'<input type="checkbox" name="is_public"[^>]*>', again)[0].count("checked") == 0  # type: ignore[index]
    again = signed_out_in_between(place, place.at(meeting, "cancel/"), {"reason": "The hall burnt down."})
    assert "The hall burnt down." in again
    assert list(Meeting.objects.values_list("title", "state")) == [("Before", "planned")]
    assert place.post("coordinator", place.at(meeting, "edit/"), **said, writer=value(again, "writer")).status_code == 302
    assert KEPT not in place.get("coordinator", place.at(meeting, "edit/"))


@pytest.mark.parametrize(("part", "row", "label"), [("agenda/", ITEM, "Budget of the year"), ("attendance/", CAME, "University of Gävle")])
def test_rows_survive_the_end_of_the_session(place: Place, part: str, row: dict[str, str], label: str) -> None:
    meeting = place.meeting() if part == "agenda/" else place.begun()
    second = {name: text if text.isdigit() else f"Second {text}" for name, text in row.items()} | {"DELETE": "on"}
    again = signed_out_in_between(place, place.at(meeting, part), rows(row, second))
    for number, sent in enumerate((row, second)):
        for name, text in sent.items():
            written = re.search(rf'name="form-{number}-{name}"[^>]*?(?:value="{text}"|checked|>\s*{text}<)', again)
            assert written is not None, (number, name)
    assert 'name="form-0-DELETE" id="id_form-0-DELETE">' in again
    assert (meeting.agenda.count(), meeting.attendance.count()) == (0, 0)
    assert place.client("coordinator").post(place.url(place.at(meeting, part)), rows(row)).status_code == 302
    assert label in place.get("reader", place.at(meeting))
    assert KEPT not in place.get("coordinator", place.at(meeting, part))


def test_minutes_survive_the_end_of_the_session(place: Place) -> None:
    meeting = place.begun()
    thread = make_thread(place.group, place.people["member"], title="What we said")
    again = signed_out_in_between(place, place.at(meeting, "minutes/thread/"), {"title": "Our minutes", "body": "We **agreed**."})
    assert all(words in again for words in ('value="Our minutes"', "We **agreed**."))
    linking = {"action": "link", "link-thread": thread.public_id}
    assert f'value="{thread.public_id}" selected' in signed_out_in_between(place, place.at(meeting, "minutes/"), linking)
    files = signed_out_in_between(place, place.at(meeting, "minutes/"), {"action": "upload", "upload-file": upload()})
    assert "Files were not kept: choose them again." in files
    assert (Thread.objects.count(), meeting.minutes_files.count()) == (1, 0)


@pytest.mark.parametrize(
    ("part", "data", "words"),
    [
        ("edit/", GOOD | {"title": "Typed words"}, "Typed words"),
        ("agenda/", rows(ITEM), "Budget of the year"),
        ("attendance/", rows(CAME), "University of Gävle"),
        ("minutes/thread/", {"title": "Typed words", "body": "x"}, "Typed words"),
        ("minutes/", {"action": "upload"}, ""),
        ("cancel/", {"reason": "Typed words"}, "Typed words"),
    ],
)
def test_the_token_of_an_earlier_sign_in_stores_and_loses_nothing(place: Place, part: str, data: dict[str, str], words: str) -> None:
    meeting = place.begun() if part.startswith(("attendance", "minutes")) else place.meeting()
    client = Client(enforce_csrf_checks=True)
    client.force_login(place.people["coordinator"], backend="django.contrib.auth.backends.ModelBackend")
    url = place.url(place.at(meeting, part))
    writer = value(client.get(url).content.decode(), "writer")
    answer = client.post(url, data | {"writer": writer, "csrfmiddlewaretoken": "x" * 64})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "You have signed in again" in text
    assert words in text
    assert meeting.events.count() == 1
    # Without the mark of its writer it is what any forged form is.
    assert client.post(url, data | {"csrfmiddlewaretoken": "x" * 64}).status_code == 403


def test_back_and_another_text_make_another_meeting_and_other_minutes(place: Place) -> None:
    key = value(place.get("coordinator", "meetings/new/"), "client_key")
    for title in ("Spring meeting", "Summer meeting", "Spring meeting"):
        assert place.post("coordinator", "meetings/new/", **GOOD | {"title": title}, client_key=key).status_code == 302
    assert sorted(Meeting.objects.values_list("title", flat=True)) == ["Spring meeting", "Summer meeting"]
    meeting = place.begun("Held")
    for body in ("We met.", "We met and agreed.", "We met."):
        place.post("coordinator", place.at(meeting, "minutes/thread/"), title="Minutes", body=body, client_key=key)
    assert sorted(thread.posts.get().body for thread in Thread.objects.all()) == ["We met and agreed.", "We met."]


def refused(place: Place, part: str, data: dict[str, Any], *, key: str = "deputy") -> str:
    answer = place.client(key).post(place.url(part), data)
    assert answer.status_code == 422
    return str(answer.content.decode())


def test_of_two_editors_of_a_meeting_neither_writes_over_the_other_unread(place: Place) -> None:
    meeting = place.meeting("As it was")
    at = place.at(meeting, "edit/")
    mine, hers = (value(place.get(key, at), "seen") for key in ("deputy", "coordinator"))
    said = GOOD | {"title": "Hers", "body": "**Her** text", "capacity": "40"}
    assert place.post("coordinator", at, **said, seen=hers).status_code == 302
    text = refused(place, at, GOOD | {"title": "Mine", "body": "My text", "seen": mine})
    assert "Somebody else has changed the meeting meanwhile" in text
    assert all(words in text for words in ("<strong>Hers</strong>", "<strong>Her</strong> text", 'value="Mine"', "My text", "<dd>40</dd>"))
    meeting.refresh_from_db()
    assert meeting.title == "Hers"
    # Both were shown, so that what is sent now counts.
    both = GOOD | {"title": "Both", "body": "Her text, my text", "seen": value(text, "seen")}
    assert place.post("deputy", at, **both).status_code == 302
    # The same change, sent once more from an older page, is none.
    assert place.post("coordinator", at, **both | {"seen": hers}).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.title, meeting.text) == ("Both", "Her text, my text")
    assert meeting.events.exclude(step="planned").count() == 2


def test_of_two_who_write_the_minutes_neither_takes_the_place_of_the_other_unread(place: Place) -> None:
    meeting = place.begun()
    at = place.at(meeting, "minutes/thread/")
    hers, mine = ({name: value(place.get(key, at), name) for name in ("seen", "client_key")} for key in ("coordinator", "deputy"))
    assert place.post("coordinator", at, title="Hers", body="Her minutes", **hers).status_code == 302
    first = Thread.objects.get()
    text = refused(place, at, {"title": "Mine", "body": "My minutes", **mine})
    assert "Somebody else has added minutes meanwhile" in text
    assert all(words in text for words in (f'href="{first.get_absolute_url()}"', ">Hers</a>", 'value="Mine"', "My minutes"))
    meeting.refresh_from_db()
    assert (meeting.minutes_thread, Thread.objects.count()) == (first, 1)
    # What was sent before is sent once more: the same minutes.
    assert place.post("coordinator", at, title="Hers", body="Her minutes", **hers).headers["Location"] == first.get_absolute_url()
    # Hers was shown, so that what is sent now counts.
    assert place.post("deputy", at, title="Mine", body="My minutes", **mine | {"seen": value(text, "seen")}).status_code == 302
    meeting.refresh_from_db()
    assert meeting.minutes_thread.title == "Mine"


def test_a_thread_is_linked_as_minutes_in_the_place_of_what_was_read_only(place: Place) -> None:
    meeting = place.begun()
    at = place.at(meeting, "minutes/")
    hers, mine = (make_thread(place.group, place.people["member"], title=title) for title in ("Hers", "Mine"))
    seen = value(place.get("deputy", at), "link-seen")
    assert place.post("coordinator", at, **{"action": "link", "link-thread": hers.public_id, "link-seen": seen}).status_code == 302
    said = {"action": "link", "link-thread": mine.public_id}
    text = refused(place, at, said | {"link-seen": seen})
    assert "Somebody else has added minutes meanwhile" in text
    assert all(words in text for words in (f'href="{hers.get_absolute_url()}"', f'value="{mine.public_id}" selected'))
    meeting.refresh_from_db()
    assert meeting.minutes_thread == hers
    assert place.post("deputy", at, **said | {"link-seen": value(text, "link-seen")}).status_code == 302
    meeting.refresh_from_db()
    assert meeting.minutes_thread == mine


@pytest.mark.parametrize(
    ("part", "hers", "mine", "fields"),
    [
        ("agenda/", ITEM, ITEM | {"title": "Election of the chair"}, ("agenda", "title")),
        ("attendance/", CAME, CAME | {"organisation": "Chamber of Umeå"}, ("attendance", "organisation")),
    ],
)
def test_of_two_editors_of_rows_neither_writes_over_the_other_unread(
    place: Place, part: str, hers: dict[str, str], mine: dict[str, str], fields: tuple[str, str]
) -> None:
    meeting = place.meeting() if part == "agenda/" else place.begun()
    at, (rows_of_it, name) = place.at(meeting, part), fields
    seen = {key: value(place.get(key, at), "seen") for key in ("deputy", "coordinator")}
    assert place.post("coordinator", at, **rows(hers), seen=seen["coordinator"]).status_code == 302
    # More rows are no new reading.
    more = place.client("deputy").post(place.url(at), rows(mine) | {"action": "more", "seen": seen["deputy"]}).content.decode()
    assert value(more, "seen") == seen["deputy"]
    text = refused(place, at, rows(mine) | {"seen": value(more, "seen")})
    assert "Somebody else has changed the meeting meanwhile" in text
    shown = text.split('<form method="post" class="composer"')
    assert hers[name] in shown[0]
    assert f'value="{mine[name]}"' in shown[1]
    assert list(getattr(meeting, rows_of_it).values_list(name, flat=True)) == [hers[name]]
    assert place.post("deputy", at, **rows(hers, mine), seen=value(text, "seen")).status_code == 302
    assert place.post("coordinator", at, **rows(hers, mine), seen=seen["coordinator"]).status_code == 302
    assert getattr(meeting, rows_of_it).count() == 2


def test_rows_kept_over_a_sign_in_remember_what_they_began_with(place: Place) -> None:
    meeting = place.meeting()
    at = place.at(meeting, "agenda/")
    seen = value(place.get("coordinator", at), "seen")
    place.post("deputy", at, **rows(ITEM | {"title": "Hers"}))
    again = signed_out_in_between(place, at, rows(ITEM) | {"seen": seen})
    assert "Hers" in refused(place, at, rows(ITEM) | {"seen": value(again, "seen")}, key="coordinator")


@pytest.mark.parametrize(
    ("part", "data", "words"),
    [
        ("edit/", GOOD | {"title": "Typed words"}, "Typed words"),
        ("agenda/", rows(ITEM), "Budget of the year"),
        ("attendance/", rows(CAME), "University of Gävle"),
        ("minutes/thread/", {"title": "Typed words", "body": "x"}, "Typed words"),
        ("cancel/", {"reason": "Typed words"}, "Typed words"),
    ],
)
def test_who_typed_while_the_meeting_was_cancelled_keeps_the_words(place: Place, part: str, data: dict[str, str], words: str) -> None:
    meeting = place.begun() if part.startswith(("attendance", "minutes")) else place.meeting()
    place.post("coordinator", place.at(meeting, "cancel/"), reason="The hall burnt down.")
    text = refused(place, place.at(meeting, part), data)
    assert words in text
    assert "cancelled" in text
    assert place.client("deputy").get(place.url(place.at(meeting, part))).status_code == 302
    assert meeting.events.count() == 2

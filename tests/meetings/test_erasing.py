"""Who is erased leaves her seat to who waits, and nothing of hers on the agenda."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from exchange.accounts.own_data.selectors import person_of
from exchange.core.personal.erasing import erase_room
from stakeholder_groups.meetings.models import AgendaItem, Meeting, Registration
from tests.factories.discussions import make_group, make_member

pytestmark = pytest.mark.django_db


def test_a_seat_is_given_on_and_the_agenda_loses_the_name() -> None:
    group, starts = make_group(), timezone.now() + timedelta(days=3)
    anna, bo = make_member(group, name="Anna Annex"), make_member(group, name="Bo Waiting")
    meeting = Meeting.objects.create(
        group=group,
        title="Fairs",
        created_by=anna,
        starts_at=starts,
        ends_at=starts + timedelta(hours=1),
        registration_until=starts,
        capacity=1,
    )
    AgendaItem.objects.create(
        meeting=meeting, place=1, title="Welcome", who="Anna Annex", text="Anna Annex speaks", text_html="<p>Anna Annex</p>"
    )
    Registration.objects.create(meeting=meeting, user=anna, answer="in_place")
    Registration.objects.create(meeting=meeting, user=bo, answer="in_place", waiting=True)
    erase_room("meetings", person_of(anna))
    left = Registration.objects.get()
    assert (left.user, left.waiting) == (bo, False)
    item = AgendaItem.objects.get()
    assert "Anna" not in f"{item.who} {item.text} {item.text_html}"
    meeting.refresh_from_db()
    assert (meeting.created_by, meeting.sequence > 0) == (None, True)

"""A page of notices costs as many statements as one of them, whatever kinds there are."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from exchange.accounts.models import User
from exchange.accounts.own_data.models import PersonalArchive
from exchange.accounts.roles import editors_group_name
from exchange.core.telling import kinds
from exchange.pages.services import create_partner_pages
from practices.plans.models import Transfer
from practices.review.enums import Step
from practices.review.models.events import record_step
from practices.suggestions.models import Suggestion
from search.saved.models import Alert, SavedSearch
from stakeholder_groups.discussions.services import send_post
from stakeholder_groups.groups.enums import Role
from stakeholder_groups.groups.models import Group
from stakeholder_groups.meetings.models import Meeting, Registration
from stakeholder_groups.moderation.models import Appeal, ModerationDecision, Report
from stakeholder_groups.needs.models import Match, Need
from stakeholder_groups.records.models import Export
from tests.factories.accounts import UserFactory
from tests.factories.discussions import make_group, make_member, make_thread, put_in
from tests.factories.practices import make_participation, make_partner_page, make_plan, make_practice, make_region

if TYPE_CHECKING:
    from stakeholder_groups.discussions.models import Thread

pytestmark = pytest.mark.django_db
MANY = 3


@dataclass
class Told:
    """What `tell` was given of each kind; everything in a group, a thread and a page of its own."""

    reader: User
    abouts: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def add(self, kind: str, **about: Any) -> None:
        self.abouts.setdefault(kind, []).append(about)

    def add_all(self, name: str) -> None:
        group, author = make_group(name), UserFactory()
        put_in(group, self.reader, role=Role.COORDINATOR)
        put_in(group, author)
        Group.objects.filter(pk=group.pk).update(participation=make_participation(name, region=make_region("SE313")))
        thread = make_thread(group, author, title=name)
        self._discussions(thread)
        self._moderation(group, thread, author)
        need = Need.objects.create(group=group, title=name, raised_by=author)
        self.add("need", need=need.pk)
        self.add("need_matched", need=need.pk, match=Match.objects.create(need=need, practice_key=uuid.uuid4()).pk)
        self._meetings(group)
        self._files(group)
        self._pages(name, group, author)

    def _discussions(self, thread: Thread) -> None:
        for kind in ("mention", "reply", "post"):
            self.add(kind, post=thread.posts.get().pk)
        other = make_thread(thread.group, make_member(thread.group), title="Closing soon")
        other.comments_until = timezone.now() + timedelta(days=1)
        other.save(update_fields=["comments_until"])
        self.add("deadline", thread=other.pk, until=other.comments_until.isoformat())

    def _moderation(self, group: Group, thread: Thread, author: User) -> None:
        own, others = send_post(actor=self.reader, thread=thread, body="Mine").post, thread.posts.first()
        on_own, on_others = (
            ModerationDecision.objects.create(group=group, post=post, author=post.author, kind="hide", previous="shown")
            for post in (own, others)
        )
        self.add("moderated", decision=on_own.pk)
        self.add("objection_answer", appeal=Appeal.objects.create(decision=on_own).pk)
        self.add("objection", appeal=Appeal.objects.create(decision=on_others).pk)
        self.add("reported", report=Report.objects.create(post=others, reporter=author, reason="spam").pk)
        self.add("report_decided", report=Report.objects.create(post=others, reporter=self.reader, reason="spam", decision=on_others).pk)

    def _meetings(self, group: Group) -> None:
        starts = timezone.now() + timedelta(days=1)
        for state in ("planned", "cancelled"):
            meeting = Meeting.objects.create(
                group=group, title="Meeting", starts_at=starts, ends_at=starts + timedelta(hours=1), registration_until=starts, state=state
            )
            Registration.objects.create(meeting=meeting, user=self.reader, answer="in_place")
            for kind in (
                ("meeting_announced", "meeting_moved", "meeting_seat", "meeting_near") if state == "planned" else ("meeting_cancelled",)
            ):
                self.add(kind, meeting=meeting.pk, group=group.pk, starts_at=starts.isoformat())

    def _files(self, group: Group) -> None:
        later = timezone.now() + timedelta(days=1)
        export = Export.objects.create(group=group, requester=self.reader, client_key=uuid.uuid4(), state="ready", expires_at=later)
        self.add("export", export=export.pk)
        archive = PersonalArchive.objects.create(user=self.reader, state="ready", file="archive.zip", expires_at=later)
        self.add("archive", archive=archive.pk)

    def _pages(self, name: str, group: Group, author: User) -> None:
        practice = make_practice(make_partner_page(name), title=name, owner=self.reader, region=make_region("SE313"))
        self.add("review", event=record_step(page=practice, step=Step.PUBLISHED, actor=author).pk)
        plan = make_plan(make_partner_page("taker"), region=make_region("ES52"), takes=({"element": practice.elements.get()},))
        transfer = Transfer.objects.get(action__page=plan)
        self.add("transfer", action=str(transfer.action.translation_key), element=str(transfer.element.translation_key))
        origin, key = uuid.UUID(str(practice.translation_key)), f"good_practices.goodpracticepage:{practice.pk}:en"
        search = SavedSearch.objects.create(owner=self.reader, name=name, question="q=x", language="en", frequency="instant")
        Alert.objects.bulk_create([Alert(search=search, origin=origin, key=key)])
        self.add("saved_search", origin=str(origin), key=key)
        place = make_partner_page("gavle")
        sent = Suggestion.objects.create(kind="practice", group=group, place=place, text="Add it.", language="en")
        self.add("suggestion", suggestion=sent.pk, to="editors")
        self.add("suggestion", suggestion=sent.pk, to="group")


@pytest.fixture
def told(db: None) -> Told:
    create_partner_pages(participation=make_participation("gavle"), slug="gavle", titles={"en": "Gävle"})
    made = Told(UserFactory(groups=[editors_group_name("gavle")]))
    for number in range(MANY):
        made.add_all(f"place-{number}")
    return made


def test_many_of_a_kind_cost_what_one_of_them_costs(told: Told) -> None:
    assert set(told.abouts) == {kind.name for kind in kinds()}
    costs = {}
    for kind in kinds():
        abouts = told.abouts[kind.name]
        one = abouts[: len(abouts) // MANY]
        counted = []
        # The first time fills caches that belong to the process.
        for asked in (abouts, one, abouts):
            reader = User.objects.get(pk=told.reader.pk)
            with CaptureQueriesContext(connection) as statements:
                said = kind.describe_all(asked, reader)
            assert [answer for answer in said if answer is None] == [], kind.name
            counted.append(len(statements))
        costs[kind.name] = counted[1:]
    assert {name: cost for name, cost in costs.items() if cost[0] != cost[1]} == {}

"""Balance counts groups of people, never one; rounds of self-assessment keep what was filled in and show means."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
import time_machine
from django.utils import timezone

from stakeholder_groups.discussions.models import Post
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.moderation.balance.questions import AREAS, KEYS, QUESTIONS
from stakeholder_groups.moderation.balance.rules import area_means, may_show_scores, question_means
from stakeholder_groups.moderation.balance.selectors import kinds_of, rounds_of, trend_of, weeks_of
from stakeholder_groups.moderation.balance.services import RoundClosedError, close_round, fill_in, open_round
from stakeholder_groups.moderation.models import AnswerSheet, AssessmentRound
from tests.factories.discussions import make_member
from tests.moderation.conftest import Court

pytestmark = pytest.mark.django_db


def scores(value: int) -> dict[str, int]:
    return dict.fromkeys(KEYS, value)


def run_round(court: Court, value: int) -> AssessmentRound:
    found = open_round(actor=court.people["coordinator"], group=court.group, with_members=False)
    fill_in(actor=court.people["coordinator"], assessment=found, scores=scores(value))
    close_round(actor=court.people["coordinator"], assessment=found)
    return found


def test_missing_and_silent_kinds_are_told_and_single_people_never_counted(court: Court) -> None:
    Membership.objects.filter(user=court.people["author"]).update(kind="chamber")
    Membership.objects.filter(user=court.people["other"]).update(kind="university")
    firms = [make_member(court.group, name=f"Firm {number}") for number in range(3)]
    Membership.objects.filter(user__in=firms).update(kind="enterprise")
    for seq in (101, 102):
        court.thread.posts.create(seq=seq, number=seq, author=firms[0], body="x", body_html="x")
    old = court.thread.posts.create(seq=103, number=103, author=firms[1], body="x", body_html="x")
    Post.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=91))
    lines = {line.label: line for line in kinds_of(court.group)}
    assert (lines["Enterprise"].people, lines["Enterprise"].posts) == (3, 2)
    assert (lines["Chamber of commerce"].posts, lines["Chamber of commerce"].is_silent) == (None, False)
    assert lines["University"].is_silent
    assert lines["Public body"].is_missing
    assert len(lines) == 9
    page = court.text("coordinator", court.url("balance/"))
    assert "too few people to count" in page
    for name in ("Firm 0", "Ada", "Otto"):
        assert name not in page
    court.text("reader", court.url("balance/"), 403)
    court.text("stranger", court.url("balance/"), 404)


def test_weeks_without_posts_stand_there_too(court: Court) -> None:
    with time_machine.travel(datetime(2030, 3, 6, 12, tzinfo=UTC), tick=False):
        Post.objects.update(created_at=timezone.now() - timedelta(days=14))
        weeks = weeks_of(court.group)
    assert len(weeks) == 26
    assert [(week.posts, week.people) for week in weeks[-3:]] == [(2, 2), (0, 0), (0, 0)]
    assert weeks[-1].starts_on.isoformat() == "2030-03-04"


def test_the_page_costs_the_same_for_many(court: Court, django_assert_max_num_queries) -> None:
    run_round(court, 2)
    court.text("coordinator", court.url("balance/"))
    with django_assert_max_num_queries(20) as few:
        court.text("coordinator", court.url("balance/"))
    for value in (3, 4, 5):
        run_round(court, value)
    with django_assert_max_num_queries(len(few)):
        page = court.text("coordinator", court.url("balance/"))
    assert page.count('<svg class="chart"') == 2


def test_the_coordination_fills_in_one_sheet_together(court: Court) -> None:
    court.client("coordinator").post(court.url("balance/rounds/open/"))
    url = court.url("assessment/")
    court.text("reader", url, 404)
    incomplete = dict.fromkeys(list(KEYS)[:-1], "4")
    refused = court.client("coordinator").post(url, incomplete)
    assert refused.status_code == 422
    assert len(re.findall(r'value="4"[^>]* checked', refused.content.decode())) == len(incomplete)
    for key, value in (("coordinator", "2"), ("deputy", "5")):
        assert court.client(key).post(url, dict.fromkeys(KEYS, value)).status_code == 302
    (sheet,) = AnswerSheet.objects.all()
    assert (sheet.user, set(sheet.scores.values())) == (None, {5})
    assert "5.0" not in court.text("coordinator", court.url("balance/"))
    court.client("deputy").post(court.url("balance/rounds/1/close/"))
    assert "5.0" in court.text("coordinator", court.url("balance/"))
    assert court.client("deputy").post(court.url("balance/rounds/7/close/")).status_code == 404


def test_members_scores_are_shown_from_three_sheets_on(court: Court) -> None:
    found = open_round(actor=court.people["coordinator"], group=court.group, with_members=True)
    assert open_round(actor=court.people["deputy"], group=court.group, with_members=False) == found
    assert court.client("reader").post(court.url("assessment/"), dict.fromkeys(KEYS, "1")).status_code == 302
    fill_in(actor=court.people["other"], assessment=found, scores=scores(3))
    close_round(actor=court.people["coordinator"], assessment=found)
    (line,) = rounds_of(court.group)
    assert (line.sheets, line.is_shown, line.areas) == (2, False, [None] * len(AREAS))
    AssessmentRound.objects.update(closed_at=None)
    fill_in(actor=court.people["author"], assessment=found, scores=scores(5))
    close_round(actor=court.people["coordinator"], assessment=found)
    (line,) = rounds_of(court.group)
    assert line.areas == [3.0] * len(AREAS)
    with pytest.raises(RoundClosedError):
        fill_in(actor=court.people["author"], assessment=found, scores=scores(1))


def test_two_rounds_make_a_trend(court: Court) -> None:
    run_round(court, 2)
    assert trend_of(rounds_of(court.group)) is None
    run_round(court, 4)
    picture = trend_of(rounds_of(court.group))
    assert picture is not None
    assert [[mark.label for mark in line.marks] for line in picture.lines] == [["2", "4"]] * len(AREAS)
    heights = [line.name_y for line in picture.lines]
    assert min(later - earlier for earlier, later in pairwise(heights)) >= 18


@pytest.mark.parametrize("value", ["0", "6", "x", "", "99999999999999999999"])
def test_scores_outside_the_scale_are_refused(court: Court, value: str) -> None:
    open_round(actor=court.people["coordinator"], group=court.group, with_members=True)
    assert court.client("reader").post(court.url("assessment/"), dict.fromkeys(KEYS, value)).status_code == 422
    assert not AnswerSheet.objects.exists()


def test_means_are_over_what_was_answered() -> None:
    sheets = [{"kinds_present": 1, "small_heard": 5}, {"kinds_present": 2}]
    assert question_means(sheets) == {"kinds_present": 1.5, "small_heard": 5}
    assert area_means(sheets) == {"voices": 2.7}
    assert [may_show_scores(2, with_members=True), may_show_scores(3, with_members=True), may_show_scores(1, with_members=False)] == [
        False,
        True,
        True,
    ]
    assert len(KEYS) == len(QUESTIONS)
    assert {question.area for question in QUESTIONS} == set(AREAS)

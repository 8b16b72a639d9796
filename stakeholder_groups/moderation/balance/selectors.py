"""Whose voices a group has and hears, week by week, and what its self-assessments say. Counts only, never a person's own figures."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q
from django.db.models.functions import TruncWeek
from django.utils import timezone
from django.utils.translation import gettext as _

from exchange.accounts.models import User
from exchange.core.dates import short_day
from exchange.core.drawing.columns import Columns, columns
from exchange.core.drawing.trend import Trend, trend
from exchange.partners.enums import StakeholderKind
from stakeholder_groups.discussions.models import Post
from stakeholder_groups.groups.models import Group, Membership
from stakeholder_groups.moderation.balance.questions import AREAS, HIGHEST, LOWEST, QUESTIONS
from stakeholder_groups.moderation.balance.rules import FEWEST, area_means, may_show_scores, question_means
from stakeholder_groups.moderation.models import AnswerSheet, AssessmentRound

DAYS, WEEKS, ROUNDS = 90, 26, 12


@dataclass(frozen=True, slots=True)
class KindLine:
    """One of the eight kinds. `posts` is None where the number would tell what single people did."""

    label: str
    people: int
    posts: int | None
    is_silent: bool

    @property
    def is_missing(self) -> bool:
        return not self.people


@dataclass(frozen=True, slots=True)
class Week:
    starts_on: date
    posts: int
    people: int


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round with its means by area; None where they may not be shown."""

    round: AssessmentRound
    sheets: int
    areas: list[float | None]
    questions: dict[str, float]

    @property
    def is_shown(self) -> bool:
        return bool(self.questions)


def kinds_of(group: Group) -> list[KindLine]:
    since = timezone.now() - timedelta(days=DAYS)
    recent = Q(
        user__posts__thread__group=group,
        user__posts__created_at__gte=since,
        user__posts__withdrawn_at__isnull=True,
        user__posts__moved_at__isnull=True,
    )
    rows = (
        Membership.objects.active()
        .filter(group=group)
        .order_by()
        .values_list("kind")
        .annotate(people=Count("pk", distinct=True), posts=Count("user__posts", filter=recent, distinct=True))
    )
    found = {kind: (people, posts) for kind, people, posts in rows}
    lines = [_kind_line(str(label), *found.get(kind, (0, 0))) for kind, label in StakeholderKind.choices]
    return lines + ([_kind_line(_("No kind given"), *found[""])] if "" in found else [])


def _kind_line(label: str, people: int, posts: int) -> KindLine:
    return KindLine(label, people, posts if people >= FEWEST else None, is_silent=bool(people) and not posts)


def weeks_of(group: Group) -> list[Week]:
    """The last half year, each week, also those in which nobody wrote."""
    today = timezone.localdate()
    this_week = today - timedelta(days=today.weekday())
    first = this_week - timedelta(weeks=WEEKS - 1)
    rows = (
        Post.objects.standing()
        .filter(thread__group=group, created_at__date__gte=first)
        .order_by()
        .annotate(week=TruncWeek("created_at"))
        .values_list("week")
        .annotate(posts=Count("pk"), people=Count("author", distinct=True))
    )
    found = {timezone.localtime(week).date(): (posts, people) for week, posts, people in rows}
    days = [first + timedelta(weeks=number) for number in range(WEEKS)]
    return [Week(day, *found.get(day, (0, 0))) for day in days]


def picture_of(weeks: list[Week]) -> Columns:
    return columns([(short_day(week.starts_on), week.posts) for week in weeks])


def rounds_of(group: Group) -> list[RoundLine]:
    """The latest rounds, oldest first; an open one shows no scores yet."""
    rounds = list(group.assessment_rounds.order_by("-number").prefetch_related("sheets")[:ROUNDS])
    return [_round_line(row) for row in reversed(rounds)]


def _round_line(row: AssessmentRound) -> RoundLine:
    sheets = [sheet.scores for sheet in row.sheets.all()]
    shown = sheets if row.closed_at and may_show_scores(len(sheets), with_members=row.with_members) else []
    means = area_means(shown)
    return RoundLine(row, len(sheets), [means.get(area) for area in AREAS], question_means(shown))


def trend_of(lines: list[RoundLine]) -> Trend | None:
    """The picture, from two rounds on."""
    shown = [line for line in lines if line.is_shown and None not in line.areas]
    if len(shown) < 2:
        return None
    scores = [[line.areas[place] or 0 for line in shown] for place in range(len(AREAS))]
    return trend(
        [str(label) for label in AREAS.values()], [str(line.round.number) for line in shown], scores, lowest=LOWEST, highest=HIGHEST
    )


def latest_scores(lines: list[RoundLine]) -> list[tuple[str, float]]:
    """Each question with its mean in the latest round that shows any."""
    shown = [line for line in lines if line.is_shown]
    return (
        [(str(question.text), shown[-1].questions[question.key]) for question in QUESTIONS if question.key in shown[-1].questions]
        if shown
        else []
    )


def open_round_of(group: Group) -> AssessmentRound | None:
    found: AssessmentRound | None = group.assessment_rounds.filter(closed_at__isnull=True).first()
    return found


def scores_of(found: AssessmentRound, owner: User | None) -> dict[str, int] | None:
    """Of the owner's sheet, which is the coordination's where there is none; None before it is filled in."""
    return AnswerSheet.objects.filter(round=found, user=owner).values_list("scores", flat=True).first()

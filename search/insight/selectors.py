"""What administrators are told of the questions that were asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import F, Q, Sum
from django.db.models.functions import TruncWeek
from django.utils import timezone

from search.insight.models import AskedQuestion
from search.insight.rules import FEWEST_TO_SHOW, KEPT_DAYS

MOST_SHOWN = 100
SHORTEST_PERIOD = 30
# Fewer openings than one in so many answers are hardly any.
ONE_IN = 10


class Kind(StrEnum):
    NOTHING = "nothing"
    UNOPENED = "unopened"


_ADDED_UP = {f"times_{name}": Sum(name) for name in ("asked", "empty", "opened")}
_FOUND_NOTHING = Q(times_empty__gt=0, times_asked__lte=F("times_empty") * 2)
_HARDLY_OPENED = Q(times_asked__gte=F("times_empty") + FEWEST_TO_SHOW, times_asked__gt=F("times_empty") + F("times_opened") * ONE_IN)
_CHOICES = {Kind.NOTHING: (_FOUND_NOTHING, "-times_empty"), Kind.UNOPENED: (_HARDLY_OPENED, "-times_asked")}


@dataclass(frozen=True, slots=True)
class Line:
    question: str
    language: str
    asked: int
    empty: int
    opened: int


@dataclass(frozen=True, slots=True)
class Week:
    """Begins on a Monday; the first may be cut by what is still kept."""

    monday: date
    asked: int = 0
    empty: int = 0

    @property
    def share(self) -> int:
        """Of a hundred questions so many found nothing."""
        return round(100 * self.empty / self.asked) if self.asked else 0


def questions(kind: Kind, days: int, language: str = "") -> list[Line]:
    """The most frequent first, at most MOST_SHOWN; none that was asked less often than may be shown."""
    which, order = _CHOICES[kind]
    rows: Any = AskedQuestion.objects.of_days(days, language).order_by().values("language", "question").annotate(**_ADDED_UP)
    rows = rows.filter(which, times_asked__gte=FEWEST_TO_SHOW).order_by(order, "question", "language")
    names = ("question", "language", "times_asked", "times_empty", "times_opened")
    return [Line(*row) for row in rows.values_list(*names)[:MOST_SHOWN]]


def weeks(language: str = "") -> list[Week]:
    """Every week of the days that are kept, of all questions, the oldest first; none while there is no question at all."""
    rows: Any = AskedQuestion.objects.of_days(KEPT_DAYS, language).order_by().values_list(TruncWeek("day")).annotate(**_ADDED_UP)
    found = {monday: Week(monday, asked, empty) for monday, asked, empty, _opened in rows}
    return [found.get(monday, Week(monday)) for monday in _mondays()] if found else []


def _mondays() -> Iterable[date]:
    today = timezone.localdate()
    first = today - timedelta(days=KEPT_DAYS - 1)
    monday = first - timedelta(days=first.weekday())
    while monday <= today:
        yield monday
        monday += timedelta(days=7)

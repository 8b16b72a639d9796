"""How long counts of questions are kept."""

from datetime import timedelta

from django.utils import timezone

from exchange.core.retention import register_rows
from search.insight.models import AskedQuestion
from search.insight.rules import KEPT_DAYS


def declare() -> None:
    register_rows(
        "search.questions",
        timedelta(days=KEPT_DAYS),
        "counts of what was searched for",
        lambda before: AskedQuestion.objects.filter(day__lte=timezone.localdate(before)),
    )

"""How often a question was asked on a day."""

from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from search.insight.rules import LONGEST


class AskedQuestionQuerySet(models.QuerySet["AskedQuestion"]):
    def of_days(self, days: int, language: str = "") -> "AskedQuestionQuerySet":
        """Of the last so many days, today among them; of all languages or one."""
        found = self.filter(day__gt=timezone.localdate() - timedelta(days=days))
        return found.filter(language=language) if language else found


class AskedQuestion(models.Model):
    """`asked` times on the day, of which `empty` found nothing; results were opened `opened` times.

    Nothing here says who asked, from where or at what time of the day.
    """

    day = models.DateField(default=timezone.localdate)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    question = models.CharField(max_length=LONGEST)
    asked = models.PositiveIntegerField(default=0)
    empty = models.PositiveIntegerField(default=0)
    opened = models.PositiveIntegerField(default=0)

    objects: ClassVar = AskedQuestionQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "question"]
        constraints = [models.UniqueConstraint(fields=["day", "language", "question"], name="asked_question_once_a_day")]

    def __str__(self) -> str:
        return self.question

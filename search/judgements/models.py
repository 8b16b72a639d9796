"""Lists of questions, and one mark a question and document that all administrators share."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from search.judgements.rules import HIGHEST, LONGEST_NAME, LONGEST_QUESTION, Document


class JudgementList(models.Model):
    name = models.CharField(_("name"), max_length=LONGEST_NAME, unique=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class JudgedQuestion(models.Model):
    """As a reader of the language would type it."""

    list = models.ForeignKey(JudgementList, on_delete=models.CASCADE, related_name="questions")
    text = models.CharField(_("question"), max_length=LONGEST_QUESTION)
    language = models.CharField(_("reader’s language"), max_length=5, choices=settings.LANGUAGES)

    class Meta:
        ordering = ["language", "text"]
        constraints = [models.UniqueConstraint(fields=["list", "language", "text"], name="judged_question_once_a_list")]

    def __str__(self) -> str:
        return self.text

    @property
    def marks_by_document(self) -> dict[Document, int]:
        return {mark.document: mark.value for mark in self.marks.all()}


class Mark(models.Model):
    """How well a document answers the question, from 0 to 3; the last one given holds. The log keeps who gave which."""

    question = models.ForeignKey(JudgedQuestion, on_delete=models.CASCADE, related_name="marks")
    origin = models.UUIDField()
    language = models.CharField(max_length=5)
    value = models.PositiveSmallIntegerField()
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    marked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question", "origin", "language"], name="one_mark_a_question_and_document"),
            models.CheckConstraint(condition=Q(value__lte=HIGHEST), name="mark_from_0_to_3"),
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.value}"

    @property
    def document(self) -> Document:
        return Document(self.origin, self.language)

"""Closed lists of suggestions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SuggestionKind(models.TextChoices):
    PRACTICE = "practice", _("Practice suggestion")
    PLAN = "plan", _("Suggestion for the action plan")
    QUESTION = "question", _("Question to a visit’s host")


class SuggestionState(models.TextChoices):
    NEW = "new", _("Waits for an answer")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")

"""Closed lists of needs."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NeedState(models.TextChoices):
    OPEN = "open", _("Open")
    MATCHED = "matched", _("Practices named")
    ANSWERED = "answered", _("Answered")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Step(models.TextChoices):
    """What somebody did with a need; each is a line of its log."""

    RAISED = "raised", _("raised the need")
    EDITED = "edited", _("changed the text")
    MATCHED = "matched", _("named a practice that answers it")
    UNMATCHED = "unmatched", _("took a practice off the need")
    ANSWERED = "answered", _("marked it as answered")
    REOPENED = "reopened", _("opened it again")
    WITHDRAWN = "withdrawn", _("withdrew it")
    SHARED = "shared", _("let it count outside the group")
    UNSHARED = "unshared", _("took it out of the count outside the group")


class Aspect(models.TextChoices):
    """Why a practice fits a need."""

    THEME = "theme", _("The same theme")
    SECTOR = "sector", _("The same sector")
    NEAR_SECTOR = "near_sector", _("A sector close to it")
    MARKET = "market", _("The same market")
    MATURITY = "maturity", _("For firms of the same experience")
    DIRECTION = "direction", _("The same direction")
    WORDS = "words", _("Words in common")

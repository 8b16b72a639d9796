"""Kinds and modes of a visit."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VisitKind(models.TextChoices):
    STUDY = "study", _("Study visit")
    TRANSFER_WORKSHOP = "transfer_workshop", _("Transfer workshop")
    PEER_REVIEW = "peer_review", _("Peer review")
    MISSION = "mission", _("Mission")


class VisitMode(models.TextChoices):
    ON_SITE = "on_site", _("On site")
    REMOTE = "remote", _("Online")
    MIXED = "mixed", _("On site and online")


class DatePrecision(models.TextChoices):
    """How exactly the dates are known; a month or year is shown as such, never as a made-up day."""

    DAY = "day", _("Days are known")
    MONTH = "month", _("Only the month is known")
    YEAR = "year", _("Only the year is known")
    UNKNOWN = "unknown", _("Not known")

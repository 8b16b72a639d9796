"""Closed lists of meetings."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    HELD = "held", _("Held")
    CANCELLED = "cancelled", _("Cancelled")


class Step(models.TextChoices):
    """What somebody did with a meeting; each is a line of its log."""

    PLANNED = "planned", _("planned the meeting")
    EDITED = "edited", _("changed what is said of the meeting")
    MOVED = "moved", _("changed time or place")
    AGENDA = "agenda", _("changed the agenda")
    HELD = "held", _("marked the meeting as held")
    CANCELLED = "cancelled", _("cancelled the meeting")
    ATTENDANCE = "attendance", _("noted who took part")
    MINUTES = "minutes", _("added the minutes")
    NEW_MINUTES = "new_minutes", _("changed the minutes")


class Answer(models.TextChoices):
    IN_PLACE = "in_place", _("I come")
    FROM_AFAR = "from_afar", _("I take part from afar")
    NO = "no", _("I cannot take part")

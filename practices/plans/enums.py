"""States of a transfer."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TransferState(models.TextChoices):
    """What became of an element that an action took up, as far as it is known."""

    PLANNED = "planned", _("In the plan")
    UNDER_WAY = "under_way", _("Under way")
    DONE = "done", _("Outcome reported")
    PARTLY = "partly", _("Taken up in part")
    NOT_TAKEN = "not_taken", _("Not carried out")
    UNKNOWN = "unknown", _("Outcome not known")


# What is planned or under way has no outcome yet.
KNOWN_STATES = frozenset({TransferState.DONE, TransferState.PARTLY, TransferState.NOT_TAKEN})

from django.db import models
from django.utils.translation import gettext_lazy as _

from exchange.core.telling import Delivery


class Reaches(models.TextChoices):
    """How notices of a kind reach a person, in the words of the settings."""

    INSTANT = Delivery.INSTANT.value, _("By mail at once")
    DIGEST = Delivery.DIGEST.value, _("In the digest")
    LIST = Delivery.LIST.value, _("Only in the list")


class Rhythm(models.TextChoices):
    DAILY = "daily", _("Every morning")
    WEEKLY = "weekly", _("On Monday mornings")
    NEVER = "never", _("No digest")


class MailState(models.TextChoices):
    """A notice is mailed once or not at all: only one that waits changes its state."""

    NONE = "none", _("Nothing to mail")
    WAITING = "waiting", _("Waiting")
    SENT = "sent", _("Sent")
    DROPPED = "dropped", _("Given up")

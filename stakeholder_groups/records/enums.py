"""Closed lists of exports."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ExportState(models.TextChoices):
    QUEUED = "queued", _("Waits for its turn")
    RUNNING = "running", _("Is being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Could not be made")
    EXPIRED = "expired", _("Expired, the file is deleted")


class Problem(models.TextChoices):
    """Why an export has failed or ended early, and what to do."""

    NOT_ALLOWED = "not_allowed", _("You may no longer export this. Ask who coordinates the group.")
    FAULT = "fault", _("A fault of the platform stopped it; its operator was told. Ask for it again later.")
    OUTDATED = "outdated", _("Something in it was withdrawn, hidden or moved since it was made. Ask for a new one.")


class Naming(models.TextChoices):
    """How people are called in an export."""

    NAMES = "names", _("With their names")
    PSEUDONYMS = "pseudonyms", _("As “Person 1”, “Person 2” …")

from django.db import models
from django.utils.translation import gettext_lazy as _


class ArchiveState(models.TextChoices):
    WAITING = "waiting", _("Waits for its turn")
    MAKING = "making", _("Is being made")
    READY = "ready", _("Is ready")


class ErasureState(models.TextChoices):
    ASKED = "asked", _("Asked for")
    DONE = "done", _("Done")

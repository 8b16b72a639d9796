"""Closed lists of uploads."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Unreadable(models.TextChoices):
    """Why a file's text was not taken, and what helps."""

    TOO_LARGE = "too_large", _("The file is too large for its text to be read.")
    OTHER_TYPE = "other_type", _("The file is not what its name says, or of a type whose text is not read.")
    LOCKED = "locked", _("The file is protected by a password.")
    DAMAGED = "damaged", _("The file is damaged.")
    UNPACKS = "unpacks", _("The file unpacks to more than is read.")
    TOO_SLOW = "too_slow", _("Reading the file took too long.")

"""What an invitation grants and how it stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InvitationKind(models.TextChoices):
    GROUP = "group", _("Member of a stakeholder group")
    EDITOR = "editor", _("Partner editor")
    ADMINISTRATOR = "administrator", _("Network administrator")
    EXPERT = "expert", _("Thematic expert")


STAFF_KINDS = frozenset({InvitationKind.EDITOR, InvitationKind.ADMINISTRATOR, InvitationKind.EXPERT})


class InvitationState(models.TextChoices):
    OPEN = "open", _("Waiting for an answer")
    ACCEPTED = "accepted", _("Accepted")
    REVOKED = "revoked", _("Revoked")
    EXPIRED = "expired", _("Expired")

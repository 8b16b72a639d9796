"""Closed lists of group spaces."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class GroupKind(models.TextChoices):
    LOCAL = "local", _("Local Stakeholder Group")
    NETWORK = "network", _("Network group")


class Role(models.TextChoices):
    MEMBER = "member", _("Member")
    COORDINATOR = "coordinator", _("Coordinator")
    DEPUTY = "deputy", _("Deputy coordinator")


COORDINATING_ROLES = frozenset({Role.COORDINATOR, Role.DEPUTY})


class Origin(models.TextChoices):
    """How somebody came into the group."""

    INVITATION = "invitation", _("by invitation")
    REQUEST = "request", _("asked to join")
    START = "start", _("started the group")
    BREAK_GLASS = "break_glass", _("emergency access by the operator")


class RequestState(models.TextChoices):
    OPEN = "open", _("Waiting")
    GRANTED = "granted", _("Granted")
    DECLINED = "declined", _("Declined")


class LineState(models.TextChoices):
    WAITING = "waiting", _("Waiting to be sent")
    SENT = "sent", _("Invitation sent")
    REFUSED = "refused", _("Not sent")


class LineProblem(models.TextChoices):
    """Why a line of a pasted list was not sent, and what to do."""

    MISSING_PARTS = "missing_parts", _("Write the address, the organisation and its kind, separated by semicolons.")
    TOO_MANY_PARTS = (
        "too_many_parts",
        _("There are more than four parts. A line has an address, an organisation, its kind and perhaps a name."),
    )
    BAD_ADDRESS = "bad_address", _("This is not an e-mail address. Enter an address like name@example.eu.")
    NO_ORGANISATION = "no_organisation", _("Enter the name of the organisation after the address.")
    UNKNOWN_KIND = "unknown_kind", _("This kind of organisation is not known. Choose one of the eight kinds listed above.")
    TOO_LONG = "too_long", _("This line is too long.")
    TWICE = "twice", _("This address stands in the list twice. The first line counts.")
    ALREADY_MEMBER = "already_member", _("This person is in the group already.")
    ALREADY_INVITED = "already_invited", _("This person was invited already. You can send the invitation again below.")
    DAILY_LIMIT = "daily_limit", _("The group has sent as many invitations as it may in one day. Try again tomorrow.")
    NOT_ALLOWED = "not_allowed", _("Who sent this list no longer coordinates the group.")


class LogKind(models.TextChoices):
    """What the group's log tells its members."""

    STARTED = "started", _("started the group")
    JOINED = "joined", _("joined the group")
    LEFT = "left", _("left the group")
    REMOVED = "removed", _("was removed from the group")
    ROLE_CHANGED = "role_changed", _("got another role")
    BREAK_GLASS = "break_glass", _("got emergency access to the group")
    STANDS_IN = "stands_in", _("stands in for an absent coordinator")
    CAME_BACK = "came_back", _("coordinates again")
    SETTINGS_CHANGED = "settings_changed", _("changed the group's settings")

"""What an invitation is to, in words. A higher room registers how its kind is described."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from exchange.accounts.enums import InvitationKind

if TYPE_CHECKING:
    from exchange.accounts.models import Invitation


@dataclass(frozen=True, slots=True)
class TargetDescription:
    """`title` names the group or partner, `role` what one will be there, `seen` what others will see of her."""

    title: str
    role: str
    seen: list[str] = field(default_factory=list)


Describe = Callable[["Invitation"], TargetDescription]
_descriptions: dict[str, Describe] = {}


def register_description(kind: str, describe: Describe) -> None:
    """`describe` is called in the reader's language."""
    _descriptions[str(kind)] = describe


def describe(invitation: "Invitation") -> TargetDescription:
    known = _descriptions.get(invitation.kind)
    return known(invitation) if known else _own_description(invitation)


def _own_description(invitation: "Invitation") -> TargetDescription:
    seen = [
        _("Your name, beside what you write and decide."),
        _("Your organisation, when you name one in your profile."),
        _("Your e-mail address is shown to nobody but who invites."),
    ]
    titles = {
        InvitationKind.GROUP: str(invitation.target.get("title") or _("a stakeholder group")),
        InvitationKind.EDITOR: str(invitation.target.get("title") or invitation.target.get("partner", "")),
    }
    return TargetDescription(
        title=titles.get(InvitationKind(invitation.kind), _("the network")), role=invitation.get_kind_display(), seen=seen
    )

"""An accepted invitation becomes a membership in the same transaction."""

from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext as _

from exchange.accounts.enums import InvitationKind
from exchange.accounts.models import Invitation, User
from exchange.accounts.signals import invitation_accepted
from exchange.accounts.targets import TargetDescription, register_description
from exchange.partners.models import Organisation
from stakeholder_groups.groups.enums import Role
from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.services.joining import Entry, join


@receiver(invitation_accepted, dispatch_uid="groups.join_by_invitation")
def join_by_invitation(*, invitation: Invitation, user: User, **kwargs: Any) -> str:
    """Let the user in and lead her to the group."""
    if invitation.kind != InvitationKind.GROUP:
        return ""
    target = invitation.target
    group = Group.objects.filter(pk=target.get("group_id") or 0).first()
    if group is None:
        return ""
    organisation = Organisation.objects.filter(pk=target.get("organisation_id") or 0).first()
    entry = Entry(
        role=_role(target),
        organisation_id=organisation.pk if organisation else None,
        organisation_name=target.get("organisation_name", "")[:200],
        kind=target.get("organisation_kind", "") or (organisation.kind if organisation else ""),
    )
    join(group=group, user=user, entry=entry, actor=invitation.invited_by)
    _take_name(user, str(target.get("name", ""))[:120])
    return group.get_absolute_url()


def describe_invitation(invitation: Invitation) -> TargetDescription:
    """What the person reads before accepting."""
    group = Group.objects.filter(pk=invitation.target.get("group_id") or 0).first()
    seen = [
        _("Your name and organisation, beside what you write."),
        _("When you joined, and your role in the group."),
        _("Your e-mail address is not shown to members. The public sees nothing of you unless you agree."),
    ]
    title = group.shown_name if group else _("a stakeholder group")
    return TargetDescription(title=title, role=str(Role(_role(invitation.target)).label), seen=seen)


def _role(target: dict[str, Any]) -> str:
    role = target.get("role", Role.MEMBER)
    return role if role in Role.values else Role.MEMBER


def _take_name(user: User, name: str) -> None:
    if name and not user.display_name:
        user.display_name = name
        user.save(update_fields=["display_name"])


register_description(InvitationKind.GROUP, describe_invitation)

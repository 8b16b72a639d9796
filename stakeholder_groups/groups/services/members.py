"""Changing what a member is in the group, and ending it. Who acts is asked again once the group is locked."""

from django.db import transaction
from django.utils import timezone

from exchange.accounts.models import User
from exchange.core.mail import queue_template_mail
from stakeholder_groups.groups.enums import COORDINATING_ROLES, LogKind, Role
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.groups.permissions import require_coordinator
from stakeholder_groups.groups.services import inviting, waiting
from stakeholder_groups.groups.services.access import access_changed
from stakeholder_groups.groups.services.log import note
from stakeholder_groups.groups.signals import membership_ended


class LastCoordinatorError(Exception):
    """Nobody would be left to coordinate the group."""


def remove_member(*, actor: User, membership: Membership, reason: str) -> None:
    """End a membership at once: pages answer 404 and open sockets close. The person is told why."""
    with transaction.atomic():
        access_changed(membership.group, removed_user_id=membership.user_id)
        require_coordinator(actor, membership.group)
        if not _end(membership, by=actor, reason=reason):
            return
        note(membership.group, LogKind.REMOVED, actor=actor, subject=membership.user)
        queue_template_mail(
            to=membership.user.email,
            template="group_removed",
            context={"group": membership.group, "reason": reason, "language": membership.user.language},
            language=membership.user.language,
        )


def leave(*, membership: Membership) -> None:
    with transaction.atomic():
        access_changed(membership.group, removed_user_id=membership.user_id)
        if _end(membership, by=membership.user, reason=""):
            note(membership.group, LogKind.LEFT, actor=membership.user, subject=membership.user)


def change_role(*, actor: User, membership: Membership, role: str) -> None:
    with transaction.atomic():
        access_changed(membership.group)
        require_coordinator(actor, membership.group)
        membership.refresh_from_db(fields=["role", "removed_at"])
        if membership.removed_at or role == membership.role:
            return
        if role == Role.MEMBER:
            _keep_a_coordinator(membership)
        membership.role = role
        membership.save(update_fields=["role"])
        note(membership.group, LogKind.ROLE_CHANGED, actor=actor, subject=membership.user, detail=role)
        queue_template_mail(
            to=membership.user.email,
            template="group_role_changed",
            context={"group": membership.group, "role": Role(role), "language": membership.user.language},
            language=membership.user.language,
            handling=waiting.if_in_role(membership),
        )


def set_listed(*, membership: Membership, listed: bool) -> None:
    """Consent to be named on the group's public page, or its withdrawal."""
    membership.listed = listed
    membership.save(update_fields=["listed"])


def _end(membership: Membership, *, by: User, reason: str) -> bool:
    """Whether it was this call that ended it. The raised access version has locked the group: two who leave at once queue up."""
    membership.refresh_from_db(fields=["role", "removed_at"])
    if membership.removed_at:
        return False
    _keep_a_coordinator(membership)
    membership.removed_at, membership.removed_by, membership.removal_reason = timezone.now(), by, reason
    membership.save(update_fields=["removed_at", "removed_by", "removal_reason"])
    inviting.take_back(membership)
    membership_ended.send(sender=Membership, membership=membership)
    return True


def _keep_a_coordinator(membership: Membership) -> None:
    if membership.role not in COORDINATING_ROLES:
        return
    others = Membership.objects.active().filter(group=membership.group_id, role__in=COORDINATING_ROLES).exclude(pk=membership.pk)
    if not others.exists():
        raise LastCoordinatorError

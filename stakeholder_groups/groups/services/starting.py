"""Starting a group and changing what it says of itself."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.db import transaction

from exchange.accounts.models import User
from stakeholder_groups.groups.enums import LogKind, Origin, Role
from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.permissions import can_start_group, require_coordinator
from stakeholder_groups.groups.services.access import lock_group
from stakeholder_groups.groups.services.inviting import Invitee, invite_person
from stakeholder_groups.groups.services.joining import Entry, join
from stakeholder_groups.groups.services.log import note


def start_group(*, actor: User, group: Group, coordinator_email: str, language: str) -> Group:
    """Store the group and bring in its coordinator: the actor, if it is the own address, otherwise by invitation."""
    if not can_start_group(actor):
        raise PermissionDenied
    with transaction.atomic():
        group.save()
        note(group, LogKind.STARTED, actor=actor)
        if coordinator_email == actor.email:
            join(group=group, user=actor, entry=Entry(role=Role.COORDINATOR, organisation_id=actor.organisation_id, origin=Origin.START))
        else:
            invite_person(actor=actor, group=group, invitee=Invitee(coordinator_email, role=Role.COORDINATOR), language=language)
    return group


def change_settings(*, actor: User, group: Group, changed: Collection[str]) -> Group:
    """Store the fields named in `changed` alone: of two coordinators the later does not undo what the earlier changed."""
    with transaction.atomic():
        lock_group(group)
        require_coordinator(actor, group)
        if not changed:
            return group
        group.save(update_fields=changed)
        note(group, LogKind.SETTINGS_CHANGED, actor=actor)
    return group

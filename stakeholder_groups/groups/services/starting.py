"""Starting a group and changing what it says of itself."""

from django.db import transaction

from exchange.accounts.models import User
from stakeholder_groups.groups.enums import LogKind, Origin, Role
from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.services.inviting import Invitee, invite_person
from stakeholder_groups.groups.services.joining import Entry, join
from stakeholder_groups.groups.services.log import note


def start_group(*, actor: User, group: Group, coordinator_email: str, language: str) -> Group:
    """Store the group and bring in its coordinator: the actor, if it is the own address, otherwise by invitation."""
    with transaction.atomic():
        group.save()
        note(group, LogKind.STARTED, actor=actor)
        if coordinator_email == actor.email:
            join(group=group, user=actor, entry=Entry(role=Role.COORDINATOR, organisation_id=actor.organisation_id, origin=Origin.START))
        else:
            invite_person(actor=actor, group=group, invitee=Invitee(coordinator_email, role=Role.COORDINATOR), language=language)
    return group


def change_settings(*, actor: User, group: Group) -> Group:
    # The access version is not a setting: somebody may raise it while the form is filled in.
    settings = [field.name for field in group._meta.concrete_fields if field.name not in {"id", "acl_version"}]
    with transaction.atomic():
        group.save(update_fields=settings)
        note(group, LogKind.SETTINGS_CHANGED, actor=actor)
    return group

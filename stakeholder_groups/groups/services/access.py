"""Telling open sockets that who may read has changed."""

from django.db.models import F

from exchange.core import wakeups
from stakeholder_groups.groups.models import Group


def access_changed(group: Group, *, removed_user_id: int | None = None) -> None:
    """Raise the group's access version. Sockets of a removed user are closed at once, the others are checked again."""
    Group.objects.filter(pk=group.pk).update(acl_version=F("acl_version") + 1)
    group.acl_version += 1
    message = {"group": group.pk} if removed_user_id is None else {"group": group.pk, "user": removed_user_id}
    wakeups.announce("revoke", message)


def lock_group(group: Group) -> None:
    """Let one change at a time of what belongs to the group go on; inside its transaction."""
    Group.objects.select_for_update(of=("self",)).filter(pk=group.pk).first()

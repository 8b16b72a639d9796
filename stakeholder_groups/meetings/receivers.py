"""A file goes with its row; who leaves a group gives the seats at its meetings back."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from stakeholder_groups.groups.models import Membership
from stakeholder_groups.groups.signals import membership_ended
from stakeholder_groups.meetings.models import MinutesFile
from stakeholder_groups.meetings.services.registering import let_go


@receiver(post_delete, sender=MinutesFile, dispatch_uid="meetings.delete_file")
def delete_file(*, instance: MinutesFile, **kwargs: Any) -> None:
    storage, name = instance.file.storage, instance.file.name
    if name:
        transaction.on_commit(lambda: storage.delete(name), robust=True)


@receiver(membership_ended, dispatch_uid="meetings.let_go")
def give_seats_back(*, membership: Membership, **kwargs: Any) -> None:
    let_go(user_id=membership.user_id, group_id=membership.group_id)

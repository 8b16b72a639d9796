"""Who leaves a group gives the seats at its meetings back."""

from typing import Any

from django.dispatch import receiver

from stakeholder_groups.groups.models import Membership
from stakeholder_groups.groups.signals import membership_ended
from stakeholder_groups.meetings.services.registering import let_go


@receiver(membership_ended, dispatch_uid="meetings.let_go")
def give_seats_back(*, membership: Membership, **kwargs: Any) -> None:
    let_go(user_id=membership.user_id, group_id=membership.group_id)

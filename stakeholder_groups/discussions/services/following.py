"""What a member wants to hear of."""

from django.db import transaction

from exchange.accounts.models import User
from stakeholder_groups.discussions.models import Follow, Thread
from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.permissions import require_member


def set_level(*, actor: User, group: Group, thread: Thread | None, level: str) -> None:
    """An empty level takes the choice back: for a thread the group's then counts, for a group the own settings."""
    with transaction.atomic():
        require_member(actor, group)
        # That of a thread may have been chosen in another group, from where the thread came.
        place = {"thread": thread} if thread else {"thread": None, "group": group}
        if level:
            Follow.objects.update_or_create(user=actor, **place, defaults={"group": group, "level": level})
        else:
            Follow.objects.filter(user=actor, **place).delete()

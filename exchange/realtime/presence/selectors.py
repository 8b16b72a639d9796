"""Who of a group is here now."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from exchange.realtime.presence.models import Presence
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.groups.selectors import Space

# A page says every minute that it is open; one that was closed is forgotten soon after.
HERE_FOR = timedelta(seconds=150)
NAMES_UP_TO = 30


@dataclass(frozen=True, slots=True)
class Here:
    """Others than the reader; no names where they are too many to be read."""

    number: int
    names: list[str]


def here_now(space: Space) -> Here:
    since = timezone.now() - HERE_FOR
    present = Presence.objects.filter(seen_at__gte=since, membership__in=Membership.objects.active().filter(group=space.group))
    rows = present.exclude(membership=space.membership).select_related("membership__user").order_by("membership__user__display_name")
    found = list(rows[: NAMES_UP_TO + 1])
    if len(found) > NAMES_UP_TO:
        return Here(rows.count(), [])
    return Here(len(found), [row.membership.user.get_full_name() for row in found])


def is_shown(membership: Membership) -> bool:
    return Presence.objects.filter(membership=membership).exists()

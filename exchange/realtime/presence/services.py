"""Wanting to be shown, and being here."""

from datetime import timedelta

from django.utils import timezone

from exchange.realtime.presence.models import Presence
from stakeholder_groups.groups.models import Membership

# Written no oftener, however many pages are open.
NOTED_EVERY = timedelta(seconds=45)


def show_presence(*, membership: Membership, shown: bool) -> None:
    """Consent, or its withdrawal, which takes effect at once."""
    if shown:
        Presence.objects.get_or_create(membership=membership)
    else:
        Presence.objects.filter(membership=membership).delete()


def be_here(*, membership: Membership) -> None:
    """Nothing happens for who did not agree."""
    now = timezone.now()
    rows = Presence.objects.filter(membership=membership)
    (rows.filter(seen_at__lt=now - NOTED_EVERY) | rows.filter(seen_at=None)).update(seen_at=now)

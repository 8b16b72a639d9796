"""A coordinator is away for some days and names who stands in. It begins and ends by the calendar; nothing has to run."""

from datetime import date

from django.db import transaction

from exchange.accounts.models import User
from exchange.core.mail import queue_template_mail
from stakeholder_groups.groups.enums import LogKind
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.groups.permissions import NotAMemberError, may_go_away
from stakeholder_groups.groups.services import waiting
from stakeholder_groups.groups.services.access import access_changed
from stakeholder_groups.groups.services.log import note


class DeputyUnfitError(Exception):
    """Who was named is no longer in the group, or away on one of these days."""


def go_away(*, actor: User, membership: Membership, deputy: Membership, first: date, last: date) -> None:
    """Give the deputy the coordinator's rights and mails from the first to the last day. A new absence replaces the one before."""
    with transaction.atomic():
        _lock(membership)
        named = Membership.objects.active().filter(pk=deputy.pk, group=membership.group_id).select_related("user").first()
        if named is None or named.pk == membership.pk or _overlaps(named, first, last):
            raise DeputyUnfitError
        membership.away_from, membership.away_until, membership.deputy = first, last, named
        membership.save(update_fields=["away_from", "away_until", "deputy"])
        note(membership.group, LogKind.STANDS_IN, actor=actor, subject=named.user, detail=f"{first.isoformat()}/{last.isoformat()}")
        context = {"group": membership.group, "absent": actor, "first": first, "last": last, "language": named.user.language}
        queue_template_mail(
            to=named.user.email,
            template="group_deputy_named",
            context=context,
            language=named.user.language,
            handling=waiting.if_deputy(membership),
        )


def come_back(*, actor: User, membership: Membership) -> bool:
    """End an absence before its last day; False when there was none any more."""
    with transaction.atomic():
        _lock(membership)
        if membership.away_until is None:
            return False
        membership.away_from = membership.away_until = membership.deputy = None
        membership.save(update_fields=["away_from", "away_until", "deputy"])
        note(membership.group, LogKind.CAME_BACK, actor=actor, subject=actor)
    return True


def _lock(membership: Membership) -> None:
    """Raising the access version locks the group's row, and open pages of the deputy learn of the new rights."""
    access_changed(membership.group)
    membership.refresh_from_db(fields=["role", "removed_at", "away_from", "away_until", "deputy"])
    if membership.removed_at or not may_go_away(membership):
        raise NotAMemberError


def _overlaps(other: Membership, first: date, last: date) -> bool:
    return bool(other.away_from and other.away_until and other.away_from <= last and first <= other.away_until)

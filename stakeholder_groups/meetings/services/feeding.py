"""The secret address of a member's calendar: made, made anew, removed."""

from django.db import transaction
from django.utils import timezone

from exchange.accounts.models import User
from exchange.accounts.rules import digest_of, new_token
from stakeholder_groups.meetings.models import CalendarFeed


def renew_feed(*, actor: User) -> str:
    """A new token, told this once; the one before leads nowhere from now on."""
    token = new_token()
    with transaction.atomic():
        said = {"token_digest": digest_of(token), "created_at": timezone.now()}
        CalendarFeed.objects.update_or_create(user=actor, defaults=said)
    return token


def remove_feed(*, actor: User) -> None:
    CalendarFeed.objects.filter(user=actor).delete()

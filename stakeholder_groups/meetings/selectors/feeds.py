"""Whose calendar asks, and which meetings it gets: those of groups that she is in at this moment."""

from datetime import timedelta

from django.utils import timezone

from exchange.accounts.models import User
from exchange.accounts.rules import digest_of
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.meetings.models import CalendarFeed, Meeting

KEPT = timedelta(days=180)
MOST = 500


def feed_of(user: User) -> CalendarFeed | None:
    return CalendarFeed.objects.filter(user=user).first()


def reader_of(token: str) -> User | None:
    """None for a token that is nobody's, for a closed account, and for who is in no group any more."""
    feed = CalendarFeed.objects.filter(token_digest=digest_of(token)).select_related("user").first()
    if feed is None or not Membership.objects.of(feed.user).opened().exists():
        return None
    return feed.user


def meetings_for(user: User) -> list[Meeting]:
    """The last half year and all that comes."""
    recent = Meeting.objects.visible_to(user).filter(ends_at__gt=timezone.now() - KEPT)
    return list(recent.select_related("group").prefetch_related("agenda").order_by("-starts_at", "-pk")[:MOST])

"""How far somebody has read, and texts that were not sent yet."""

from uuid import UUID

from django.utils import timezone

from exchange.accounts.models import User
from stakeholder_groups.discussions.models import Draft, Thread, ThreadReading
from stakeholder_groups.groups.models import Group


def mark_read(*, user: User, thread: Thread, seq: int, known: int | None) -> None:
    """Move somebody's marker forward, never back. `known` is the marker as it was read, None when there is none."""
    if known is not None and known >= seq:
        return
    updated = ThreadReading.objects.filter(user=user, thread=thread, seq__lt=seq).update(seq=seq, read_at=timezone.now())
    if not updated and known is None:
        ThreadReading.objects.bulk_create([ThreadReading(user=user, thread=thread, seq=seq)], ignore_conflicts=True)


def save_draft(*, user: User, group: Group, thread: Thread | None, body: str, title: str = "", client_key: UUID | None = None) -> None:
    """Keep a text for later: one a thread, and one for a new thread of the group."""
    values = {"title": title, "body": body, "client_key": client_key, "updated_at": timezone.now()}
    Draft.objects.update_or_create(user=user, group=group, thread=thread, defaults=values)


def discard_draft(*, user: User, group: Group, thread: Thread | None) -> None:
    Draft.objects.filter(user=user, group=group, thread=thread).delete()

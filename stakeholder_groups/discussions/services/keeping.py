"""How far somebody has read, and texts that were not sent yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from exchange.accounts.models import User
from stakeholder_groups.discussions.models import Draft, Post, Thread, ThreadReading
from stakeholder_groups.groups.models import Group


def mark_read(*, user: User, thread: Thread, seq: int, known: int | None) -> None:
    """Move somebody's marker forward, never back. `known` is the marker as it was read, None when there is none."""
    if known is not None and known >= seq:
        return
    updated = ThreadReading.objects.filter(user=user, thread=thread, seq__lt=seq).update(seq=seq, read_at=timezone.now())
    if not updated and known is None:
        ThreadReading.objects.bulk_create([ThreadReading(user=user, thread=thread, seq=seq)], ignore_conflicts=True)


@dataclass(frozen=True, slots=True)
class DraftWords:
    """`choices`: what else the form says, by the names of its fields."""

    body: str
    title: str = ""
    client_key: UUID | None = None
    choices: Mapping[str, str] = field(default_factory=dict)


def save_draft(*, user: User, group: Group, thread: Thread | None, words: DraftWords) -> bool:
    """Keep a text for later: one a thread, and one for a new thread of the group. False when it was sent meanwhile."""
    key = words.client_key
    values = {"title": words.title, "body": words.body, "choices": dict(words.choices), "client_key": key, "updated_at": timezone.now()}
    with transaction.atomic():
        if thread is not None:
            # The row that sending locks too: the text is sent either before this look or after this draft, which then goes.
            Thread.objects.select_for_update(no_key=True).filter(pk=thread.pk).values_list("pk").first()
        if key is not None and Post.objects.filter(author=user, client_key=key).exists():
            return False
        Draft.objects.update_or_create(user=user, group=group, thread=thread, defaults=values)
    return True


def forget_draft(*, user: User, group: Group, thread: Thread | None, client_key: UUID | None) -> None:
    """The draft of one text, which was sent or emptied. Another text's draft, from another window or device, stays."""
    of_text = Q(client_key=client_key) | Q(client_key=None)
    Draft.objects.filter(of_text, user=user, group=group, thread=thread).delete()


def discard_draft(*, user: User, group: Group, thread: Thread | None) -> None:
    Draft.objects.filter(user=user, group=group, thread=thread).delete()

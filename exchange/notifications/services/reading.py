"""What happens to notices when their reader looks at them."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from exchange.core import wakeups
from exchange.notifications.models import Notice
from exchange.notifications.selectors import Shown, described

if TYPE_CHECKING:
    from exchange.accounts.models import User


def open_notice(*, actor: "User", pk: int) -> Shown | None:
    """Mark it as read and say what it is about; None when there is none that the reader may know of."""
    visible = list(Notice.objects.visible_to(actor).filter(pk=pk))
    found = described(visible, actor).get(pk)
    if found:
        mark_read(actor=actor, pks=[pk])
    elif visible:
        # What only waits for the rules of its group to be accepted is shown again then.
        let_go(actor=actor, pks=[pk])
    return found


def mark_read(*, actor: "User", pks: Collection[int] | None = None) -> int:
    """These notices, or all; returns how many were unread."""
    notices = Notice.objects.visible_to(actor).unread()
    now = timezone.now()
    changed: int = (notices if pks is None else notices.filter(pk__in=pks)).update(read_at=now, seen_at=now)
    if changed:
        wakeups.announce("notices", {"users": [actor.pk]})
    return changed


def mark_seen(*, actor: "User", pks: Collection[int]) -> None:
    """They stood in the list: no mail has to bring them at once any more."""
    fresh: Any = Notice.objects.visible_to(actor).filter(pk__in=pks, seen_at__isnull=True)
    fresh.update(seen_at=timezone.now())


def let_go(*, actor: "User", pks: Collection[int]) -> None:
    """They tell of what the reader may not know of any more: neither shown nor counted from now on."""
    Notice.objects.filter(user=actor, pk__in=pks, gone_at__isnull=True).update(gone_at=timezone.now())

"""“Comments until”: setting, changing and removing the deadline of a thread, and reminding of it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from exchange.accounts.models import User
from stakeholder_groups.discussions.enums import EventKind, OperationKind
from stakeholder_groups.discussions.models import DeadlineReminder, Thread
from stakeholder_groups.discussions.services.numbering import take_as_coordinator, write_event
from stakeholder_groups.discussions.services.operations import log
from stakeholder_groups.discussions.services.telling import tell_of_deadline

DAYS_BEFORE = (7, 1)
AT_A_TIME = 50


def set_deadline(*, actor: User, thread: Thread, until: datetime | None, reason: str = "") -> Thread:
    """None takes the deadline away. A later one opens a thread again that had closed by its deadline."""
    with transaction.atomic():
        take_as_coordinator(thread, actor=actor)
        before = thread.comments_until
        if before == until:
            transaction.set_rollback(True)
            return thread
        change_deadline(thread, until, actor=actor)
        log(thread, OperationKind.DEADLINE, actor=actor, reason=reason, before={"until": before.isoformat() if before else None})
    return thread


def change_deadline(thread: Thread, until: datetime | None, *, actor: User) -> None:
    """The number was taken. Reminders whose moment has passed already are not sent late."""
    thread.comments_until = until
    thread.save(update_fields=["comments_until"])
    thread.reminders.filter(done_at__isnull=True).delete()
    if until is not None:
        now = timezone.now()
        due = {days: until - timedelta(days=days) for days in DAYS_BEFORE}
        rows = [DeadlineReminder(thread=thread, until=until, days=days, due_at=at) for days, at in due.items() if at > now]
        # One that was sent for this very deadline before is there and stays done.
        DeadlineReminder.objects.bulk_create(rows, ignore_conflicts=True)
    write_event(thread, EventKind.DEADLINE, actor=actor)


def remind() -> int:
    """Tell who has not written yet of deadlines that come near; returns how many reminders were sent. Called by the worker."""
    due = (
        DeadlineReminder.objects.filter(done_at__isnull=True, due_at__lte=timezone.now()).select_related("thread").order_by("due_at", "pk")
    )
    return sum(_send(reminder) for reminder in list(due[:AT_A_TIME]))


def _send(reminder: DeadlineReminder) -> bool:
    """Once, whatever happens: the row and what is told are one transaction. What came too late is only ticked off."""
    now, thread = timezone.now(), reminder.thread
    with transaction.atomic():
        if not DeadlineReminder.objects.filter(pk=reminder.pk, done_at__isnull=True).update(done_at=now):
            return False
        thread.refresh_from_db()
        nearer = thread.reminders.filter(until=reminder.until, days__lt=reminder.days, due_at__lte=now).exists()
        if thread.comments_until != reminder.until or not thread.takes_posts or nearer:
            return False
        tell_of_deadline(thread, reminder.until, reminder.days)
    return True

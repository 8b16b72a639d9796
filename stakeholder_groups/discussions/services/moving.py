"""Taking a thread to another group that the same person coordinates."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from exchange.accounts.models import User
from stakeholder_groups.discussions.enums import EventKind, Inseparable, OperationKind
from stakeholder_groups.discussions.models import DocumentReview, Draft, Follow, FormerGroup, Thread
from stakeholder_groups.discussions.services.numbering import take_as_coordinator, write_event
from stakeholder_groups.discussions.services.operations import log
from stakeholder_groups.discussions.services.splitting import CannotPlaceError
from stakeholder_groups.discussions.services.unnaming import number_anew
from stakeholder_groups.groups.models import Group, Membership
from stakeholder_groups.groups.permissions import is_coordinator
from stakeholder_groups.groups.services.access import access_changed


def move_thread(*, actor: User, thread: Thread, to: Group, reason: str = "") -> Thread:
    """From now on the other group's members read it, and open pages of those who are not among them end."""
    with transaction.atomic():
        take_as_coordinator(thread, actor=actor)
        if thread.merged_into_id:
            raise CannotPlaceError(Inseparable.MERGED)
        if thread.group_id == to.pk:
            transaction.set_rollback(True)
            return thread
        before = thread.group_id
        put_into_group(thread, to, actor=actor)
        log(thread, OperationKind.MOVED, actor=actor, reason=reason, before={"group": before, "to": to.pk})
    return thread


def put_into_group(thread: Thread, to: Group, *, actor: User) -> None:
    """The number was taken. A draft that only one group's partner has written stays in that group."""
    if not is_coordinator(actor, to):
        raise PermissionDenied
    if DocumentReview.objects.filter(thread=thread, of_draft=True).exists():
        raise CannotPlaceError(Inseparable.DRAFT)
    left = thread.group
    FormerGroup.objects.get_or_create(thread=thread, group=left)
    FormerGroup.objects.filter(thread=thread, group=to).delete()
    number_anew(thread, to)
    thread.group = to
    thread.save(update_fields=["group"])
    Draft.objects.filter(thread=thread).update(group=to)
    # Who cannot follow it there does not learn from her own choice where it went.
    Follow.objects.filter(thread=thread, user__in=Membership.objects.active().filter(group=to).values("user")).update(group=to)
    # Threads that were merged into it are only addresses of it by now.
    Thread.objects.filter(merged_into=thread).update(group=to)
    FormerGroup.objects.bulk_create(
        [FormerGroup(thread_id=pk, group=left) for pk in thread.merged.values_list("pk", flat=True)], ignore_conflicts=True
    )
    access_changed(left)
    write_event(thread, EventKind.MOVED, actor=actor)

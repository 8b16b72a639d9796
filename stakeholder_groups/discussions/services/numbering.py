"""Every change of a thread is one transaction that starts by taking the next number of the thread and ends with an event.

Taking the number first makes commit order equal number order: the update locks the thread's row until the commit.
"""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db.models import F

from exchange.accounts.models import User
from exchange.core import wakeups
from stakeholder_groups.discussions.enums import EventKind
from stakeholder_groups.discussions.models import Post, Thread, ThreadEvent
from stakeholder_groups.discussions.querysets import ThreadQuerySet
from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.permissions import NotAMemberError, is_coordinator, require_member

READ_BACK = (
    "last_seq",
    "post_count",
    "last_post_seq",
    "last_post_at",
    "locked_at",
    "pinned",
    "comments_until",
    "hidden_at",
    "merged_into_id",
    "group_id",
)


def take_number(thread: Thread, actor: User | None, **counted: object) -> None:
    """The first statement of every change. It locks the row; what is read afterwards is what commits: the actor's membership too.

    Without an actor it is the platform itself that changes something.
    """
    _take(thread, 1, Thread.objects.visible_to(actor) if actor else Thread.objects.all(), **counted)


def take_as_coordinator(*threads: Thread, actor: User) -> None:
    """The same for what only coordinators do. Several threads are locked in one order, so that no two wait for each other."""
    for thread in sorted(threads, key=lambda thread: thread.pk):
        _take(thread, 1, Thread.objects.all())
    for thread in threads:
        require_member(actor, thread.group)
        if not is_coordinator(actor, thread.group):
            raise PermissionDenied


def take_more(thread: Thread, numbers: int) -> None:
    """Further numbers of a thread that is locked already."""
    if numbers > 0:
        _take(thread, numbers, Thread.objects.all())


def _take(thread: Thread, numbers: int, readable: ThreadQuerySet, **counted: object) -> None:
    Thread.objects.filter(pk=thread.pk).update(last_seq=F("last_seq") + numbers, **counted)
    fresh = readable.filter(pk=thread.pk).values(*READ_BACK).first()
    if fresh is None:
        raise NotAMemberError
    if fresh["group_id"] != thread.group_id:
        # It was moved since it was read: the rights of the group where it stands now count.
        thread.group = Group.objects.get(pk=fresh["group_id"])
    for field, value in fresh.items():
        setattr(thread, field, value)


def write_event(thread: Thread, kind: EventKind, *, actor: User | None, post: Post | None = None) -> None:
    write_events(thread, [(kind, post)], actor=actor)


def write_events(thread: Thread, changes: Iterable[tuple[EventKind, Post | None]], *, actor: User | None) -> None:
    """Events for the numbers that were taken last, as many as there are changes."""
    rows = list(changes)
    first = thread.last_seq - len(rows) + 1
    ThreadEvent.objects.bulk_create(
        ThreadEvent(thread=thread, seq=first + place, kind=kind, post=post, actor=actor) for place, (kind, post) in enumerate(rows)
    )
    announce(thread)


def announce(thread: Thread) -> None:
    group = thread.group
    wakeups.announce("thread", {"g": group.pk, "t": thread.public_id, "seq": thread.last_seq, "v": group.acl_version})

"""Every change of a thread is one transaction that starts by taking the next number of the thread and ends with an event.

Taking the number first makes commit order equal number order: the update locks the thread's row until the commit.
"""

from django.db.models import F

from exchange.accounts.models import User
from exchange.core import wakeups
from stakeholder_groups.discussions.enums import EventKind
from stakeholder_groups.discussions.models import Post, Thread, ThreadEvent
from stakeholder_groups.groups.permissions import NotAMemberError

READ_BACK = ("last_seq", "post_count", "last_post_seq", "locked_at", "pinned")


def take_number(thread: Thread, actor: User | None, **counted: object) -> None:
    """The first statement of every change. It locks the row; what is read afterwards is what commits: the actor's membership too.

    Without an actor it is the platform itself that changes something.
    """
    Thread.objects.filter(pk=thread.pk).update(last_seq=F("last_seq") + 1, **counted)
    threads = Thread.objects.visible_to(actor) if actor else Thread.objects.all()
    fresh = threads.filter(pk=thread.pk).values(*READ_BACK).first()
    if fresh is None:
        raise NotAMemberError
    for field, value in fresh.items():
        setattr(thread, field, value)


def write_event(thread: Thread, kind: EventKind, *, actor: User | None, post: Post | None = None) -> None:
    ThreadEvent.objects.create(thread=thread, seq=thread.last_seq, kind=kind, post=post, actor=actor)
    group = thread.group
    wakeups.announce("thread", {"g": group.pk, "t": thread.public_id, "seq": thread.last_seq, "v": group.acl_version})

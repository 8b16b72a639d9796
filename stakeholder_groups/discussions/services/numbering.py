"""Every change of a thread is one transaction that starts by taking the next number of the thread and ends with an event.

Taking the number first makes commit order equal number order: the update locks the thread's row until the commit.
"""

from django.db.models import F

from exchange.accounts.models import User
from exchange.core import wakeups
from stakeholder_groups.discussions.enums import EventKind
from stakeholder_groups.discussions.models import Post, Thread, ThreadEvent
from stakeholder_groups.groups.permissions import require_member


def take_number(thread: Thread, actor: User, **counted: object) -> None:
    """The first statement of every change. It locks the row; what is read afterwards is what commits: the actor's membership too."""
    Thread.objects.filter(pk=thread.pk).update(last_seq=F("last_seq") + 1, **counted)
    fresh = Thread.objects.filter(pk=thread.pk).values("last_seq", "post_count", "last_post_seq", "locked_at", "pinned").get()
    for field, value in fresh.items():
        setattr(thread, field, value)
    require_member(actor, thread.group)


def write_event(thread: Thread, kind: EventKind, *, actor: User, post: Post | None = None) -> None:
    ThreadEvent.objects.create(thread=thread, seq=thread.last_seq, kind=kind, post=post, actor=actor)
    group = thread.group
    wakeups.announce("thread", {"g": group.pk, "t": thread.public_id, "seq": thread.last_seq, "v": group.acl_version})

"""Where something stands now that an old address names: threads that were moved or merged, posts that went to another thread."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q

from stakeholder_groups.discussions.models import FormerGroup, Post, Thread

if TYPE_CHECKING:
    from exchange.accounts.models import User

    Person = User | AnonymousUser


def moved_thread(user: "Person", slug: str, public_id: str) -> Thread | None:
    """A thread that once stood in the group of this name; only for who may read it where it stands now."""
    was_there = FormerGroup.objects.filter(thread=OuterRef("pk"), group__slug=slug)
    visible = Thread.objects.visible_to(user).filter(Q(Exists(was_there)), public_id=public_id)
    found: Thread | None = visible.exclude(group__slug=slug).select_related("group").first()
    return found


def place_now(user: "Person", post: Post) -> Post | None:
    """The post that this place belonged to, if it went to a thread that the person may read."""
    if post.moved_to is None:
        return None
    thread = Thread.objects.visible_to(user).filter(pk=post.moved_to.thread_id).select_related("group").first()
    if thread is None:
        return None
    post.moved_to.thread = thread
    return post.moved_to

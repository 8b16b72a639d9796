"""Chosen posts become a thread of their own, and two threads of a group become one."""

from collections.abc import Sequence

from django.db import transaction

from exchange.accounts.models import User
from stakeholder_groups.discussions.enums import EventKind, Inseparable, OperationKind
from stakeholder_groups.discussions.models import Draft, Thread
from stakeholder_groups.discussions.rules import joined
from stakeholder_groups.discussions.services.numbering import take_as_coordinator, write_event
from stakeholder_groups.discussions.services.operations import log
from stakeholder_groups.discussions.services.placing import MOST_POSTS, bring


class CannotPlaceError(Exception):
    """The threads cannot be moved, split or merged like this; `why` is to be shown."""

    def __init__(self, why: Inseparable) -> None:
        super().__init__(why)
        self.why = why


def split_thread(*, actor: User, thread: Thread, numbers: Sequence[int], title: str, reason: str = "") -> Thread:
    """A new thread of the same group with the posts of these numbers, in their order and with their times."""
    with transaction.atomic():
        take_as_coordinator(thread, actor=actor)
        if thread.merged_into_id:
            raise CannotPlaceError(Inseparable.MERGED)
        posts = list(thread.posts.filter(number__in=numbers, moved_at__isnull=True).order_by("number")[:MOST_POSTS])
        if not posts:
            raise CannotPlaceError(Inseparable.NO_POSTS)
        made = Thread.objects.create(
            group=thread.group,
            title=title.strip(),
            author=posts[0].author,
            created_at=posts[0].created_at,
            last_post_at=posts[-1].created_at,
            about_text=thread.about_text,
            about_url=thread.about_url,
        )
        write_event(thread, EventKind.SPLIT, actor=actor)
        bring(posts, source=thread, target=made, actor=actor)
        log(thread, OperationKind.SPLIT, actor=actor, reason=reason, other=made, before={"posts": [post.pk for post in posts]})
    return made


def merge_threads(*, actor: User, thread: Thread, into: Thread, reason: str = "") -> Thread:
    """Append the posts of a thread to another one of its group; the emptied thread's address leads there from now on.

    They are not sorted in by their times: numbers that were given stay, and a post's time stands beside it.
    """
    with transaction.atomic():
        take_as_coordinator(thread, into, actor=actor)
        _require_mergeable(thread, into)
        posts = list(thread.posts.filter(moved_at__isnull=True).order_by("number"))
        write_event(thread, EventKind.MERGED, actor=actor)
        write_event(into, EventKind.MERGED, actor=actor)
        bring(posts, source=thread, target=into, actor=actor)
        thread.merged_into = into
        thread.save(update_fields=["merged_into"])
        _bring_drafts(thread, into)
        log(thread, OperationKind.MERGED, actor=actor, reason=reason, other=into, before={"posts": [post.pk for post in posts]})
    return into


def _require_mergeable(thread: Thread, into: Thread) -> None:
    if thread.pk == into.pk or thread.group_id != into.group_id:
        raise CannotPlaceError(Inseparable.ELSEWHERE)
    if thread.merged_into_id or into.merged_into_id:
        raise CannotPlaceError(Inseparable.MERGED)
    thread_now = Thread.objects.select_related("outcome", "review").get(pk=thread.pk)
    if thread_now.standing_outcome:
        raise CannotPlaceError(Inseparable.OUTCOME)
    if getattr(thread_now, "review", None):
        raise CannotPlaceError(Inseparable.REVIEW)


def _bring_drafts(thread: Thread, into: Thread) -> None:
    """Nothing that somebody has typed is lost: her text waits in the thread that remains."""
    there = {draft.user_id: draft for draft in Draft.objects.filter(thread=into)}
    for draft in list(Draft.objects.filter(thread=thread)):
        own = there.get(draft.user_id)
        if own is None:
            # What it answers there goes by other numbers.
            draft.thread, draft.choices = into, {}
            draft.save(update_fields=["thread", "choices"])
        else:
            own.body = joined(own.body, draft.body)
            own.save(update_fields=["body"])
            draft.delete()

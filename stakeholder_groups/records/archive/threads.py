"""Threads as rows: their heads, what came of them, and what the coordination did with them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet

from stakeholder_groups.discussions.models import OutcomeVersion, Thread, ThreadOperation
from stakeholder_groups.discussions.selectors.threads import HEAD
from stakeholder_groups.groups.sections import Row, in_windows, moment
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.records.archive.people import People

THREADS_A_WINDOW = 50

THREADS = (
    *("id", "title", "kind", "about", "about_url", "author_id", "author", "started_at", "numbers", "pinned", "closed_at"),
    *("comments_until", "hidden_at", "merged_into", "text_under_review", "page"),
)
OUTCOMES = ("thread", "state", "author_id", "author", "written_at", "withdrawn_at", "posts", "text")
LOG = (
    "thread",
    "at",
    "actor_id",
    "actor",
    "step",
    "post",
    "other_thread",
    "other_title",
    "reason",
    "undone_at",
    "undone_by_id",
    "undone_by",
)


def threads_in(space: Space, thread: Thread | None) -> "QuerySet[Thread]":
    rows: QuerySet[Thread] = Thread.objects.visible_to(space.membership.user).filter(group=space.group)
    return rows.filter(pk=thread.pk) if thread is not None else rows


def each_thread(space: Space, thread: Thread | None) -> Iterator[Thread]:
    """The oldest first, with their heads."""
    for window in in_windows(threads_in(space, thread).select_related(*HEAD), THREADS_A_WINDOW):
        for found in window:
            found.group = space.group
            yield found


def thread_row(thread: Thread, people: People, page: str) -> Row:
    """`page` is the file in which it is printed."""
    review, into = getattr(thread, "review", None), thread.merged_into
    return {
        "id": thread.public_id,
        "title": people.words(thread.title),
        "kind": thread.kind,
        "about": people.words(thread.about_text),
        "about_url": thread.about_url,
        **people.cells(thread.author),
        "started_at": moment(thread.created_at),
        "numbers": thread.post_count,
        "pinned": thread.pinned,
        "closed_at": moment(thread.locked_at),
        "comments_until": moment(thread.comments_until),
        "hidden_at": moment(thread.hidden_at),
        "merged_into": into.public_id if into and into.hidden_at is None else "",
        "text_under_review": review.title if review else "",
        "page": page,
    }


def outcome_rows(thread: Thread, people: People) -> list[tuple[Row, Any]]:
    """Newest first, each with its HTML, as the history of the outcome shows them."""
    outcome = getattr(thread, "outcome", None)
    if outcome is None:
        return []
    numbers = [post.number for post in outcome.named.values()]
    state = "standing" if outcome.withdrawn_at is None else "withdrawn"
    earlier = OutcomeVersion.objects.filter(outcome=outcome).select_related("author").order_by("-pk")
    return [_outcome(outcome, thread, people, state, numbers), *(_outcome(row, thread, people, "earlier", row.numbers) for row in earlier)]


def _outcome(row: Any, thread: Thread, people: People, state: str, numbers: list[int]) -> tuple[Row, Any]:
    cells: Row = {
        "thread": thread.public_id,
        "state": state,
        **people.cells(row.author),
        "written_at": moment(row.written_at),
        "withdrawn_at": moment(row.withdrawn_at),
        "posts": list(numbers),
        "text": people.words(row.body),
    }
    return cells, people.html(row.body, row.body_html)


def log_rows(thread: Thread, people: People) -> list[Row]:
    """Oldest first. A thread of another group, or one that is hidden, is not named."""
    about = Q(thread=thread) | Q(other=thread)
    rows = ThreadOperation.objects.filter(about).select_related("actor", "undone_by", "post", "thread", "other").order_by("pk")
    return [_operation(row, thread, people) for row in rows]


def _operation(row: ThreadOperation, thread: Thread, people: People) -> Row:
    other = row.thread if row.other_id == thread.pk else row.other
    is_named = other is not None and other.group_id == thread.group_id and other.hidden_at is None
    nobody: dict[str, Any] = {"undone_by_id": "", "undone_by": ""}
    return {
        "thread": thread.public_id,
        "at": moment(row.at),
        **people.cells(row.actor, "actor"),
        "step": row.kind,
        "post": row.post.number if row.post and row.post.thread_id == thread.pk else None,
        "other_thread": other.public_id if other and is_named else "",
        "other_title": people.words(other.title) if other and is_named else "",
        "reason": people.words(row.reason),
        "undone_at": moment(row.undone_at),
        **(people.cells(row.undone_by, "undone_by") if row.undone_at else nobody),
    }

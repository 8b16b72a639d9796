"""The log of a thread, and whether each of its operations can be undone by somebody now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from exchange.accounts.models import User
from stakeholder_groups.discussions.enums import Obstacle, OperationKind
from stakeholder_groups.discussions.models import DocumentReview, Post, Thread, ThreadOperation
from stakeholder_groups.groups.models import Group, Membership

MOST_ENTRIES = 200
# Kinds of which only the latest can be undone.
_FAMILIES = {
    OperationKind.LOCKED: "lock",
    OperationKind.UNLOCKED: "lock",
    OperationKind.PINNED: "pin",
    OperationKind.UNPINNED: "pin",
    OperationKind.HIDDEN: "hide",
    OperationKind.SHOWN: "hide",
    OperationKind.DEADLINE: "deadline",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log. Groups and the other thread of a split or merge are named only to who may know of them."""

    operation: ThreadOperation
    obstacle: Obstacle | None
    came_from: str = ""
    other: Thread | None = None


@dataclass(frozen=True, slots=True)
class _Now:
    """What obstacles are judged by, read once for all operations."""

    superseded: set[int]
    threads: dict[int, int]
    coordinates: set[int]
    with_drafts: set[int]


def log_of(user: User, thread: Thread) -> list[Entry]:
    rows = list(_operations(thread)[:MOST_ENTRIES])
    now, names, readable = _now(rows, user), _names(rows, user), _readable(rows, user)
    return [
        Entry(row, _obstacle(row, now), names.get(row.before.get("group", 0), ""), readable.get(other_of(row, thread) or 0)) for row in rows
    ]


def other_of(operation: ThreadOperation, thread: Thread) -> int | None:
    """The second thread of a split or a merge, seen from either of the two."""
    return operation.thread_id if operation.other_id == thread.pk else operation.other_id


def find_operation(thread: Thread, pk: int) -> ThreadOperation | None:
    return _operations(thread).filter(pk=pk).first()


def obstacle_to(operation: ThreadOperation, user: User) -> Obstacle | None:
    """Asked again when it is undone, with rows that are locked by then."""
    rows = list(_operations(operation.thread))
    fresh = next(row for row in rows if row.pk == operation.pk)
    return _obstacle(fresh, _now(rows, user))


def _operations(thread: Thread) -> "QuerySet[ThreadOperation]":
    about = Q(thread=thread) | Q(other=thread)
    related = ("actor", "undone_by", "post", "thread", "other")
    return ThreadOperation.objects.filter(about).select_related(*related).order_by("-pk")


def _now(rows: Sequence[ThreadOperation], user: User) -> _Now:
    posts = {pk for row in rows for pk in row.before.get("posts", ())}
    groups = {row.before["group"] for row in rows if "group" in row.before}
    coordinated = Membership.objects.of(user).filter(group__in=groups).coordinating() if groups else Membership.objects.none()
    moved = {row.thread_id for row in rows if row.kind == OperationKind.MOVED}
    return _Now(
        superseded=set(_superseded(rows)),
        threads=dict(Post.objects.filter(pk__in=posts).values_list("pk", "thread_id")) if posts else {},
        coordinates=set(coordinated.values_list("group_id", flat=True)),
        with_drafts=set(DocumentReview.objects.filter(thread__in=moved, of_draft=True).values_list("thread_id", flat=True))
        if moved
        else set(),
    )


def _superseded(rows: Iterable[ThreadOperation]) -> Iterable[int]:
    """Newest first: whatever is not the first of its family that still holds."""
    seen: set[tuple[int, str, int | None]] = set()
    for row in rows:
        if row.undone_at is not None or row.kind not in _FAMILIES:
            continue
        family = (row.thread_id, _FAMILIES[OperationKind(row.kind)], row.post_id)
        if family in seen:
            yield row.pk
        seen.add(family)


def _obstacle(row: ThreadOperation, now: _Now) -> Obstacle | None:
    if row.undone_at is not None:
        return Obstacle.UNDONE
    if row.pk in now.superseded:
        return Obstacle.LATER
    if row.kind == OperationKind.MOVED:
        return _obstacle_to_moving_back(row, now)
    if row.other is not None:
        return _obstacle_to_taking_back(row, row.other, now)
    if row.post is not None and row.post.thread_id != row.thread_id:
        return Obstacle.POSTS_WENT_ON
    return None


def _obstacle_to_moving_back(row: ThreadOperation, now: _Now) -> Obstacle | None:
    if row.thread.group_id != row.before["to"]:
        return Obstacle.LATER
    if row.thread.merged_into_id is not None:
        return Obstacle.MERGED_AWAY
    if row.before["group"] not in now.coordinates:
        return Obstacle.NOT_YOURS
    return Obstacle.DRAFT_UNDER_REVIEW if row.thread_id in now.with_drafts else None


def _obstacle_to_taking_back(row: ThreadOperation, other: Thread, now: _Now) -> Obstacle | None:
    """Of a split or a merge: the posts that were moved stand in `other` as long as nothing else happened to them."""
    expected = other.pk if row.kind == OperationKind.MERGED else None
    if row.thread.merged_into_id != expected or other.merged_into_id is not None:
        return Obstacle.MERGED_AWAY
    if row.thread.group_id != other.group_id:
        return Obstacle.OTHER_GROUP
    if any(now.threads.get(post) != other.pk for post in row.before["posts"]):
        return Obstacle.POSTS_WENT_ON
    return None


def _readable(rows: Iterable[ThreadOperation], user: User) -> dict[int, Thread]:
    """Threads that the log names, as far as the reader may know of them: wherever they stand, hidden ones for who coordinates there."""
    named = {pk for row in rows if row.other_id for pk in (row.thread_id, row.other_id)}
    found: dict[int, Thread] = Thread.objects.visible_to(user).select_related("group").in_bulk(named) if named else {}
    return found


def _names(rows: Iterable[ThreadOperation], user: User) -> dict[int, str]:
    groups = {row.before["group"] for row in rows if "group" in row.before}
    return {group.pk: group.shown_name for group in Group.objects.known_to(user).filter(pk__in=groups)} if groups else {}

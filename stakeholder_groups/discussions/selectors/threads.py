"""What the pages of threads show. A window of posts is found by number, so a thread's length does not matter."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.safestring import SafeString

from exchange.accounts.models import User
from exchange.content.markdown import stored_html
from exchange.core.pagination import PageSlice, paginate, slice_numbers
from stakeholder_groups.discussions.models import Draft, Post, Thread, ThreadEvent, ThreadReading
from stakeholder_groups.discussions.permissions import can_edit, can_read_decision, can_withdraw
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.groups.selectors import Space

POSTS_A_PAGE = 50
THREADS_A_PAGE = 30
# A page that has missed more is better loaded anew.
MOST_CHANGES = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """How far the reader had read: number of the event, number of the post; `known` is None for a thread never opened."""

    known: int | None
    number: int

    def is_new(self, post: Post, user: User) -> bool:
        return self.known is not None and post.seq > self.known and post.author_id != user.pk


@dataclass(frozen=True, slots=True)
class Line:
    """A post as one reader sees it."""

    post: Post
    page: int
    organisation: str
    html: SafeString
    is_new: bool = False
    is_first_new: bool = False
    may_edit: bool = False
    may_withdraw: bool = False
    may_read_decision: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """One page of a thread's posts."""

    page: PageSlice
    lines: list[Line]
    first_unread: int | None
    people: list[tuple[User, str]] = field(default_factory=list)

    @property
    def at_end(self) -> bool:
        return not self.page.has_next


def find_thread(space: Space, public_id: str) -> Thread | None:
    visible = Thread.objects.visible_to(space.membership.user)
    thread: Thread | None = visible.filter(group=space.group, public_id=public_id).select_related("author").first()
    if thread is not None:
        thread.group = space.group
    return thread


def find_post(thread: Thread, seq: int) -> Post | None:
    post = thread.posts.filter(seq=seq).select_related("author", "withdrawn_by", "reply_to__author").first()
    if post is not None:
        post.thread = thread
    return post


def page_of(number: int) -> int:
    return max(1, -(-number // POSTS_A_PAGE))


def reading_of(user: User, thread: Thread) -> Reading:
    read_number = Post.objects.filter(thread=OuterRef("thread"), seq__lte=OuterRef("seq")).order_by("-seq").values("number")[:1]
    row = ThreadReading.objects.filter(user=user, thread=thread).values_list("seq", Coalesce(Subquery(read_number), 0)).first()
    return Reading(*row) if row else Reading(None, 0)


def window_of(space: Space, thread: Thread, reading: Reading, raw: str | None) -> Window:
    """The page asked for, or the one with the first unread post, or the last one."""
    unread = reading.number + 1 if reading.known is not None and reading.number < thread.post_count else None
    if not raw:
        raw = str(page_of(unread or (thread.post_count if reading.known is not None else 1)))
    number, pages, out_of_range = slice_numbers(raw, total=thread.post_count, per_page=POSTS_A_PAGE)
    first = (number - 1) * POSTS_A_PAGE
    rows = thread.posts.filter(number__gt=first, number__lte=first + POSTS_A_PAGE)
    lines = lines_of(space, thread, rows.order_by("number"), reading)
    people = {line.post.author_id: (line.post.author, line.organisation) for line in lines if line.post.author}
    page = PageSlice([], number, pages, thread.post_count, out_of_range)
    return Window(page, lines, unread, list(people.values())[:8])


def changed_after(space: Space, thread: Thread, after: int) -> list[Line] | None:
    """Posts that were written or changed after a number; None when they are too many to catch up with."""
    changed = ThreadEvent.objects.filter(thread=thread, seq__gt=after, post__isnull=False).values_list("post_id", flat=True)
    found = set(changed[: MOST_CHANGES + 1])
    if len(found) > MOST_CHANGES:
        return None
    return lines_of(space, thread, thread.posts.filter(pk__in=found).order_by("seq"), Reading(None, 0)) if found else []


def lines_of(space: Space, thread: Thread, rows: Any, reading: Reading) -> list[Line]:
    posts: list[Post] = list(rows.select_related("author", "reply_to__author", "withdrawn_by"))
    organisations = _organisations(space, {post.author_id for post in posts if post.author_id})
    reader, lines, any_new = space.membership.user, [], False
    for post in posts:
        is_new = post.withdrawn_at is None and reading.is_new(post, reader)
        lines.append(
            Line(
                post=post,
                page=page_of(post.number),
                organisation=organisations.get(post.author_id or 0, ""),
                html=stored_html(post.body_html),
                is_new=is_new,
                is_first_new=is_new and not any_new,
                may_edit=can_edit(space.membership, post),
                may_withdraw=can_withdraw(space.membership, post),
                may_read_decision=can_read_decision(space.membership, post),
            )
        )
        any_new = any_new or is_new
    return lines


def _organisations(space: Space, authors: Iterable[int]) -> dict[int, str]:
    """Whom the authors stand for in this group; the latest membership counts, also of those who left."""
    rows = Membership.objects.filter(group=space.group, user__in=authors).select_related("organisation").order_by("pk")
    return {row.user_id: row.organisation_label for row in rows}


def threads_of(space: Space) -> Any:
    """The group's threads with `unread` and who wrote last."""
    reader = space.membership.user
    read = ThreadReading.objects.filter(user=reader, thread=OuterRef("pk")).values("seq")[:1]
    at = Post.objects.filter(thread=OuterRef("pk"), seq__lte=OuterRef("read_seq")).order_by("-seq").values("number")[:1]
    last = Post.objects.filter(thread=OuterRef("pk"), seq=OuterRef("last_post_seq")).values("author__display_name")[:1]
    return (
        Thread.objects.visible_to(reader)
        .filter(group=space.group)
        .select_related("author")
        .annotate(read_seq=Coalesce(Subquery(read), 0))
        .annotate(unread=F("post_count") - Coalesce(Subquery(at), 0), last_author=Subquery(last))
        .order_by("-pinned", "-last_post_at", "-id")
    )


def thread_list(space: Space, raw: str | None, kind: str) -> PageSlice:
    rows = threads_of(space)
    page = paginate(rows.filter(kind=kind) if kind else rows, raw, per_page=THREADS_A_PAGE)
    for thread in page.items:
        thread.group = space.group
    return page


def latest(space: Space, number: int) -> list[Thread]:
    threads: list[Thread] = list(threads_of(space)[:number])
    for thread in threads:
        thread.group = space.group
    return threads


def draft_of(user: User, space: Space, thread: Thread | None) -> Draft | None:
    return Draft.objects.filter(user=user, group=space.group, thread=thread).first()


def is_another_text(post: Post, body: str) -> bool:
    """Whether a post never said this: its key came back with another text."""
    return post.body != body and not post.versions.filter(body=body).exists()

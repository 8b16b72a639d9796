"""What the pages of threads show. A window of posts is found by number, so a thread's length does not matter."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.safestring import SafeString

from exchange.accounts.models import User
from exchange.content.markdown import stored_html
from exchange.core.pagination import PageSlice, paginate, slice_numbers
from stakeholder_groups.discussions.enums import QUIET_EVENTS
from stakeholder_groups.discussions.models import Bookmark, Draft, Follow, Post, ReviewParagraph, Thread, ThreadEvent, ThreadReading
from stakeholder_groups.discussions.permissions import can_ask, can_close, can_edit, can_read_decision, can_take_files, can_withdraw
from stakeholder_groups.discussions.selectors.extras import Extras, extras_of
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.groups.selectors import Space

POSTS_A_PAGE = 50
THREADS_A_PAGE = 30
# A page that has missed more is better loaded anew.
MOST_CHANGES = 200
# What the head of a thread shows is read with it, and what a post shows with the post.
HEAD = ("author", "outcome__author", "review", "merged_into")
SHOWN_WITH_POST = (
    "author",
    "reply_to__author",
    "reply_to__thread",
    "withdrawn_by",
    "moved_to__thread",
    "anchor__paragraph__review__thread",
)


@dataclass(frozen=True, slots=True)
class Reading:
    """How far the reader had read: number of the event; `known` is None for a thread never opened.

    `first_new` is the number of the first post of somebody else after that, if there is one.
    """

    known: int | None
    first_new: int | None = None

    def reaches(self, first: int) -> bool:
        """Whether a page that begins with this post leaves out nothing that is unread before it."""
        return first <= (1 if self.known is None else self.first_new or first)

    def is_new(self, post: Post, user: User) -> bool:
        return self.known is not None and post.seq > self.known and post.author_id != user.pk


@dataclass(frozen=True, slots=True)
class Line:
    """A post as one reader sees it."""

    post: Post
    page: int
    html: SafeString
    organisation: str = ""
    is_own: bool = False
    is_new: bool = False
    is_first_new: bool = False
    may_edit: bool = False
    may_take_files: bool = False
    may_withdraw: bool = False
    may_read_decision: bool = False
    is_used: bool = False
    answered: Post | None = None
    moved_to: Post | None = None
    paragraph: ReviewParagraph | None = None
    may_ask: bool = False
    is_kept: bool = False
    is_quiet: bool = False
    may_close: bool = False
    extras: Extras = field(default_factory=Extras)

    @property
    def has_reactions(self) -> bool:
        return any(one.number for one in self.extras.reactions)


@dataclass(frozen=True, slots=True)
class Window:
    """One page of a thread's posts."""

    page: PageSlice
    lines: list[Line]
    first_unread: int | None
    # Posts before this page are unread, so that the reader's marker stays before them.
    skips_unread: bool = False
    people: list[tuple[User, str]] = field(default_factory=list)

    @property
    def at_end(self) -> bool:
        return not self.page.has_next


def find_thread(space: Space, public_id: str) -> Thread | None:
    reader = space.membership.user
    own_level = Follow.objects.filter(user=reader, thread=OuterRef("pk")).values("level")[:1]
    # Mostly there is no draft: the page asks for one only where there is.
    has_draft = Exists(Draft.objects.filter(user=reader, thread=OuterRef("pk")))
    visible = Thread.objects.visible_to(reader).annotate(own_level=Subquery(own_level), has_draft=has_draft)
    thread: Thread | None = visible.filter(group=space.group, public_id=public_id).select_related(*HEAD).first()
    if thread is not None:
        thread.group = space.group
    return thread


def find_post(thread: Thread, seq: int) -> Post | None:
    post = thread.posts.filter(seq=seq).select_related("author", "withdrawn_by", "reply_to__author", "moved_to").first()
    if post is not None:
        post.thread = thread
    return post


def page_of(number: int) -> int:
    return max(1, -(-number // POSTS_A_PAGE))


def reading_of(user: User, thread: Thread) -> Reading:
    others = Post.objects.filter(thread=OuterRef("thread"), seq__gt=OuterRef("seq")).exclude(author=user)
    first_new = Subquery(others.order_by("seq").values("number")[:1])
    row = ThreadReading.objects.filter(user=user, thread=thread).values_list("seq", first_new).first()
    return Reading(*row) if row else Reading(None)


def window_of(space: Space, thread: Thread, reading: Reading, raw: str | None) -> Window:
    """The page asked for, or the one with the first unread post, or the last one."""
    if not raw:
        raw = str(page_of(reading.first_new or (thread.post_count if reading.known is not None else 1)))
    number, pages, out_of_range = slice_numbers(raw, total=thread.post_count, per_page=POSTS_A_PAGE)
    first = (number - 1) * POSTS_A_PAGE
    rows = thread.posts.filter(number__gt=first, number__lte=first + POSTS_A_PAGE)
    lines = lines_of(space, thread, rows.order_by("number"), reading)
    people = {line.post.author_id: (line.post.author, line.organisation) for line in lines if line.post.author}
    page = PageSlice([], number, pages, thread.post_count, out_of_range)
    skips = not reading.reaches(first + 1)
    return Window(page, lines, reading.first_new or (1 if skips else None), skips, list(people.values())[:8])


def changed_after(space: Space, thread: Thread, after: int) -> list[Line] | None:
    """Posts that were written or changed after a number; None when they are too many to catch up with."""
    changed = ThreadEvent.objects.filter(thread=thread, seq__gt=after, post__isnull=False).order_by().values_list("post_id")
    loud = dict(changed.annotate(loud=Count("pk", filter=~Q(kind__in=QUIET_EVENTS)))[: MOST_CHANGES + 1])
    if len(loud) > MOST_CHANGES:
        return None
    rows = thread.posts.filter(pk__in=loud).order_by("seq")
    return lines_of(space, thread, rows, Reading(None), quiet={pk for pk, number in loud.items() if not number}) if loud else []


def line_of(space: Space, post: Post) -> Line:
    """One post as the reader sees it now."""
    return lines_of(space, post.thread, post.thread.posts.filter(pk=post.pk), Reading(None))[0]


def lines_of(space: Space, thread: Thread, rows: Any, reading: Reading, *, quiet: Collection[int] = ()) -> list[Line]:
    """`quiet`: posts of which only small things changed."""
    reader, lines, any_new = space.membership.user, [], False
    kept = Exists(Bookmark.objects.filter(user=reader, post=OuterRef("pk")))
    posts: list[Post] = list(rows.select_related(*SHOWN_WITH_POST).annotate(is_kept=kept))
    used = named_posts(thread)
    organisations = _organisations(space, {post.author_id for post in posts if post.author_id})
    extras = extras_of(reader, thread, posts)
    for post in posts:
        is_new = post.stands and reading.is_new(post, reader)
        line = _line(space, thread, post, extras.get(post.pk, Extras()))
        lines.append(
            replace(
                line,
                is_own=post.author_id == reader.pk,
                organisation=organisations.get(post.author_id or 0, ""),
                is_new=is_new,
                is_first_new=is_new and not any_new,
                is_used=post.pk in used,
                is_quiet=post.pk in quiet,
            )
        )
        any_new = any_new or is_new
    return lines


def _line(space: Space, thread: Thread, post: Post, extras: Extras) -> Line:
    """The post by itself: what it says, what it leads to, what the reader may do with it."""
    return Line(
        post=post,
        page=page_of(post.number),
        html=stored_html(post.body_html),
        may_edit=can_edit(space.membership, post),
        may_take_files=can_take_files(space.membership, post),
        may_withdraw=can_withdraw(space.membership, post),
        may_read_decision=can_read_decision(space.membership, post),
        answered=_in_group(post.reply_to, thread),
        moved_to=_in_group(post.moved_to, thread),
        paragraph=_quoted(post, thread),
        may_ask=extras.poll is None and can_ask(space.membership, thread, post),
        may_close=extras.poll is not None and can_close(space.membership, post),
        is_kept=getattr(post, "is_kept", False),
        extras=extras,
    )


def named_posts(thread: Thread) -> dict[int, Post]:
    """The posts that the standing outcome names, in their order; nothing is asked where there is none."""
    outcome = thread.standing_outcome
    named: dict[int, Post] = outcome.named if outcome is not None else {}
    return named


def _in_group(other: Post | None, thread: Thread) -> Post | None:
    """A post of another thread is named where both are in one group and nobody hid it."""
    if other is None or other.thread.group_id != thread.group_id or other.thread.hidden_at is not None:
        return None
    other.thread.group = thread.group
    return other


def _quoted(post: Post, thread: Thread) -> ReviewParagraph | None:
    """A paragraph stays in the group that reviews it, wherever the post went."""
    anchor = getattr(post, "anchor", None)
    if anchor is None or anchor.paragraph.review.thread.group_id != thread.group_id:
        return None
    paragraph: ReviewParagraph = anchor.paragraph
    return paragraph


def _organisations(space: Space, authors: Iterable[int]) -> dict[int, str]:
    """Whom the authors stand for in this group; the latest membership counts, also of those who left."""
    rows = Membership.objects.filter(group=space.group, user__in=authors).select_related("organisation").order_by("pk")
    return {row.user_id: row.organisation_label for row in rows}


def threads_of(space: Space) -> Any:
    """The group's threads with `unread` and who wrote last."""
    reader = space.membership.user
    read = ThreadReading.objects.filter(user=reader, thread=OuterRef("pk")).values("seq")[:1]
    at = Post.objects.filter(thread=OuterRef("pk"), seq__lte=OuterRef("read_seq")).order_by("-seq").values("number")[:1]
    # What one wrote oneself is not unread, wherever it was written.
    own = Post.objects.filter(thread=OuterRef("pk"), seq__gt=OuterRef("read_seq"), author=reader).order_by().values("thread")
    own_after = Coalesce(Subquery(own.annotate(number=Count("pk")).values("number")), 0)
    last = Post.objects.filter(thread=OuterRef("pk"), seq=OuterRef("last_post_seq")).values("author__display_name")[:1]
    return (
        Thread.objects.visible_to(reader)
        .filter(group=space.group, merged_into__isnull=True)
        .select_related("author", "outcome")
        .annotate(read_seq=Coalesce(Subquery(read), 0))
        .annotate(unread=F("post_count") - Coalesce(Subquery(at), 0) - own_after, last_author=Subquery(last))
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

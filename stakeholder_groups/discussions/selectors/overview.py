"""Over all groups of a reader: what is unread, what was kept in mind, what waits to be sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from exchange.accounts.models import User
from exchange.content.markdown import plain_text
from exchange.core.pagination import PageSlice, paginate
from stakeholder_groups.discussions.models import Attachment, Bookmark, Post, Thread, ThreadReading
from stakeholder_groups.groups.models import Group

BOOKMARKS_A_PAGE = 30
LONGEST_EXCERPT = 240


@dataclass(frozen=True, slots=True)
class Unread:
    """`url` leads to the first thread of the list with something unread."""

    threads: int
    title: str
    url: str


def unread_by_group(reader: User) -> dict[int, Unread]:
    """Groups with unread posts of others; one statement, however many groups and threads."""
    read = ThreadReading.objects.filter(user=reader, thread=OuterRef("pk")).values("seq")[:1]
    others = Post.objects.filter(thread=OuterRef("pk"), seq__gt=OuterRef("read_seq")).exclude(author=reader)
    unread = (
        Thread.objects.visible_to(reader)
        .filter(group=OuterRef("pk"), merged_into=None)
        .annotate(read_seq=Coalesce(Subquery(read), 0))
        .filter(Exists(others), last_post_seq__gt=F("read_seq"))
    )
    number = unread.order_by().values("group").annotate(number=Count("pk")).values("number")
    first = unread.order_by("-pinned", "-last_post_at", "-pk")
    groups = Group.objects.visible_to(reader).annotate(
        unread=Coalesce(Subquery(number, output_field=IntegerField()), 0),
        first_id=Subquery(first.values("public_id")[:1]),
        first_title=Subquery(first.values("title")[:1]),
        first_read=Subquery(first.values("read_seq")[:1]),
    )
    found = {}
    for pk, slug, count, public_id, title, seq in groups.filter(unread__gt=0).values_list(
        "pk", "slug", "unread", "first_id", "first_title", "first_read"
    ):
        url = Thread(public_id=public_id, group=Group(slug=slug)).get_absolute_url()
        found[pk] = Unread(count, title, f"{url}#first-unread" if seq else url)
    return found


def bookmarks_of(reader: User, raw: str | None) -> PageSlice:
    """Newest first, of groups that the reader is still in, and of posts that still stand."""
    standing = Post.objects.standing().filter(thread__in=Thread.objects.visible_to(reader))
    rows = Bookmark.objects.filter(user=reader, post__in=standing)
    page = paginate(rows.select_related("post__author", "post__thread__group"), raw, per_page=BOOKMARKS_A_PAGE)
    for bookmark in page.items:
        bookmark.excerpt = plain_text(bookmark.post.body_html)[:LONGEST_EXCERPT]
    return page


def waiting_files(reader: User, ids: Iterable[str]) -> list[Attachment]:
    """Files of the reader that were not sent yet, among those that a form names."""
    return list(Attachment.objects.filter(uploader=reader, post=None, public_id__in=list(ids)[:50]).defer("text"))


def waiting_files_of(reader: User, form_key: UUID) -> "QuerySet[Attachment]":
    return Attachment.objects.filter(uploader=reader, post=None, form_key=form_key).defer("text")


def find_attachment(thread: Thread, public_id: str) -> Attachment | None:
    """A file of a post that stands. Whoever may read the thread may have it."""
    rows = Attachment.objects.filter(public_id=public_id, post__in=Post.objects.standing().filter(thread=thread))
    found = rows.select_related("post").defer("text").first()
    if found is not None and found.post is not None:
        found.post.thread = thread
    return found

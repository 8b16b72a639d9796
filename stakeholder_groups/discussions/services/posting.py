"""Writing, changing and withdrawing posts."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from exchange.accounts.models import User
from exchange.content.markdown import render_markdown
from stakeholder_groups.discussions.enums import EventKind, ThreadKind
from stakeholder_groups.discussions.models import Post, PostAnchor, PostVersion, ReviewParagraph, Thread
from stakeholder_groups.discussions.selectors import listeners_of, names_of
from stakeholder_groups.discussions.services.attachments import attach
from stakeholder_groups.discussions.services.keeping import forget_draft
from stakeholder_groups.discussions.services.numbering import take_number, write_event
from stakeholder_groups.discussions.services.telling import call_anew, remember_called, tell_of_post
from stakeholder_groups.discussions.services.tombstones import PostWithdrawnError, leave_tombstone
from stakeholder_groups.discussions.signals import about_to_write, withdrawn_by_coordination
from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.permissions import require_coordinator

LONGEST_POST = 20_000


class ThreadLockedError(Exception):
    """The thread takes no more posts."""


class DeadlinePassedError(ThreadLockedError):
    """Comments were taken until a moment that has come."""


class ThreadMergedError(ThreadLockedError):
    """The thread became part of another one, `merged_into`."""


@dataclass(frozen=True, slots=True)
class _Form:
    """What is sent: a text under a key, which counts in a place, with waiting files."""

    body: str
    client_key: UUID | None
    place: Q
    reply_to: Post | None = None
    files: Collection[int] = ()
    paragraph: ReviewParagraph | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a post: the stored one, and whether this call stored it."""

    post: Post
    is_new: bool


def start_thread(
    *,
    actor: User,
    group: Group,
    title: str,
    body: str,
    kind: str = ThreadKind.DISCUSSION,
    client_key: UUID | None = None,
    about: tuple[str, str] = ("", ""),
    files: Collection[int] = (),
) -> Thread:
    """A thread and its first post. The same key again gives the thread that it made before."""
    place = Q(number=1, thread__group=group)
    if earlier := _sent_before(actor, client_key, place):
        return earlier.thread
    try:
        with transaction.atomic():
            thread = Thread.objects.create(
                group=group, title=title.strip(), kind=kind, author=actor, about_text=about[0], about_url=about[1]
            )
            sent = _write_post(actor, thread, _Form(body, client_key, place, files=files))
            if not sent.is_new:
                # The other one was stored between the first look and this transaction: its thread is the one.
                transaction.set_rollback(True)
                return sent.post.thread
            forget_draft(user=actor, group=group, thread=None, client_key=client_key)
            return thread
    except IntegrityError:
        if earlier := _sent_before(actor, client_key, place):
            return earlier.thread
        raise


def send_post(
    *,
    actor: User,
    thread: Thread,
    body: str,
    client_key: UUID | None = None,
    reply_to: Post | None = None,
    paragraph: ReviewParagraph | None = None,
    files: Collection[int] = (),
) -> Sent:
    """Store a reply once: a repeated key, also at the same moment from another process, gives the first post back."""
    # A post that was sent here and moved on is still the one that was sent.
    place = Q(thread=thread) | Q(former_places__thread=thread)
    try:
        with transaction.atomic():
            sent = _write_post(actor, thread, _Form(body, client_key, place, reply_to, files, paragraph))
            if not sent.is_new:
                # Gives the number back that was taken for nothing.
                transaction.set_rollback(True)
        return sent
    except IntegrityError:
        if earlier := _sent_before(actor, client_key, place):
            return Sent(earlier, is_new=False)
        raise


def _sent_before(actor: User, client_key: UUID | None, place: Q) -> Post | None:
    if client_key is None:
        return None
    return Post.objects.select_related("thread__group").filter(place, author=actor, client_key=client_key).first()


def _own_key(actor: User, form: _Form) -> tuple[UUID | None, Post | None]:
    """The key as it counts here, and the post that was sent with it before.

    A key counts where it was first used; brought along to another place (an old page, a copied form) it says nothing.
    """
    if form.client_key is None:
        return None, None
    known = Post.objects.filter(author=actor, client_key=form.client_key).select_related("thread__group")
    earlier = known.annotate(is_here=Exists(Post.objects.filter(form.place, pk=OuterRef("pk")))).first()
    if earlier is None:
        return form.client_key, None
    return (form.client_key, earlier) if earlier.is_here else (None, None)


def _write_post(actor: User, thread: Thread, form: _Form) -> Sent:
    now = timezone.now()
    take_number(thread, actor, post_count=F("post_count") + 1, last_post_seq=F("last_seq") + 1, last_post_at=now)
    client_key, earlier = _own_key(actor, form)
    if earlier:
        return Sent(earlier, is_new=False)
    require_open(thread)
    about_to_write.send(sender=Post, actor=actor, thread=thread, is_edit=False)
    listeners = listeners_of(thread)
    names = names_of(listeners)
    post = Post.objects.create(
        thread=thread,
        seq=thread.last_seq,
        number=thread.post_count,
        author=actor,
        client_key=client_key,
        reply_to=form.reply_to,
        body=form.body,
        body_html=render_markdown(form.body, names=names),
        created_at=now,
    )
    attach(post, actor=actor, files=form.files)
    if form.paragraph is not None:
        PostAnchor.objects.create(post=post, paragraph=form.paragraph)
    remember_called(post, names.found)
    tell_of_post(post, listeners, names.found)
    forget_draft(user=actor, group=thread.group, thread=thread, client_key=form.client_key)
    write_event(thread, EventKind.POSTED, actor=actor, post=post)
    return Sent(post, is_new=True)


def require_standing(post: Post) -> None:
    """Asked after the number was taken: its text is there to be read, and in this thread."""
    if not Post.objects.standing().filter(pk=post.pk, thread=post.thread_id).exists():
        raise PostWithdrawnError


def require_author_or_coordinator(actor: User, post: Post) -> None:
    """Asked after the number was taken: who coordinated when the page was opened may not do so any more."""
    if post.author_id != actor.pk:
        require_coordinator(actor, post.thread.group)


def require_open(thread: Thread) -> None:
    """Asked after the number was taken: what it says holds until the commit."""
    if thread.merged_into_id:
        raise ThreadMergedError
    if thread.is_past_deadline:
        raise DeadlinePassedError
    if not thread.takes_posts:
        raise ThreadLockedError


def edit_post(*, actor: User, post: Post, body: str) -> Post:
    """Replace a post's text; what it said before stays readable."""
    if body == post.body:
        return post
    with transaction.atomic():
        take_number(post.thread, actor)
        now = timezone.now()
        before = Post.objects.get(pk=post.pk)
        if not before.stands or before.thread_id != post.thread_id:
            raise PostWithdrawnError
        about_to_write.send(sender=Post, actor=actor, thread=post.thread, is_edit=True)
        PostVersion.objects.create(
            post=post, body=before.body, body_html=before.body_html, written_at=before.edited_at or before.created_at, replaced_at=now
        )
        listeners = listeners_of(post.thread)
        names = names_of(listeners)
        post.body, post.body_html, post.edited_at = body, render_markdown(body, names=names), now
        post.save(update_fields=["body", "body_html", "edited_at"])
        call_anew(post, listeners, names.found)
        write_event(post.thread, EventKind.EDITED, actor=actor, post=post)
    return post


def withdraw_post(*, actor: User, post: Post, reason: str = "") -> Post:
    """Leave a tombstone in a post's place. Whose post was withdrawn by another is told why, by who listens."""
    with transaction.atomic():
        leave_tombstone(actor=actor, post=post, reason=reason)
        require_author_or_coordinator(actor, post)
        if post.author_id != actor.pk:
            withdrawn_by_coordination.send(sender=Post, post=post, actor=actor, reason=reason)
    return post

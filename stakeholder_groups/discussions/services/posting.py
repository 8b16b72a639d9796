"""Writing, changing and withdrawing posts."""

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone

from exchange.accounts.models import User
from exchange.content.markdown import render_markdown
from stakeholder_groups.discussions.enums import EventKind, ThreadKind
from stakeholder_groups.discussions.models import Draft, Post, PostVersion, Thread
from stakeholder_groups.discussions.services.numbering import take_number, write_event
from stakeholder_groups.discussions.services.tombstones import PostWithdrawnError, leave_tombstone
from stakeholder_groups.discussions.signals import about_to_write, withdrawn_by_coordination
from stakeholder_groups.groups.models import Group

LONGEST_POST = 20_000


class ThreadLockedError(Exception):
    """The thread takes no more posts."""


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
) -> Thread:
    """A thread and its first post. The same key again gives the thread that it made before."""
    place = Q(number=1, thread__group=group)
    client_key = _own_key(actor, client_key, place)
    if earlier := _sent_before(actor, client_key, place):
        return earlier.thread
    try:
        with transaction.atomic():
            thread = Thread.objects.create(
                group=group, title=title.strip(), kind=kind, author=actor, about_text=about[0], about_url=about[1]
            )
            sent = _write_post(actor=actor, thread=thread, body=body, key=(client_key, place), reply_to=None)
            if not sent.is_new:
                # The other one was stored between the first look and this transaction: its thread is the one.
                transaction.set_rollback(True)
                return sent.post.thread
            Draft.objects.filter(user=actor, group=group, thread=None).delete()
            return thread
    except IntegrityError:
        if earlier := _sent_before(actor, client_key, place):
            return earlier.thread
        raise


def send_post(*, actor: User, thread: Thread, body: str, client_key: UUID | None = None, reply_to: Post | None = None) -> Sent:
    """Store a reply once: a repeated key, also at the same moment from another process, gives the first post back."""
    place = Q(thread=thread)
    client_key = _own_key(actor, client_key, place)
    try:
        with transaction.atomic():
            sent = _write_post(actor=actor, thread=thread, body=body, key=(client_key, place), reply_to=reply_to)
            if not sent.is_new:
                # Gives the number back that was taken for nothing.
                transaction.set_rollback(True)
        return sent
    except IntegrityError:
        if earlier := _sent_before(actor, client_key, place):
            return Sent(earlier, is_new=False)
        raise


def _own_key(actor: User, client_key: UUID | None, place: Q) -> UUID | None:
    """A key counts where it was first used; brought along to another place (an old page, a copied form) it says nothing."""
    if client_key and Post.objects.filter(author=actor, client_key=client_key).exclude(place).exists():
        return None
    return client_key


def _sent_before(actor: User, client_key: UUID | None, place: Q) -> Post | None:
    if client_key is None:
        return None
    return Post.objects.select_related("thread__group").filter(place, author=actor, client_key=client_key).first()


def _write_post(*, actor: User, thread: Thread, body: str, key: tuple[UUID | None, Q], reply_to: Post | None) -> Sent:
    """`key`: what the form sent along, and where it counts."""
    now = timezone.now()
    take_number(thread, actor, post_count=F("post_count") + 1, last_post_seq=F("last_seq") + 1, last_post_at=now)
    if earlier := _sent_before(actor, *key):
        return Sent(earlier, is_new=False)
    if thread.locked_at:
        raise ThreadLockedError
    about_to_write.send(sender=Post, actor=actor, thread=thread, is_edit=False)
    post = Post.objects.create(
        thread=thread,
        seq=thread.last_seq,
        number=thread.post_count,
        author=actor,
        client_key=key[0],
        reply_to=reply_to,
        body=body,
        body_html=render_markdown(body),
        created_at=now,
    )
    write_event(thread, EventKind.POSTED, actor=actor, post=post)
    Draft.objects.filter(user=actor, thread=thread).delete()
    return Sent(post, is_new=True)


def edit_post(*, actor: User, post: Post, body: str) -> Post:
    """Replace a post's text; what it said before stays readable."""
    if body == post.body:
        return post
    with transaction.atomic():
        take_number(post.thread, actor)
        now = timezone.now()
        before = Post.objects.get(pk=post.pk)
        if before.withdrawn_at:
            raise PostWithdrawnError
        about_to_write.send(sender=Post, actor=actor, thread=post.thread, is_edit=True)
        PostVersion.objects.create(
            post=post, body=before.body, body_html=before.body_html, written_at=before.edited_at or before.created_at, replaced_at=now
        )
        post.body, post.body_html, post.edited_at = body, render_markdown(body), now
        post.save(update_fields=["body", "body_html", "edited_at"])
        write_event(post.thread, EventKind.EDITED, actor=actor, post=post)
    return post


def withdraw_post(*, actor: User, post: Post, reason: str = "") -> Post:
    """Leave a tombstone in a post's place. Whose post was withdrawn by another is told why, by who listens."""
    with transaction.atomic():
        leave_tombstone(actor=actor, post=post, reason=reason)
        if post.author_id != actor.pk:
            withdrawn_by_coordination.send(sender=Post, post=post, actor=actor, reason=reason)
    return post

"""Example conversations, written by the services and then dated back."""

from datetime import datetime, timedelta
from functools import partial

from django.utils import timezone

from exchange.accounts.models import User
from exchange.demo.data.shapes import ThreadData
from exchange.demo.data.threads import THREADS
from exchange.demo.keeping import Keeper
from stakeholder_groups.discussions.models import Post, Thread, ThreadEvent, ThreadReading
from stakeholder_groups.discussions.services import mark_read, send_post, start_thread
from stakeholder_groups.groups.models import Group


def load_threads(keeper: Keeper) -> None:
    for thread in THREADS:
        keeper.once(f"thread:{thread.key}", partial(_thread, keeper, thread))


def _thread(keeper: Keeper, data: ThreadData) -> Thread:
    first, *replies = data.posts
    author = keeper.need(User, f"person:{first.author}")
    thread = start_thread(actor=author, group=keeper.need(Group, f"group:{data.group}"), title=data.title, body=first.body, kind=data.kind)
    posts: list[Post] = [thread.posts.get()]
    for reply in replies:
        answered = posts[reply.reply_to - 1] if reply.reply_to else None
        actor = keeper.need(User, f"person:{reply.author}")
        posts.append(send_post(actor=actor, thread=thread, body=reply.body, reply_to=answered).post)
    _date_back(thread, posts, data)
    _mark_read_by_authors(thread, posts)
    return thread


def _date_back(thread: Thread, posts: list[Post], data: ThreadData) -> None:
    # A working morning, so that nobody seems to write at night.
    start = (timezone.now() - timedelta(days=data.days_ago)).replace(hour=9, minute=10, second=0, microsecond=0)
    moments: list[datetime] = [start + timedelta(hours=post.hours, minutes=7 * place) for place, post in enumerate(data.posts)]
    for post, moment in zip(posts, moments, strict=True):
        post.created_at = moment
        ThreadEvent.objects.filter(post=post).update(created_at=moment)
    Post.objects.bulk_update(posts, ["created_at"])
    Thread.objects.filter(pk=thread.pk).update(created_at=moments[0], last_post_at=moments[-1])


def _mark_read_by_authors(thread: Thread, posts: list[Post]) -> None:
    """Who wrote has read up to there; what came later is unread, as on any other day."""
    seqs = {post.author: post.seq for post in posts if post.author}
    for author, seq in seqs.items():
        known = ThreadReading.objects.filter(user=author, thread=thread).values_list("seq", flat=True).first()
        mark_read(user=author, thread=thread, seq=seq, known=known)

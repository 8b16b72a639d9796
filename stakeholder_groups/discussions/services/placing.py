"""Taking posts from one thread to another, so that no number of either is ever missing or used twice.

A post keeps its row, and with it its author, versions and whatever else points at it; it gets the next numbers of the
thread that it comes to. In the thread that it leaves, a row of its own takes the place over (the same seq and number, no
text): lists stay whole, unread counts right, and the old address leads to where the post stands now. What tells of the place
and not of the post (events, the posts that an outcome names) goes over to that row. A post that comes back to a thread takes its
old place again. Both threads were locked by taking their numbers before.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from exchange.accounts.models import User
from stakeholder_groups.discussions.enums import EventKind
from stakeholder_groups.discussions.models import OutcomeSource, Post, Thread, ThreadEvent
from stakeholder_groups.discussions.services.numbering import take_more, write_events

MOST_POSTS = 500


def bring(posts: Sequence[Post], *, source: Thread, target: Thread, actor: User) -> None:
    """The posts stand in `source`, in order. Each thread gets one event a post, beside the number that it has taken."""
    left = [(post.seq, post.number, post.created_at) for post in posts]
    _arrive(posts, source, target, actor)
    now = timezone.now()
    places = [
        Post(thread=source, seq=seq, number=number, created_at=at, body="", body_html="", moved_at=now, moved_to=post)
        for post, (seq, number, at) in zip(posts, left, strict=True)
    ]
    Post.objects.bulk_create(places)
    _hand_over(posts, source)
    take_more(source, len(places))
    write_events(source, [(EventKind.POST_OUT, place) for place in places], actor=actor)


def _arrive(posts: Sequence[Post], source: Thread, target: Thread, actor: User) -> None:
    """Give the posts their numbers in the target. Its own places of those that come back are freed first."""
    own_places = {place.moved_to_id: place for place in Post.objects.filter(thread=target, moved_to__in=[post.pk for post in posts])}
    _take_back(own_places, target)
    take_more(target, len(posts))
    first, number = target.last_seq - len(posts) + 1, target.post_count
    newest: datetime | None = None
    for seq, post in enumerate(posts, start=first):
        post.thread = target
        if place := own_places.get(post.pk):
            post.seq, post.number = place.seq, place.number
        else:
            number, newest = number + 1, max(newest or post.created_at, post.created_at)
            post.seq, post.number = seq, number
            target.last_post_seq = seq
    Post.objects.bulk_update(posts, ["thread", "seq", "number"])
    target.post_count, target.last_post_at = number, max(target.last_post_at, newest) if newest else target.last_post_at
    target.save(update_fields=["post_count", "last_post_seq", "last_post_at"])
    write_events(target, [(EventKind.POST_IN, post) for post in posts], actor=actor)


def _take_back(own_places: dict[int | None, Post], target: Thread) -> None:
    if not own_places:
        return
    rows = [place.pk for place in own_places.values()]
    post = Subquery(Post.objects.filter(pk=OuterRef("post_id")).values("moved_to")[:1])
    ThreadEvent.objects.filter(thread=target, post__in=rows).update(post_id=post)
    OutcomeSource.objects.filter(outcome__thread=target, post__in=rows).update(post_id=post)
    Post.objects.filter(pk__in=rows).delete()


def _hand_over(posts: Sequence[Post], source: Thread) -> None:
    """What told of the posts in the thread that they left tells of their places from now on."""
    gone = [post.pk for post in posts]
    place = Subquery(Post.objects.filter(thread=source, moved_to=OuterRef("post_id")).values("pk")[:1])
    ThreadEvent.objects.filter(thread=source, post__in=gone).update(post_id=place)
    OutcomeSource.objects.filter(outcome__thread=source, post__in=gone).update(post_id=place)

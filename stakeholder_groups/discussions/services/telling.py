"""Whom a post is told to, and how it is described to them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from exchange.accounts.models import User
from exchange.content.markdown import plain_text
from exchange.core.telling import Delivery, Described, Kind, by_row, register_kind, tell
from stakeholder_groups.discussions.enums import FollowLevel
from stakeholder_groups.discussions.models import Post, PostMention, Thread
from stakeholder_groups.discussions.selectors import Listener
from stakeholder_groups.discussions.selectors.listeners import listeners_of

LONGEST_TEXT = 300
MENTION, REPLY, POST, DEADLINE = "mention", "reply", "post", "deadline"
# What a level means for each kind; a kind that is missing is not told. Without a level the person's settings decide.
WISHES: dict[str, dict[str, Delivery | None]] = {
    "": {MENTION: None, REPLY: None, POST: None, DEADLINE: None},
    FollowLevel.ALL: {MENTION: Delivery.INSTANT, REPLY: Delivery.INSTANT, POST: Delivery.INSTANT, DEADLINE: Delivery.INSTANT},
    FollowLevel.MENTIONS: {MENTION: Delivery.INSTANT, REPLY: Delivery.INSTANT, POST: Delivery.DIGEST, DEADLINE: None},
    FollowLevel.DIGEST: {MENTION: Delivery.DIGEST, REPLY: Delivery.DIGEST, POST: Delivery.DIGEST, DEADLINE: Delivery.DIGEST},
    FollowLevel.MUTE: {MENTION: Delivery.LIST},
}


def tell_of_post(post: Post, listeners: Collection[Listener], called: Collection[int]) -> None:
    """Each reader hears once, of what concerns her most; the author never."""
    answered = post.reply_to.author_id if post.reply_to else None
    told: dict[str, dict[int, Delivery | None]] = {MENTION: {}, REPLY: {}, POST: {}}
    for person in listeners:
        wishes = WISHES[person.level]
        kind = MENTION if person.user_id in called else REPLY if person.user_id == answered else POST
        if person.user_id != post.author_id and kind in wishes:
            told[kind][person.user_id] = wishes[kind]
    for kind, people in told.items():
        tell(kind, people=people, key=f"{kind}:{post.pk}", about=_about(post))


def tell_of_deadline(thread: Thread, until: datetime, days: int) -> None:
    """Who has not written in the thread; what was withdrawn does not count as written."""
    wrote = Post.objects.filter(thread=thread, author__isnull=False, withdrawn_at__isnull=True).values_list("author_id", flat=True)
    silent = [one for one in listeners_of(thread) if one.user_id not in set(wrote)]
    people = {one.user_id: WISHES[one.level][DEADLINE] for one in silent if DEADLINE in WISHES[one.level]}
    about = {"group": thread.group_id, "thread": thread.pk, "until": until.isoformat()}
    tell(DEADLINE, people=people, key=f"{DEADLINE}:{thread.pk}:{until.isoformat()}:{days}", about=about)


def _about(post: Post) -> dict[str, Any]:
    return {"post": post.pk, "group": post.thread.group_id}


def remember_called(post: Post, called: Collection[int]) -> None:
    """Whom a new post names."""
    if called:
        PostMention.objects.bulk_create([PostMention(post=post, user_id=person) for person in sorted(called)])


def call_anew(post: Post, listeners: Collection[Listener], called: Collection[int]) -> None:
    """After an edit: who was not named before hears of it."""
    before = set(PostMention.objects.filter(post=post).values_list("user_id", flat=True))
    PostMention.objects.filter(post=post, user__in=before.difference(called)).delete()
    added = set(called) - before
    remember_called(post, added)
    people = {one.user_id: WISHES[one.level][MENTION] for one in listeners if one.user_id in added and one.user_id != post.author_id}
    tell(MENTION, people=people, key=f"{MENTION}:{post.pk}", about=_about(post))


def _describing(title: Promise) -> Callable[[Sequence[Mapping[str, Any]], User], list[Described | None]]:
    """Asked anew each time: who left the group, or whose post was withdrawn, is told nothing."""

    def describe_all(abouts: Sequence[Mapping[str, Any]], reader: User) -> list[Described | None]:
        posts = Post.objects.standing().filter(thread__in=Thread.objects.visible_to(reader)).select_related("author", "thread__group")
        return by_row(abouts, "post", posts, lambda _about, post: _described(post, str(title)))

    return describe_all


def _described(post: Post, title: str) -> Described:
    thread, address = post.thread, post.thread.get_absolute_url()
    name = post.author_name
    return Described(
        title=title % {"name": name, "thread": thread.title},
        text=plain_text(post.body_html)[:LONGEST_TEXT],
        url=reverse("discussions:post", args=[thread.group.slug, thread.public_id, post.seq]),
        reply_url=f"{address}?reply={post.seq}#reply" if thread.takes_posts else "",
        group=thread.group.shown_name,
    )


AREA = gettext_lazy("Discussions")
for _name, _label, _title, _default in (
    (MENTION, gettext_lazy("Somebody names me in a post"), gettext_lazy("%(name)s names you in “%(thread)s”"), Delivery.INSTANT),
    (REPLY, gettext_lazy("Somebody answers a post of mine"), gettext_lazy("%(name)s answers you in “%(thread)s”"), Delivery.INSTANT),
    (POST, gettext_lazy("Other new posts in my groups"), gettext_lazy("%(name)s writes in “%(thread)s”"), Delivery.DIGEST),
):
    register_kind(Kind(_name, _label, AREA, _describing(_title), default=_default))

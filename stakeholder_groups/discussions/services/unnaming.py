"""Taking a person out of threads: her posts stay under a number, her name goes from the places where she was called.

The number is the same in all threads of a group, so that splitting and merging leave it as it is; a thread that comes from
another group gets numbers that are free there. It says nothing of other groups. Each thread that changes gets events, so that open pages show the change.
"""

from collections.abc import Callable, Sequence
from secrets import token_hex
from typing import Any

from django.db import transaction
from django.db.models import Case, Max, Q, When
from django.utils.translation import gettext as _
from django.utils.translation import override

from exchange.core.personal.masking import mark_masked, masked
from exchange.core.personal.registry import Person
from stakeholder_groups.discussions.enums import EventKind
from stakeholder_groups.discussions.models import Attachment, Ballot, Post, PostMention, PostVersion, Thread
from stakeholder_groups.discussions.services.numbering import take_more, take_number, write_events
from stakeholder_groups.groups.models import Group

AT_A_TIME = 100
Change = Callable[[Post], None]


def unname_posts(person: Person) -> int:
    """Thread by thread, in the order of posts."""

    def change(post: Post) -> None:
        post.author, post.client_key, post.former = None, None, numbers[post.thread.group_id]
        post.body, post.body_html = masked(post.body, person), masked(post.body_html, person)
        post.save(update_fields=["author", "client_key", "former", "body", "body_html"])

    own = Post.objects.filter(author=person.pk)
    # One that was numbered before a run broke off keeps its number.
    numbers = {group: _number_in(group, person) for group in own.order_by().values_list("thread__group", flat=True).distinct()}
    done = 0
    while keys := list(own.order_by("thread", "seq").values_list("pk", flat=True)[:AT_A_TIME]):
        done += _change_posts(keys, change)
    return done


def _number_in(group: int, person: Person) -> int:
    begun = Post.objects.filter(author=person.pk, thread__group=group, former__isnull=False).values_list("former", flat=True).first()
    if begun:
        return int(begun)
    with transaction.atomic():
        number = _highest_in(group) + 1
        # On all of them first: a run that breaks off half-way finds the same number again.
        Post.objects.filter(author=person.pk, thread__group=group).update(former=number)
    return number


def _highest_in(group: int) -> int:
    return int(Post.objects.filter(thread__group=group).aggregate(highest=Max("former"))["highest"] or 0)


def number_anew(thread: Thread, to: Group) -> None:
    """For the group that the thread is about to come to: what is one former member's number there may be another's here."""
    posts = Post.objects.filter(Q(thread=thread) | Q(thread__merged_into=thread), former__isnull=False)
    numbers = posts.order_by("former").values_list("former", flat=True).distinct()
    free = list(enumerate(numbers, start=_highest_in(to.pk) + 1))
    if free:
        # In one statement: what is one's new number may be another's old one.
        posts.update(former=Case(*(When(former=old, then=new) for new, old in free)))


def _change_posts(keys: Sequence[int], change: Change) -> int:
    """The posts of one thread are one transaction."""
    threads = Thread.objects.filter(posts__in=keys).select_related("group").distinct()
    for thread in threads:
        with transaction.atomic():
            take_number(thread, None)
            posts = list(thread.posts.filter(pk__in=keys).order_by("seq"))
            for post in posts:
                post.thread = thread
                change(post)
            take_more(thread, len(posts) - 1)
            write_events(thread, [(EventKind.EDITED, post) for post in posts], actor=None)
    return len(keys)


def mask_versions(person: Person) -> int:
    """What her posts said before. The rows lead to her through the posts and stay in their place."""
    changed = 0
    for version in PostVersion.objects.filter(post__author=person.pk).iterator():
        changed += _mask(version, ("body", "body_html"), lambda text: masked(text, person))
    return changed


def mask_mentions(person: Person) -> int:
    """Where she was called with @, in the language of the group; what others wrote without it is theirs."""

    def change(post: Post) -> None:
        with override(post.thread.group.language):
            called = _("Former member")
        for row in (post, *post.versions.all()):
            _mask(row, ("body", "body_html"), lambda text: mark_masked(text, person, by=called))
        PostMention.objects.filter(post=post, user=person.pk).delete()

    done = 0
    while keys := list(PostMention.objects.filter(user=person.pk).values_list("post", flat=True)[:AT_A_TIME]):
        done += _change_posts(keys, change)
    return done


def _mask(row: Any, fields: Sequence[str], mask: Callable[[str], str]) -> int:
    before = {name: getattr(row, name) for name in fields}
    after = {name: mask(text) for name, text in before.items()}
    if after == before:
        return 0
    for name, text in after.items():
        setattr(row, name, text)
    row.save(update_fields=list(fields))
    return 1


def unname_files(person: Person) -> int:
    """Files that were never sent go; those of posts stay with what they are called, without her name in it."""
    done = Attachment.objects.filter(uploader=person.pk, post=None).delete()[0]
    for pk in list(Attachment.objects.filter(uploader=person.pk).values_list("pk", flat=True)):
        file = Attachment.objects.get(pk=pk)
        file.uploader, file.form_key = None, None
        file.name, file.text = masked(file.name, person), masked(file.text, person)
        file.save(update_fields=["uploader", "form_key", "name", "text"])
        done += 1
    return done


def unname_ballots(person: Person) -> int:
    """The digest of the voter is overwritten too: it could be made again from her key."""
    ballots = list(Ballot.objects.filter(user=person.pk))
    for ballot in ballots:
        ballot.user, ballot.voter = None, token_hex(32)
    return Ballot.objects.bulk_update(ballots, ["user", "voter"], batch_size=AT_A_TIME)

"""Polls: asking, voting until the end, and forgetting who voted where that was promised."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex

from django.db import transaction
from django.utils import timezone

from exchange.accounts.models import User
from stakeholder_groups.discussions.enums import EventKind, ResultsShown
from stakeholder_groups.discussions.models import Ballot, BallotChoice, Poll, PollOption, Post
from stakeholder_groups.discussions.rules import FEWEST_OPTIONS, MOST_OPTIONS, voter_digests
from stakeholder_groups.discussions.services.numbering import take_number, write_event
from stakeholder_groups.discussions.services.posting import require_author_or_coordinator, require_open, require_standing
from stakeholder_groups.discussions.signals import about_to_speak

# A vote that was let in just before the end has been stored by then.
FORGETS_AFTER = timedelta(minutes=2)


class PollClosedError(Exception):
    """The poll takes no more votes."""


class PollExistsError(Exception):
    """The post has a poll already."""


class BadVoteError(Exception):
    """The vote is none of this poll: nothing chosen, too much, or an answer of another one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a poll asks and how."""

    question: str
    options: tuple[str, ...]
    closes_at: datetime
    multiple: bool = False
    anonymous: bool = False
    results: str = ResultsShown.VOTED


def add_poll(*, actor: User, post: Post, asked: Asked) -> Poll:
    if not FEWEST_OPTIONS <= len(asked.options) <= MOST_OPTIONS:
        raise ValueError("a poll has two to ten options")
    with transaction.atomic():
        take_number(post.thread, actor)
        require_open(post.thread)
        require_standing(post)
        require_author_or_coordinator(actor, post)
        about_to_speak.send(sender=Poll, actor=actor, group=post.thread.group)
        if Poll.objects.filter(post=post).exists():
            raise PollExistsError
        poll = Poll.objects.create(
            post=post,
            question=asked.question,
            multiple=asked.multiple,
            anonymous=asked.anonymous,
            results=asked.results,
            closes_at=asked.closes_at,
            created_by=actor,
        )
        PollOption.objects.bulk_create([PollOption(poll=poll, place=place, text=text) for place, text in enumerate(asked.options, 1)])
        write_event(post.thread, EventKind.POLLED, actor=actor, post=post)
    return poll


def vote(*, actor: User, post: Post, chosen: Collection[int]) -> None:
    """Store or replace the actor's vote. The time is read behind the thread's lock: whoever waited past the end is too late."""
    with transaction.atomic():
        take_number(post.thread, actor)
        require_open(post.thread)
        require_standing(post)
        poll = Poll.objects.get(post=post)
        if not poll.is_open:
            raise PollClosedError
        options = set(PollOption.objects.filter(poll=poll, pk__in=chosen).values_list("pk", flat=True))
        if not chosen or options != set(chosen) or (len(options) > 1 and not poll.multiple):
            raise BadVoteError
        about_to_speak.send(sender=Ballot, actor=actor, group=post.thread.group)
        digests = voter_digests(actor.public_id, post.pk)
        # Whole ballots are replaced, so that none tells how often its voter changed her mind.
        Ballot.objects.filter(poll=poll, voter__in=digests).delete()
        ballot = Ballot.objects.create(poll=poll, voter=digests[0], user=None if poll.anonymous else actor)
        BallotChoice.objects.bulk_create([BallotChoice(ballot=ballot, option_id=option) for option in options])
        write_event(post.thread, EventKind.VOTED, actor=None if poll.anonymous else actor, post=post)


def close_poll(*, actor: User, post: Post) -> None:
    """End it now. One that has ended is left as it is."""
    with transaction.atomic():
        take_number(post.thread, actor)
        require_standing(post)
        require_author_or_coordinator(actor, post)
        poll = Poll.objects.get(post=post)
        if not poll.is_open:
            raise PollClosedError
        poll.closes_at = timezone.now()
        poll.save(update_fields=["closes_at"])
        write_event(post.thread, EventKind.POLLED, actor=actor, post=post)


def forget_voters() -> int:
    """Of anonymous polls that have ended not even the digests stay: with the server's key they could be told from each other."""
    ended = Poll.objects.filter(anonymous=True, forgotten_at__isnull=True, closes_at__lt=timezone.now() - FORGETS_AFTER)
    polls = list(ended[:50])
    for poll in polls:
        with transaction.atomic():
            ballots = list(Ballot.objects.filter(poll=poll))
            for ballot in ballots:
                ballot.voter = token_hex(32)
            Ballot.objects.bulk_update(ballots, ["voter"], batch_size=200)
            Poll.objects.filter(pk=poll.pk).update(forgotten_at=timezone.now())
    return len(polls)

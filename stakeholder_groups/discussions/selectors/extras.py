"""What stands below posts: reactions, files, a poll. Three statements for a page of posts, however many there are."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from exchange.accounts.models import User
from stakeholder_groups.discussions.enums import ReactionKind, ResultsShown
from stakeholder_groups.discussions.models import Attachment, Ballot, BallotChoice, Poll, PollOption, Post, Reaction, Thread
from stakeholder_groups.discussions.rules import voter_digests


@dataclass(frozen=True, slots=True)
class Reacted:
    """How many reacted so to a post, and whether the reader is one of them."""

    kind: str
    label: str
    number: int
    mine: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a poll as the reader sees it."""

    pk: int
    label: str
    number: int
    mine: bool


@dataclass(frozen=True, slots=True)
class ShownPoll:
    poll: Poll
    answers: list[Answer]
    voters: int
    takes_votes: bool

    @property
    def has_voted(self) -> bool:
        return any(answer.mine for answer in self.answers)

    @property
    def shows_results(self) -> bool:
        return not self.takes_votes or (self.has_voted and self.poll.results == ResultsShown.VOTED)

    @property
    def shows_names(self) -> bool:
        return self.shows_results and not self.poll.anonymous


@dataclass(frozen=True, slots=True)
class Extras:
    reactions: list[Reacted] = field(default_factory=list)
    files: list[Attachment] = field(default_factory=list)
    poll: ShownPoll | None = None


def extras_of(reader: User, thread: Thread, posts: Sequence[Post]) -> dict[int, Extras]:
    """By post; one that does not stand has nothing any more."""
    standing = [post.pk for post in posts if post.stands]
    if not standing:
        return {}
    reactions, files, polls = _reactions(reader, standing), _files(standing), polls_of(reader, thread, standing)
    return {pk: Extras(reactions[pk], files[pk], polls.get(pk)) for pk in standing}


def _reactions(reader: User, posts: list[int]) -> dict[int, list[Reacted]]:
    rows: Any = Reaction.objects.filter(post__in=posts).order_by().values_list("post", "kind")
    counted = {
        (post, kind): (number, mine)
        for post, kind, number, mine in rows.annotate(number=Count("pk"), mine=Count("pk", filter=Q(user=reader)))
    }
    none = (0, 0)
    return {
        post: [
            Reacted(kind, str(label), counted.get((post, kind), none)[0], counted.get((post, kind), none)[1] > 0)
            for kind, label in ReactionKind.choices
        ]
        for post in posts
    }


def _files(posts: list[int]) -> dict[int, list[Attachment]]:
    found: dict[int, list[Attachment]] = defaultdict(list)
    for attachment in Attachment.objects.filter(post__in=posts).defer("text"):
        found[attachment.post_id or 0].append(attachment)
    return found


def polls_of(reader: User, thread: Thread, posts: list[int]) -> dict[int, ShownPoll]:
    """As long as the poll runs and its thread is open it takes votes. The reader's own votes are known again by digests, which nobody else can make."""
    mine = [digest for post in posts for digest in voter_digests(reader.public_id, post)]
    voters = Ballot.objects.filter(poll=OuterRef("poll")).order_by().values("poll").annotate(number=Count("pk")).values("number")
    options = (
        PollOption.objects.filter(poll__post__in=posts)
        .select_related("poll")
        .annotate(
            number=Count("choices"),
            mine=Exists(BallotChoice.objects.filter(option=OuterRef("pk"), ballot__voter__in=mine)),
            voters=Coalesce(Subquery(voters), 0),
        )
        .order_by("poll", "place")
    )
    found: dict[int, ShownPoll] = {}
    for option in options:
        takes_votes = option.poll.is_open and thread.takes_posts
        shown = found.setdefault(option.poll.post_id, ShownPoll(option.poll, [], option.voters, takes_votes))
        shown.answers.append(Answer(option.pk, option.text, option.number, option.mine))
    return found


def who_reacted(post: Post) -> list[tuple[str, list[Reaction]]]:
    """By kind, in order of time."""
    rows = list(Reaction.objects.filter(post=post).select_related("user"))
    return [(str(label), [row for row in rows if row.kind == kind]) for kind, label in ReactionKind.choices]


def who_voted(poll: Poll) -> list[tuple[str, list[User | None]]]:
    """By answer; only of a poll that is not anonymous."""
    rows = BallotChoice.objects.filter(option__poll=poll, option__poll__anonymous=False).select_related("ballot__user")
    voters: dict[int, list[User | None]] = defaultdict(list)
    for row in rows.order_by("ballot__user__display_name"):
        voters[row.option_id].append(row.ballot.user)
    return [(option.text, voters[option.pk]) for option in poll.options.all()]

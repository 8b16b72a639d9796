"""Posts as rows, made of what a page of their thread shows the same reader: a withdrawn one says nothing here either."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max
from django.utils.safestring import SafeString

from stakeholder_groups.discussions.models import Attachment, BallotChoice, Post, PostVersion, Thread
from stakeholder_groups.discussions.selectors import Line, Reading, ShownPoll, lines_of
from stakeholder_groups.groups.sections import ROWS_A_WINDOW, Row, moment
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.records.archive.people import People

POSTS = (
    *("thread", "number", "state", "author_id", "author", "organisation", "written_at", "edited_at", "text"),
    *("reply_to_thread", "reply_to", "paragraph", "on_text", "withdrawn_at", "reason", "moved_to_thread", "moved_to"),
    *("used_in_outcome", "agree", "useful", "question"),
)
VERSIONS = ("thread", "post", "written_at", "replaced_at", "text")
FILES = ("thread", "post", "name", "type", "size", "sha256", "state", "path")
POLLS = ("thread", "post", "question", "several_answers", "anonymous", "closes_at", "is_open", "voters", "results_shown")
ANSWERS = ("thread", "post", "place", "answer", "votes")
VOTES = ("thread", "post", "place", "voter_id", "voter")


@dataclass
class PostShown:
    """One post with what belongs to it: rows for the tables, and the same for the page."""

    row: Row
    html: SafeString
    versions: list[tuple[Row, SafeString]] = field(default_factory=list)
    files: list[Row] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    poll: Row | None = None
    answers: list[Row] = field(default_factory=list)
    votes: list[Row] = field(default_factory=list)

    @property
    def answers_with_votes(self) -> list[tuple[Row, list[Row]]]:
        return [(answer, [vote for vote in self.votes if vote["place"] == answer["place"]]) for answer in self.answers]


def windows_of(space: Space, thread: Thread, people: People) -> Iterable[list[PostShown]]:
    """By number, so that the length of a thread does not matter; each window costs the same statements.

    What is written meanwhile stays out: the export of a lively thread would never end.
    """
    last, end = 0, thread.posts.aggregate(end=Max("number"))["end"]
    while end:
        rows = thread.posts.filter(number__gt=last, number__lte=end).order_by("number")[:ROWS_A_WINDOW]
        lines = lines_of(space, thread, rows, Reading(None))
        if not lines:
            return
        yield _shown(lines, thread, people)
        last = lines[-1].post.number


def _shown(lines: Sequence[Line], thread: Thread, people: People) -> list[PostShown]:
    standing = [line.post.pk for line in lines if line.post.stands]
    versions, votes = _versions(standing), _votes(lines)
    return [_post(line, thread, people, versions[line.post.pk], votes) for line in lines]


def _versions(posts: Sequence[int]) -> dict[int, list[PostVersion]]:
    found: dict[int, list[PostVersion]] = defaultdict(list)
    for version in PostVersion.objects.filter(post__in=posts).order_by("pk"):
        found[version.post_id].append(version)
    return found


def _votes(lines: Sequence[Line]) -> dict[int, list[BallotChoice]]:
    """By option, of polls whose names this reader sees; of an anonymous one no row is even read."""
    polls = [line.extras.poll.poll.pk for line in lines if line.extras.poll and line.extras.poll.shows_names]
    found: dict[int, list[BallotChoice]] = defaultdict(list)
    rows = BallotChoice.objects.filter(option__poll__in=polls, option__poll__anonymous=False).select_related("ballot__user")
    for choice in rows.order_by("ballot__user__display_name", "ballot__user"):
        found[choice.option_id].append(choice)
    return found


def _post(line: Line, thread: Thread, people: People, versions: Sequence[PostVersion], votes: dict[int, list[BallotChoice]]) -> PostShown:
    post = line.post
    if not post.stands:
        return PostShown(_tombstone(line, thread, people), SafeString(""))
    at: Row = {"thread": thread.public_id, "post": post.number}
    shown = PostShown(_standing(line, thread, people), people.html(post.body, post.body_html), attachments=line.extras.files)
    for version in versions:
        row: Row = {
            "written_at": moment(version.written_at),
            "replaced_at": moment(version.replaced_at),
            "text": people.words(version.body),
        }
        shown.versions.append(({**at, **row}, people.html(version.body, version.body_html)))
    shown.files = [{**at, **_file(one, people)} for one in line.extras.files]
    if line.extras.poll is not None:
        _add_poll(shown, line.extras.poll, at, people, votes)
    return shown


def _standing(line: Line, thread: Thread, people: People) -> Row:
    post, answered, paragraph = line.post, line.answered, line.paragraph
    return {
        "thread": thread.public_id,
        "number": post.number,
        "state": "stands",
        **people.author(post),
        "organisation": people.organisation(post.author),
        "written_at": moment(post.created_at),
        "edited_at": moment(post.edited_at),
        "text": people.words(post.body),
        "reply_to_thread": answered.thread.public_id if answered else "",
        "reply_to": answered.number if answered else None,
        "paragraph": paragraph.place if paragraph else None,
        "on_text": paragraph.text if paragraph else "",
        **_NOT_GONE,
        "used_in_outcome": line.is_used,
        **{one.kind: one.number for one in line.extras.reactions},
    }


_NOT_GONE: dict[str, Any] = {"withdrawn_at": None, "reason": "", "moved_to_thread": "", "moved_to": None}


def state_of(post: Post) -> str:
    if post.moved_at is not None:
        return "moved"
    if post.withdrawn_at is None:
        return "stands"
    return "hidden" if post.hidden else "withdrawn_by_author" if post.by_its_author else "withdrawn_by_coordination"


def _tombstone(line: Line, thread: Thread, people: People) -> Row:
    """Neither who wrote it nor when: the thread does not say it either."""
    empty: dict[str, Any] = dict.fromkeys(POSTS, "")
    to = line.moved_to
    return empty | {
        "thread": thread.public_id,
        "number": line.post.number,
        "state": state_of(line.post),
        **dict.fromkeys(("written_at", "edited_at", "reply_to", "paragraph", "agree", "useful", "question")),
        "withdrawn_at": moment(line.post.withdrawn_at),
        "reason": "" if line.post.by_its_author else people.words(line.post.withdrawal_reason),
        "moved_to_thread": to.thread.public_id if to else "",
        "moved_to": to.number if to else None,
        "used_in_outcome": line.is_used,
    }


def _file(attachment: Attachment, people: People) -> dict[str, Any]:
    """`path` is filled in once the file is in the archive."""
    return {
        "name": people.words(attachment.name),
        "type": attachment.content_type,
        "size": attachment.size,
        "sha256": attachment.sha256,
        "state": attachment.state,
        "path": "",
    }


def _add_poll(shown: PostShown, poll: ShownPoll, at: Row, people: People, votes: dict[int, list[BallotChoice]]) -> None:
    """Results as the reader sees them; her own vote is nowhere marked."""
    asked = poll.poll
    shown.poll = {
        **at,
        "question": people.words(asked.question),
        "several_answers": asked.multiple,
        "anonymous": asked.anonymous,
        "closes_at": moment(asked.closes_at),
        "is_open": asked.is_open,
        "voters": poll.voters,
        "results_shown": poll.shows_results,
    }
    for place, answer in enumerate(poll.answers, start=1):
        number = answer.number if poll.shows_results else None
        shown.answers.append({**at, "place": place, "answer": people.words(answer.label), "votes": number})
        shown.votes += [{**at, "place": place, **people.cells(choice.ballot.user, "voter")} for choice in votes[answer.pk]]

"""What waits for a decision: open reports by post, the oldest first, and open objections."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Min, QuerySet
from django.utils.safestring import SafeString

from exchange.content.markdown import stored_html
from exchange.core.pagination import PageSlice, paginate
from stakeholder_groups.discussions.models import Attachment, Poll, Post
from stakeholder_groups.discussions.rules import Piece, comparison
from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.moderation.enums import AppealState, Standing
from stakeholder_groups.moderation.models import Appeal, ModerationDecision, Report
from stakeholder_groups.moderation.standing import standing_of

CASES_A_PAGE = 20
EARLIER_SHOWN = 5
MOST_EARLIER = 200


@dataclass(frozen=True, slots=True)
class Case:
    """One post with what was said against it. `is_own`: the reader wrote it, so she learns no more than that there is a report."""

    post: Post
    reports: list[Report]
    is_own: bool
    earlier: list[ModerationDecision] = field(default_factory=list)
    files: list[Attachment] = field(default_factory=list)
    poll: Poll | None = None

    @property
    def standing(self) -> Standing:
        return standing_of(self.post)

    @property
    def now(self) -> SafeString:
        return stored_html(self.post.body_html)

    @property
    def as_reported(self) -> SafeString | None:
        """The text of the first report where it is another one now."""
        return stored_html(self.reports[0].body_html) if self.is_changed else None

    @property
    def is_changed(self) -> bool:
        return bool(self.reports) and self.reports[0].body != self.post.body

    @property
    def changes(self) -> list[Piece]:
        return comparison(self.reports[0].body, self.post.body) if self.is_changed else []


def open_reports(group: Group) -> QuerySet[Report]:
    return Report.objects.filter(closed_at__isnull=True, post__thread__group=group)


def open_objections(space: Space) -> list[Appeal]:
    """Oldest first, without those of the reader; of the threads that stand in the group now."""
    rows = _waiting_objections(space.group).exclude(decision__author=space.membership.user)
    return list(rows.select_related("decision__post__thread__group", "decision__thread", "decision__author")[:50])


def waiting_number(group: Group) -> int:
    """Posts and objections that wait for a decision."""
    posts = open_reports(group).values("post").distinct().count()
    return posts + _waiting_objections(group).count()


def _waiting_objections(group: Group) -> QuerySet[Appeal]:
    return Appeal.objects.filter(decision__in=ModerationDecision.objects.standing_in([group]), state=AppealState.OPEN)


def queue_of(space: Space, raw_page: str | None) -> PageSlice:
    waiting = open_reports(space.group).values("post").annotate(since=Min("created_at")).order_by("since", "post")
    page = paginate(waiting.values_list("post", flat=True), raw_page, per_page=CASES_A_PAGE)
    return PageSlice(_cases(space, list(page.items)), page.number, page.pages, page.total, page.out_of_range)


def case_of(space: Space, post: Post) -> Case:
    return _cases(space, [post.pk])[0]


def _cases(space: Space, ids: list[int]) -> list[Case]:
    found: dict[int, Any] = Post.objects.select_related("author", "thread__group").in_bulk(ids)
    posts = [found[pk] for pk in ids if pk in found]
    reports: dict[int, list[Report]] = defaultdict(list)
    for report in Report.objects.filter(post__in=ids, closed_at__isnull=True).select_related("reporter"):
        reports[report.post_id].append(report)
    earlier = _earlier(space.group, {post.author_id for post in posts if post.author_id})
    own, files, polls = space.membership.user_id, _files(ids), _polls(ids)
    return [
        Case(
            post,
            reports[post.pk],
            is_own=post.author_id == own,
            earlier=earlier.get(post.author_id or 0, []),
            files=files[post.pk],
            poll=polls.get(post.pk),
        )
        for post in posts
    ]


def _files(ids: list[int]) -> dict[int, list[Attachment]]:
    """Of every state: what a check refused was sent, too."""
    found: dict[int, list[Attachment]] = defaultdict(list)
    for attachment in Attachment.objects.filter(post__in=ids).defer("text"):
        found[attachment.post_id or 0].append(attachment)
    return found


def _polls(ids: list[int]) -> dict[int, Poll]:
    """What they ask; how it is answered is no matter of a decision."""
    return {poll.post_id: poll for poll in Poll.objects.filter(post__in=ids).prefetch_related("options")}


def _earlier(group: Group, authors: set[int]) -> dict[int, list[ModerationDecision]]:
    """The latest decisions on each author's posts in this group, newest first."""
    decisions: dict[int, list[ModerationDecision]] = defaultdict(list)
    for decision in ModerationDecision.objects.filter(group=group, author__in=authors)[:MOST_EARLIER]:
        of_author = decisions[decision.author_id or 0]
        if len(of_author) < EARLIER_SHOWN:
            of_author.append(decision)
    return decisions

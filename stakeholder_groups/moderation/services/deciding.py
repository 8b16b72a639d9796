"""Deciding on a post: the one function that applies a decision and writes it down."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from exchange.accounts.models import User
from stakeholder_groups.discussions.models import Post, Thread
from stakeholder_groups.discussions.services import leave_tombstone, lift_tombstone
from stakeholder_groups.groups.permissions import require_coordinator
from stakeholder_groups.moderation.enums import DecisionKind, Standing
from stakeholder_groups.moderation.models import ModerationDecision, Report
from stakeholder_groups.moderation.rules import standing_after
from stakeholder_groups.moderation.selectors.decisions import latest_decision, state_of
from stakeholder_groups.moderation.services import informing
from stakeholder_groups.moderation.standing import standing_of


class OwnPostError(Exception):
    """Nobody decides on the own post."""


class DecidedMeanwhileError(Exception):
    """Somebody else was faster; `decision` is what she decided, if it is that."""

    def __init__(self, decision: ModerationDecision | None = None) -> None:
        super().__init__()
        self.decision = decision


class ChangedMeanwhileError(Exception):
    """The author has changed the text since the form was opened."""


@dataclass(frozen=True, slots=True)
class Verdict:
    kind: DecisionKind
    reason: str = ""
    rule: str = ""
    rule_text: str = ""


def decide(*, actor: User, post: Post, verdict: Verdict, seen: str) -> ModerationDecision:
    """Apply and record a decision, close the reports, tell the author and who reported. `seen` is what the form was made of."""
    with transaction.atomic():
        lock(post)
        require_coordinator(actor, post.thread.group)
        if post.author_id == actor.pk:
            raise OwnPostError
        latest = latest_decision(post)
        if seen != state_of(post, latest):
            raise ChangedMeanwhileError if seen.startswith(f"{latest.pk if latest else 0}-") else DecidedMeanwhileError(latest)
        previous = standing_of(post)
        after = standing_after(previous, verdict.kind)
        decision = record(actor=actor, post=post, verdict=verdict, previous=previous)
        apply(actor=actor, post=post, previous=previous, after=after, words=verdict.rule_text)
        informing.of_decision(decision, close_reports(decision))
    return decision


def lock(post: Post) -> None:
    """The thread's row, as every change of the thread takes it first; then the post as it is."""
    thread = Thread.objects.select_for_update().get(pk=Post.objects.values_list("thread", flat=True).get(pk=post.pk))
    post.refresh_from_db()
    thread.group = post.thread.group
    post.thread = thread


def apply(*, actor: User, post: Post, previous: Standing, after: Standing, words: str) -> None:
    if after == previous:
        return
    if after == Standing.STANDS:
        lift_tombstone(actor=actor, post=post)
    else:
        leave_tombstone(actor=actor, post=post, reason=words, hidden=after == Standing.HIDDEN)


def record(*, actor: User, post: Post, verdict: Verdict, previous: Standing) -> ModerationDecision:
    group = post.thread.group
    decision: ModerationDecision = ModerationDecision.objects.create(
        group=group,
        post=post,
        author=post.author,
        decider=actor,
        kind=verdict.kind,
        rule=verdict.rule,
        rule_text=verdict.rule_text,
        rules_version=group.network.rules_version if verdict.rule else None,
        reason=verdict.reason,
        previous=previous,
        body=post.body,
        body_html=post.body_html,
    )
    return decision


def record_hiding(*, actor: User, thread: Thread, hidden: bool, reason: str) -> ModerationDecision | None:
    """A coordinator hid a whole thread, or showed it again; with the text only where it is the author's of the thread."""
    first = thread.posts.order_by("number").first()
    if first is None:
        return None
    decision: ModerationDecision = ModerationDecision.objects.create(
        group=thread.group,
        post=first,
        thread=thread,
        author=thread.author,
        decider=actor,
        kind=DecisionKind.HIDE_ALL if hidden else DecisionKind.SHOW_ALL,
        reason=reason,
        previous=Standing.STANDS if hidden else Standing.HIDDEN,
        **({"body": first.body, "body_html": first.body_html} if first.author_id == thread.author_id else {}),
    )
    return decision


def close_reports(decision: ModerationDecision) -> Sequence[Report]:
    found = list(Report.objects.filter(post=decision.post, closed_at__isnull=True).select_related("reporter"))
    Report.objects.filter(pk__in=[report.pk for report in found]).update(decision=decision, closed_at=timezone.now())
    return found


def record_withdrawal(*, actor: User, post: Post, reason: str) -> ModerationDecision:
    """A coordinator withdrew a post where she read it: a removal without a rule, in the transaction of the withdrawal."""
    verdict = Verdict(DecisionKind.REMOVE, reason)
    decision = record(actor=actor, post=post, verdict=verdict, previous=Standing.STANDS)
    informing.of_decision(decision, close_reports(decision))
    return decision


def decide_on_hiding(*, actor: User, thread: Thread, hidden: bool, reason: str) -> None:
    """In the transaction of the change that a coordinator made to the thread."""
    if decision := record_hiding(actor=actor, thread=thread, hidden=hidden, reason=reason):
        informing.of_decision(decision, [])

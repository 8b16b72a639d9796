"""The author objects to a decision, the coordination answers, and another person than the first decides, where there is one.

The coordination is that of the group in which the thread stands now: an objection goes with it.
"""

from django.db import transaction
from django.utils import timezone

from exchange.accounts.models import User
from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.discussions.services import set_hidden
from stakeholder_groups.groups.permissions import require_coordinator
from stakeholder_groups.moderation.enums import AppealState, DecisionKind
from stakeholder_groups.moderation.models import Appeal, AppealMessage, ModerationDecision
from stakeholder_groups.moderation.permissions import can_answer, group_now
from stakeholder_groups.moderation.rules import standing_undone
from stakeholder_groups.moderation.selectors.decisions import is_overtaken
from stakeholder_groups.moderation.selectors.people import is_only_one
from stakeholder_groups.moderation.services import deciding, informing
from stakeholder_groups.moderation.standing import standing_of


class AlreadyAnsweredError(Exception):
    """The objection was decided, or who is no longer in the group has answered once."""


class SecondPersonError(Exception):
    """Somebody else than who decided first can decide on the objection."""


def object_to(*, actor: User, decision: ModerationDecision, text: str) -> AppealMessage:
    """The author's words on a decision: the first ones open the objection. The same words again change nothing."""
    with transaction.atomic():
        ModerationDecision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
        appeal = Appeal.objects.filter(decision=decision).first()
        last = appeal.messages.last() if appeal else None
        if last and last.writer_id == actor.pk and last.text == text:
            return last
        if decision.author_id != actor.pk or not can_answer(actor, decision, appeal):
            raise AlreadyAnsweredError
        appeal = appeal or Appeal.objects.create(decision=decision)
        message = AppealMessage.objects.create(appeal=appeal, writer=actor, text=text)
        informing.of_objection(appeal, message.pk)
    return message


def answer_author(*, actor: User, appeal: Appeal, text: str) -> AppealMessage:
    """The coordination's words to the author."""
    with transaction.atomic():
        require_coordinator(actor, group_now(appeal.decision))
        if actor.pk == appeal.decision.author_id:
            raise deciding.OwnPostError
        now = Appeal.objects.select_for_update(of=("self",)).get(pk=appeal.pk)
        if not now.is_open:
            raise deciding.DecidedMeanwhileError
        last = appeal.messages.last()
        if last and last.writer_id == actor.pk and last.text == text:
            return last
        message = AppealMessage.objects.create(appeal=appeal, writer=actor, by_coordination=True, text=text)
        informing.of_answer(appeal, message.pk)
    return message


def decide_appeal(*, actor: User, appeal: Appeal, granted: bool, reason: str) -> Appeal:
    """End the objection. Granting it undoes what the decision did, which is a decision of its own in the log; a later decision stays."""
    decision = appeal.decision
    with transaction.atomic():
        _lock(decision)
        group = decision.place.group
        require_coordinator(actor, group)
        if actor.pk == decision.author_id:
            raise deciding.OwnPostError
        if actor.pk == decision.decider_id and not is_only_one(group, actor, decision.author_id):
            raise SecondPersonError
        appeal.state = AppealState.GRANTED if granted else AppealState.REJECTED
        appeal.decided_by, appeal.decided_at, appeal.reason = actor, timezone.now(), reason
        values = {name: getattr(appeal, name) for name in ("state", "decided_by", "decided_at", "reason")}
        if not Appeal.objects.filter(pk=appeal.pk, state=AppealState.OPEN).update(**values):
            raise deciding.DecidedMeanwhileError
        if granted and decision.kind != DecisionKind.WARN and not is_overtaken(decision):
            _undo(actor, decision, reason)
        informing.of_outcome(appeal)
    return appeal


def _lock(decision: ModerationDecision) -> None:
    if decision.thread_id is None:
        deciding.lock(decision.post)
    else:
        decision.thread = Thread.objects.select_for_update(of=("self",)).select_related("group").get(pk=decision.thread_id)


def _undo(actor: User, decision: ModerationDecision, reason: str) -> None:
    """Told with the outcome of the objection."""
    if decision.thread is not None:
        set_hidden(actor=actor, thread=decision.thread, hidden=False, reason=reason, announces=False)
        deciding.record_hiding(actor=actor, thread=decision.thread, hidden=False, reason=reason)
        return
    post = decision.post
    previous = standing_of(post)
    after = standing_undone(previous)
    if after != previous:
        verdict = deciding.Verdict(DecisionKind.RESTORE, reason)
        deciding.record(actor=actor, post=post, verdict=verdict, previous=previous)
        deciding.apply(actor=actor, post=post, previous=previous, after=after, words="")

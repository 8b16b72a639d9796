"""Opening, filling in and closing a round of self-assessment."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from exchange.accounts.models import User
from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.permissions import require_coordinator, require_member
from stakeholder_groups.groups.services.access import lock_group
from stakeholder_groups.moderation.balance.questions import HIGHEST, KEYS, LOWEST
from stakeholder_groups.moderation.models import AnswerSheet, AssessmentRound


class RoundClosedError(Exception):
    """The round was closed in the meantime."""


def open_round(*, actor: User, group: Group, with_members: bool) -> AssessmentRound:
    """The next round; the open one, where there is one already."""
    with transaction.atomic():
        lock_group(group)
        require_coordinator(actor, group)
        if found := AssessmentRound.objects.filter(group=group, closed_at__isnull=True).first():
            return found
        number = (AssessmentRound.objects.filter(group=group).aggregate(last=Max("number"))["last"] or 0) + 1
        return AssessmentRound.objects.create(group=group, number=number, with_members=with_members, opened_by=actor)


def fill_in(*, actor: User, assessment: AssessmentRound, scores: Mapping[str, int]) -> AnswerSheet:
    """Store the actor's sheet, or the coordination's common one; filling in again replaces it while the round is open."""
    with transaction.atomic():
        now = AssessmentRound.objects.select_for_update().get(pk=assessment.pk)
        (require_member if now.with_members else require_coordinator)(actor, assessment.group)
        if now.closed_at:
            raise RoundClosedError
        kept = {key: score for key, score in scores.items() if key in KEYS and LOWEST <= score <= HIGHEST}
        owner = actor if now.with_members else None
        sheet, _new = AnswerSheet.objects.update_or_create(round=now, user=owner, defaults={"scores": kept, "submitted_at": timezone.now()})
    return sheet


def close_round(*, actor: User, assessment: AssessmentRound) -> bool:
    """From now on the scores are shown and nothing is changed; False when it was closed already."""
    with transaction.atomic():
        require_coordinator(actor, assessment.group)
        open_ones = AssessmentRound.objects.filter(pk=assessment.pk, closed_at__isnull=True)
        return bool(open_ones.update(closed_at=timezone.now()))

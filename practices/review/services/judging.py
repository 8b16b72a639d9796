"""Counting and endorsing a published practice."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from wagtail.models import Page

from practices.review.enums import DecisionKind, Step
from practices.review.models import PracticeDecision
from practices.review.models.events import record_step
from practices.review.permissions import can_judge

if TYPE_CHECKING:
    from exchange.accounts.models import User

_STEPS = {DecisionKind.COUNTED: Step.COUNTED, DecisionKind.ENDORSED: Step.ENDORSED}


class JudgingError(Exception):
    """The page was changed or judged while the decision was being written."""


def judge(*, actor: "User", page: Page, kind: DecisionKind, text: str = "", revision_id: int | None = None) -> PracticeDecision:
    """Count or endorse the original of a page; `revision_id` names the published version that was read."""
    if kind is DecisionKind.ENDORSED and not text.strip():
        raise ValueError("an endorsement needs its text")
    try:
        with transaction.atomic():
            original = _original(page)
            if not can_judge(actor, original, kind):
                raise PermissionDenied
            if revision_id is not None and original.live_revision_id != revision_id:
                raise JudgingError
            decision = PracticeDecision.objects.create(
                page_id=original.pk, kind=kind, text=text.strip(), decided_by=actor, revision_id=original.live_revision_id
            )
            record_step(page=original, step=_STEPS[kind], actor=actor, reason=text, revision=original.live_revision)
    except IntegrityError as error:
        raise JudgingError from error
    return decision


def _original(page: Page) -> Page:
    """The original's row, locked: two people who judge at once are seen one after the other."""
    return Page.objects.select_for_update().filter(translation_key=page.translation_key).order_by("pk")[0]

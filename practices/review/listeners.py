"""What Wagtail tells, as steps of the timeline; and mails of Wagtail's own that ours replace."""

from typing import Any

from django.db import transaction
from wagtail.models import Page, Revision, TaskState, WorkflowState
from wagtail.signals import (
    page_published,
    page_unpublished,
    task_submitted,
    workflow_approved,
    workflow_cancelled,
    workflow_rejected,
    workflow_submitted,
)

from practices.review.enums import Step
from practices.review.models.events import record_step
from practices.review.models.pages import is_reviewed
from practices.review.services.mails import tell_people
from practices.review.signals import step_taken

# Wagtail connects its mails under these names after us, and a name that is taken stays as it is.
_MAILS_OF_WAGTAIL = (
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
)


def connect() -> None:
    for signal, sender, name in _MAILS_OF_WAGTAIL:
        signal.connect(_say_nothing, sender=sender, dispatch_uid=name)
    page_published.connect(note_publication, dispatch_uid="review_note_publication")
    page_unpublished.connect(note_withdrawal, dispatch_uid="review_note_withdrawal")
    workflow_cancelled.connect(note_taking_back, dispatch_uid="review_note_taking_back")
    step_taken.connect(tell_people, dispatch_uid="review_tell_people")


def _say_nothing(**kwargs: Any) -> None:
    """Stands in the place of a mail of Wagtail's."""


def note_publication(sender: type, instance: Page, revision: Revision, **kwargs: Any) -> None:
    if is_reviewed(instance):
        record_step(
            page=instance,
            step=Step.PUBLISHED,
            actor=getattr(revision, "decided_by", None),
            reason=getattr(revision, "decided_because", ""),
            revision=revision,
        )


def note_withdrawal(sender: type, instance: Page, **kwargs: Any) -> None:
    if is_reviewed(instance):
        record_step(
            page=instance,
            step=Step.WITHDRAWN,
            actor=getattr(instance, "withdrawn_by", None),
            reason=getattr(instance, "withdrawn_because", ""),
        )


def note_taking_back(sender: type, instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    if getattr(instance, "declined", False):
        return
    page = instance.content_object
    with transaction.atomic():
        record_step(page=page, step=Step.TAKEN_BACK, actor=user)

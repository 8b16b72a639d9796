"""What waits for a network administrator."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from wagtail.models import Page, TaskState

from practices.review import rules
from practices.review.enums import Step
from practices.review.models import ReviewEvent, ReviewTask
from practices.review.models.pages import people_behind

if TYPE_CHECKING:
    from exchange.accounts.models import User

_DECISIONS = (Step.CHANGES_WANTED, Step.DECLINED, Step.PUBLISHED, Step.WITHDRAWN, Step.COUNTED, Step.ENDORSED)


@dataclass(frozen=True, slots=True)
class Submission:
    """One submission in the queue; `own` says that the reader has a part in it and may not decide."""

    task_state: TaskState
    page: Any
    partner: str
    submitted_at: datetime
    own: bool
    previous: list[ReviewEvent]

    @property
    def days(self) -> int:
        return (timezone.now() - self.submitted_at).days


def submissions(user: "User") -> list[Submission]:
    """Open submissions, oldest first."""
    return [line for state in _open_states() if (line := _line(state, user)) is not None]


def submission_of(page: Page, user: "User") -> Submission | None:
    states = _open_states().filter(workflow_state__object_id=str(page.pk))
    return next((line for state in states if (line := _line(state, user)) is not None), None)


def _open_states() -> Any:
    tasks = ReviewTask.objects.values("pk")
    found = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task__in=tasks, workflow_state__status="in_progress")
    return found.select_related("workflow_state__requested_by", "revision__user", "task").order_by("started_at", "pk")


def _line(state: TaskState, user: "User") -> Submission | None:
    page = state.workflow_state.content_object
    if page is None:
        return None
    parent = page.get_parent()
    events = ReviewEvent.objects.filter(page__translation_key=page.translation_key, step__in=_DECISIONS)
    return Submission(
        task_state=state,
        page=page.specific,
        partner=parent.title if parent else "",
        submitted_at=state.started_at,
        own=rules.is_own_work(user.pk, people_behind(page)),
        previous=list(events.select_related("actor").order_by("-happened_at", "-pk")[:5]),
    )

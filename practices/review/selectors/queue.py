"""What waits for a network administrator."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from wagtail.models import Page, TaskState

from practices.review import rules
from practices.review.enums import Step
from practices.review.models import ReviewEvent, ReviewTask
from practices.review.people import people_behind

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
    """Open submissions, oldest first, in a number of statements that does not grow with them."""
    return _lines(list(_open_states()), user)


def submission_of(page: Page, user: "User") -> Submission | None:
    return next(iter(_lines(list(_open_states().filter(workflow_state__object_id=str(page.pk))), user)), None)


def waiting() -> int:
    return int(_open_states().count())


def _open_states() -> Any:
    tasks = ReviewTask.objects.values("pk")
    found = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task__in=tasks, workflow_state__status="in_progress")
    return found.select_related("workflow_state__requested_by", "revision__user", "task").order_by("started_at", "pk")


def _lines(states: list[TaskState], user: "User") -> list[Submission]:
    wanted = [state.workflow_state.object_id for state in states]
    found = Page.objects.filter(pk__in=wanted).specific().prefetch_related("locale", "live_revision")
    pages = {str(page.pk): page for page in found}
    people, partners, previous = people_behind(pages.values()), _partners(pages.values()), _previous(pages.values())
    return [
        Submission(
            task_state=state,
            page=page,
            partner=partners.get(_path_above(page), ""),
            submitted_at=state.started_at,
            own=rules.is_own_work(user.pk, people[page.pk]),
            previous=previous[page.translation_key][:5],
        )
        for state in states
        if (page := pages.get(state.workflow_state.object_id)) is not None
    ]


def _path_above(page: Page) -> str:
    return str(page.path[: -Page.steplen])


def _partners(pages: Iterable[Page]) -> dict[str, str]:
    """Titles of the pages above, by path."""
    return dict(Page.objects.filter(path__in={_path_above(page) for page in pages}).values_list("path", "title"))


def _previous(pages: Iterable[Page]) -> dict[Any, list[ReviewEvent]]:
    """Earlier decisions on any version of each page, newest first, by translation key."""
    keys = {page.translation_key for page in pages}
    events = ReviewEvent.objects.filter(page__translation_key__in=keys, step__in=_DECISIONS)
    found: dict[Any, list[ReviewEvent]] = {key: [] for key in keys}
    for event in events.select_related("actor", "page").order_by("-happened_at", "-pk"):
        found[event.page.translation_key].append(event)
    return found

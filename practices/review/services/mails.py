"""Who hears of a step: by a mail in the own language and in the list of notices, in the step's transaction.

A mail that waited for its server goes to who may still see the page's way: a partner may have got other editors meanwhile.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.urls import reverse
from wagtail.models import WorkflowState

from exchange.accounts.models import User
from exchange.accounts.roles import NETWORK_ADMINISTRATORS
from exchange.core.mail import Handling, queue_template_mail
from exchange.core.mail_conditions import Answers, Condition, register_answers
from exchange.core.telling import Delivery, tell
from practices.review.enums import Step
from practices.review.models import ReviewEvent
from practices.review.permissions import can_see_timeline

if TYPE_CHECKING:
    from wagtail.models import Page

KIND = "review"
_TO_ADMINISTRATORS = frozenset({Step.SUBMITTED, Step.TAKEN_BACK})


def tell_people(*, event: ReviewEvent, page: "Page", **kwargs: Any) -> None:
    """A mail for everybody concerned but who acted. What nobody did in review (the first loading of data) is not told."""
    if event.actor is None:
        return
    people = _administrators() if event.step in _TO_ADMINISTRATORS else _writers(page)
    concerned = list(people.exclude(pk=event.actor.pk).filter(is_active=True).distinct())
    tell(KIND, people={person.pk: Delivery.LIST for person in concerned}, key=str(event.pk), about={"event": event.pk})
    for person in concerned:
        queue_template_mail(
            to=person.email,
            template=f"review_{event.step}",
            context={
                "person": person,
                "title": page.get_admin_display_title(),
                "actor": event.actor,
                "reason": event.reason,
                "path": path_for(event, page),
                "public_path": page.get_url() or "",
            },
            language=person.language,
            handling=Handling(condition=Condition(KIND, {"event": event.pk, "reader": person.pk})),
        )


def _may_go(about: Mapping[str, Any]) -> bool:
    event = ReviewEvent.objects.filter(pk=about["event"]).select_related("page").first()
    reader = User.objects.filter(pk=about["reader"]).first()
    return event is not None and reader is not None and can_see_timeline(reader, event.page)


def register() -> None:
    register_answers(KIND, Answers(_may_go))


def _administrators() -> QuerySet[User]:
    return User.objects.filter(groups__name=NETWORK_ADMINISTRATORS)


def _writers(page: "Page") -> QuerySet[User]:
    submission = WorkflowState.objects.for_instance(page).order_by("-created_at", "-pk").first()
    ids = {page.owner_id, submission.requested_by_id if submission else None} - {None}
    return User.objects.filter(pk__in=ids)


def path_for(event: ReviewEvent, page: "Page") -> str:
    if event.step == Step.SUBMITTED:
        return reverse("review:decide", args=[page.pk])
    if event.step == Step.CHANGES_WANTED:
        return reverse("wagtailadmin_pages:edit", args=[page.pk])
    return reverse("review:timeline", args=[page.pk])

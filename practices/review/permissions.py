"""Who may do what in review. Pages that one may not see answer as if they did not exist; the views see to that."""

from typing import TYPE_CHECKING

from exchange.accounts.roles import is_expert, is_network_administrator
from exchange.partners.enums import ParticipationRole
from practices.review import rules
from practices.review.enums import DecisionKind
from practices.review.models import PracticeDecision
from practices.review.models.pages import people_of_history
from practices.review.models.tasks import is_reviewer

if TYPE_CHECKING:
    from wagtail.models import Page

    from exchange.accounts.models import User

__all__ = ["can_judge", "can_see_queue", "can_see_timeline", "can_withdraw", "is_reviewer", "judges"]


def can_see_queue(user: "User") -> bool:
    return is_reviewer(user)


def can_see_timeline(user: "User", page: "Page") -> bool:
    if not user.is_authenticated or not user.is_active:
        return False
    if is_reviewer(user) or (is_expert(user) and page.live):
        return True
    return bool(page.permissions_for_user(user).can_edit())


def can_withdraw(user: "User", page: "Page") -> bool:
    return is_reviewer(user) and bool(page.live)


def judges(user: "User") -> list[DecisionKind]:
    """The kinds of judgement that the user's role allows at all. Being a superuser is no such role."""
    kinds = []
    if user.is_active and is_network_administrator(user) and _is_of_lead_partner(user):
        kinds.append(DecisionKind.COUNTED)
    if user.is_active and is_expert(user):
        kinds.append(DecisionKind.ENDORSED)
    return kinds


def can_judge(user: "User", page: "Page", kind: DecisionKind) -> bool:
    """Whether this person may judge this published original now."""
    if kind not in judges(user) or not page.live or not getattr(page.specific_class, "can_be_judged", False):
        return False
    if rules.is_own_work(user.pk, people_of_history(page)):
        return False
    made = list(PracticeDecision.objects.filter(page_id=page.pk).select_related("page"))
    if any(one.decided_by_id == user.pk and one.kind != kind for one in made):
        return False
    return not any(one.kind == kind and not one.changed_since for one in made)


def _is_of_lead_partner(user: "User") -> bool:
    """The role is the lead partner's; an organisation that is noted and takes part otherwise speaks against it."""
    if user.organisation is None:
        return True
    roles = set(user.organisation.participations.values_list("role", flat=True))
    return not roles or ParticipationRole.LEAD in roles

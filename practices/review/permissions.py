"""Who may do what in review. Pages that one may not see answer as if they did not exist; the views see to that."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from exchange.accounts.roles import is_expert, is_network_administrator
from exchange.partners.enums import ParticipationRole
from practices.review import rules
from practices.review.enums import DecisionKind
from practices.review.models import PracticeDecision
from practices.review.models.tasks import is_reviewer
from practices.review.people import people_of_history

if TYPE_CHECKING:
    from wagtail.models import Page

    from exchange.accounts.models import User

__all__ = ["can_judge", "can_see_queue", "can_see_timeline", "can_withdraw", "is_reviewer", "judges", "open_judgements"]


def can_see_queue(user: "User") -> bool:
    return is_reviewer(user)


def can_see_timeline(user: "User", page: "Page") -> bool:
    if not user.is_authenticated or not user.is_active:
        return False
    if is_reviewer(user) or (is_expert(user) and page.live):
        return True
    return bool(page.permissions_for_user(user).can_edit())


def can_withdraw(user: "User", page: "Page") -> bool:
    """A page that others hang below stays: they would be public at the address of nothing."""
    return is_reviewer(user) and bool(page.live) and bool(page.is_leaf())


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
    if not page.live or not getattr(page.specific_class, "can_be_judged", False):
        return False
    made = PracticeDecision.objects.filter(page_id=page.pk).select_related("page")
    return kind in open_judgements(user, [page], list(made))[page.pk]


def open_judgements(user: "User", pages: Sequence["Page"], made: Iterable[PracticeDecision]) -> dict[int, list[DecisionKind]]:
    """By page: the kinds of judgement that this person may still give. `made` are all judgements on the pages."""
    given: dict[int, list[rules.Given]] = {page.pk: [] for page in pages}
    for one in made:
        given[one.page_id].append(rules.Given(one.kind, one.decided_by_id, not one.changed_since))
    kinds, people = judges(user), people_of_history(pages)
    return {page.pk: rules.open_kinds(kinds, user_id=user.pk, people=people[page.pk], given=given[page.pk]) for page in pages}


def _is_of_lead_partner(user: "User") -> bool:
    """The role is the lead partner's; an organisation that is noted and takes part otherwise speaks against it."""
    if user.organisation is None:
        return True
    roles = set(user.organisation.participations.values_list("role", flat=True))
    return not roles or ParticipationRole.LEAD in roles

"""Judgements about published pages."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wagtail.models import Page, get_page_models

from practices.review.enums import DecisionKind
from practices.review.models import PracticeDecision, ReviewedPage
from practices.review.permissions import can_judge, judges

if TYPE_CHECKING:
    from exchange.accounts.models import User


@dataclass(frozen=True, slots=True)
class JudgedLine:
    """A published original in the list of experts and administrators."""

    page: Page
    decisions: dict[str, PracticeDecision]
    open_to: list[DecisionKind]


def decisions_on(page: Page) -> dict[str, PracticeDecision]:
    """The newest judgement of each kind about the original of the page."""
    first = Page.objects.filter(translation_key=page.translation_key).order_by("pk").values("pk")[:1]
    found = PracticeDecision.objects.filter(page_id__in=first).select_related("page", "decided_by").order_by("decided_at", "pk")
    return {decision.kind: decision for decision in found}


def published_for_judging(user: "User") -> list[JudgedLine]:
    """Published originals, longest published first, with what this person may still say about each."""
    models = [model for model in get_page_models() if issubclass(model, ReviewedPage) and model.can_be_judged]
    originals = _originals([page for model in models for page in model.objects.live().select_related("locale")])
    made: dict[int, dict[str, PracticeDecision]] = {}
    rows = PracticeDecision.objects.filter(page__in=[page.pk for page in originals]).select_related("page", "decided_by")
    for decision in rows.order_by("decided_at", "pk"):
        made.setdefault(decision.page_id, {})[decision.kind] = decision
    kinds = judges(user)
    return [JudgedLine(page, made.get(page.pk, {}), [kind for kind in kinds if can_judge(user, page, kind)]) for page in originals]


def _originals(pages: list[Any]) -> list[Any]:
    """Of each page the version with the lowest id, when that one is live."""
    keys = {page.translation_key for page in pages}
    first: dict[object, int] = {}
    for pk, key in Page.objects.filter(translation_key__in=keys).order_by("pk").values_list("pk", "translation_key"):
        first.setdefault(key, pk)
    return sorted((page for page in pages if first[page.translation_key] == page.pk), key=lambda page: (page.last_published_at, page.pk))

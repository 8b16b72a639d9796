"""Judgements about published pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.core.paginator import Page as Paged
from django.core.paginator import Paginator
from django.db.models import OuterRef, QuerySet, Subquery
from wagtail.models import Page, get_page_models

from practices.review.enums import DecisionKind
from practices.review.models import PracticeDecision, ReviewedPage
from practices.review.permissions import open_judgements

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


def newest_decisions(keys: Iterable[UUID]) -> dict[UUID, dict[str, PracticeDecision]]:
    """By translation key: the newest judgement of each kind, in one statement however many there are."""
    found: dict[UUID, dict[str, PracticeDecision]] = {}
    made = PracticeDecision.objects.filter(page__translation_key__in=set(keys)).select_related("page")
    for decision in made.order_by("decided_at", "pk"):
        found.setdefault(decision.page.translation_key, {})[decision.kind] = decision
    return found


def published_for_judging(user: "User", number: str | None, *, per_page: int = 50) -> tuple[Paged, list[JudgedLine]]:
    """One page of the published originals, longest published first, with what this person may still say about each."""
    paged = Paginator(_originals(), per_page).get_page(number)
    pages = list(paged.object_list)
    made = list(PracticeDecision.objects.filter(page__in=pages).select_related("page", "decided_by").order_by("decided_at", "pk"))
    newest: dict[int, dict[str, PracticeDecision]] = {}
    for decision in made:
        newest.setdefault(decision.page_id, {})[decision.kind] = decision
    still = open_judgements(user, pages, made)
    return paged, [JudgedLine(page, newest.get(page.pk, {}), still[page.pk]) for page in pages]


def _originals() -> "QuerySet[Page]":
    """Of each page that can be judged the version with the lowest id, when that one is live."""
    models = [model for model in get_page_models() if issubclass(model, ReviewedPage) and model.can_be_judged]
    first = Page.objects.filter(translation_key=OuterRef("translation_key")).order_by("pk").values("pk")[:1]
    found = Page.objects.live().type(*models).filter(pk=Subquery(first)).select_related("locale")
    return cast("QuerySet[Page]", found.order_by("last_published_at", "pk"))

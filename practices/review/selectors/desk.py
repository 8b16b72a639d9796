"""The editor's desk: own pages with their states, and what can be started."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from wagtail.models import Page, get_page_models

from exchange.accounts.known import own_places
from practices.review import rules
from practices.review.enums import ReviewState, Step
from practices.review.models import ReviewEvent
from practices.review.models.pages import is_reviewed_type

if TYPE_CHECKING:
    from exchange.accounts.models import User

_STATE_STEPS = (Step.DECLINED, Step.WITHDRAWN, Step.PUBLISHED, Step.SUBMITTED, Step.TAKEN_BACK, Step.CHANGES_WANTED)


@dataclass(frozen=True, slots=True)
class PageLine:
    page: Page
    state: ReviewState
    changed: bool


@dataclass(frozen=True, slots=True)
class Starter:
    """A page that the editor can begin with one click."""

    label: str
    language: str
    place: str
    url: str


def own_pages(user: "User", *, limit: int = 50) -> list[PageLine]:
    """Pages that go through review at the editor's places, last changed first, in a constant number of statements.

    A partner's own page and the network's stand there from the start; they come into the list with their first version.
    """
    paths = own_places(user)
    if not paths:
        return []
    below = Q()
    for path in paths:
        below |= Q(path__startswith=path)
    models = [model for model in get_page_models() if is_reviewed_type(model)]
    last = ReviewEvent.objects.filter(page=OuterRef("pk"), step__in=_STATE_STEPS).order_by("-happened_at", "-pk").values("step")[:1]
    pages = (
        Page.objects.filter(below, latest_revision__isnull=False)
        .type(*models)
        .annotate(last_step=Subquery(last))
        .select_related("locale", "content_type")
        .prefetch_workflow_states()
        .order_by("-latest_revision_created_at", "-pk")[:limit]
    )
    return [_page_line(page) for page in pages]


def _page_line(page: Page) -> PageLine:
    workflow = page.current_workflow_state
    state = rules.state_of(live=page.live, workflow_status=workflow.status if workflow else "", last_step=page.last_step or "")
    return PageLine(page, state, page.live and page.has_unpublished_changes)


def starters(user: "User") -> list[Starter]:
    """New pages below the places that the editor may add to: the own language first, then English, then the others."""
    paths = own_places(user)
    if not paths or user.is_superuser:
        return []
    order = [user.language, "en"]
    places = Page.objects.filter(path__in=paths).select_related("locale").specific()
    found = [
        (order.index(code) if code in order else len(order), index, _starter(place, model))
        for place in places
        for index, model in enumerate(place.creatable_subpage_models())
        if is_reviewed_type(model) and (code := place.locale.language_code)
    ]
    return [starter for _rank, _index, starter in sorted(found, key=lambda row: (row[0], row[2].language, row[1]))]


def _starter(place: Page, model: type[Page]) -> Starter:
    options = model._meta
    address = reverse("wagtailadmin_pages:add", args=[options.app_label, options.model_name, place.pk])
    return Starter(label=str(options.verbose_name), language=place.locale.language_code, place=place.title, url=address)

"""Reading of a page's way through review."""

from typing import TYPE_CHECKING, Any

from wagtail.models import Page

from practices.review.models import ReviewEvent
from practices.review.models.pages import is_reviewed

if TYPE_CHECKING:
    from practices.review.models.events import ReviewEventQuerySet


def find_page(pk: int) -> Any | None:
    """The page in its own type when it is one that goes through review."""
    page = Page.objects.filter(pk=pk).first()
    specific = page.specific if page else None
    return specific if is_reviewed(specific) else None


def timeline(page: Page) -> "ReviewEventQuerySet":
    """All steps of all language versions, newest first."""
    events = ReviewEvent.objects.of_page(page).select_related("actor", "page__locale")
    return events.order_by("-happened_at", "-pk")


def public_timeline(page: Page) -> "ReviewEventQuerySet":
    """What everybody may know of this version and of judgements about the original."""
    return timeline(page).public()

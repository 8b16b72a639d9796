"""Which pages a group can review, which revision of one it may read, and the text with its comments."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from django.apps import apps
from django.db.models import Count, Q
from wagtail.models import Page, Revision

from exchange.core.public_pages import public_pages
from stakeholder_groups.discussions.documents import reviewable_models
from stakeholder_groups.discussions.models import DocumentReview, ReviewParagraph, Thread
from stakeholder_groups.groups.models import Group

MOST_PAGES = 200


@dataclass(frozen=True, slots=True)
class Source:
    """A page in the version that the group may read: the newest draft of its own partner, else what is published."""

    page: Page
    revision: Revision | None
    of_draft: bool

    def as_object(self) -> Any:
        return self.revision.as_object() if self.revision else self.page.specific


def own_pages(group: Group) -> list[Page]:
    """Pages of the group's own partner, drafts among them."""
    below = _below_own_partner(group)
    if below is None:
        return []
    return list(
        _reviewable().filter(below).select_related("locale", "latest_revision", "live_revision").order_by("title", "pk")[:MOST_PAGES]
    )


def page_at(address: str, language: str) -> Page | None:
    """A published page that everybody may read, by its address; the language's own version first."""
    try:
        parts = [part for part in unquote(urlsplit(address.strip()).path).replace("\x00", "").split("/") if part]
    except ValueError:
        return None
    if len(parts) < 2:
        return None
    asked, path = (parts[0], parts[1:]) if len(parts[0]) == 2 else (language, parts)
    found = public_pages(_reviewable()).filter(url_path__endswith="/" + "/".join(path) + "/").select_related("locale")
    rows = list(found.order_by("pk")[:10])
    return min(rows, key=lambda page: (page.locale.language_code != asked, page.pk), default=None)


def source_of(page: Page, group: Group) -> Source | None:
    """What the group may read of a page now; None when that is nothing."""
    below = _below_own_partner(group)
    own = below is not None and Page.objects.filter(below, pk=page.pk).exists()
    is_public = public_pages(Page.objects.filter(pk=page.pk)).exists()
    if own:
        latest = page.latest_revision
        return Source(page, latest, of_draft=not is_public or (latest is not None and latest.pk != page.live_revision_id))
    return Source(page, page.live_revision, of_draft=False) if is_public else None


def newer_source(review: DocumentReview, group: Group) -> Source | None:
    """What the review can be moved on to: another revision than the one that it pins."""
    if review.page is None:
        return None
    source = source_of(review.page, group)
    if source is None or source.revision is None or source.revision.pk == review.revision_id:
        return None
    return source


def _reviewable() -> Any:
    kinds = [apps.get_model(label) for label in reviewable_models()]
    return Page.objects.type(*kinds) if kinds else Page.objects.none()


def _below_own_partner(group: Group) -> Q | None:
    """Partners' pages lie in a higher room; they point at the participation that the group belongs to."""
    if group.participation_id is None:
        return None
    places = Page.objects.filter(partnerpage__participation=group.participation_id).values_list("path", flat=True)
    below = Q(pk__in=())
    for path in places:
        below |= Q(path__startswith=path, depth=len(path) // Page.steplen + 1)
    return below


def paragraphs_of_review(review: DocumentReview) -> Sequence[ReviewParagraph]:
    """Current ones in order, then those that were commented on and have changed; each with `comments`."""
    counted = Count("anchors", filter=Q(anchors__post__withdrawn_at=None))
    return list(review.paragraphs.annotate(comments=counted).order_by("-is_current", "place", "pk"))


def current_paragraphs(thread: Thread) -> list[tuple[str, str]]:
    """Keys and the beginning of each paragraph that can be commented on, for a choice."""
    review = getattr(thread, "review", None)
    if review is None:
        return []
    rows = review.paragraphs.filter(is_current=True).order_by("place").values_list("key", "place", "text")
    return [(key, f"{place}. {beginning(text)}") for key, place, text in rows]


def find_paragraph(thread: Thread, key: str) -> ReviewParagraph | None:
    """One that can be commented on now."""
    if not key:
        return None
    return ReviewParagraph.objects.filter(review__thread=thread, key=key, is_current=True).first()


def beginning(text: str, most: int = 90) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"

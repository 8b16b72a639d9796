"""Reading of visits for pages."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet
from wagtail.models import Page

from exchange.core.languages import card_language, reader_language
from exchange.core.public_pages import public_pages
from practices.visits.models import StudyVisitPage, VisitAttendance, VisitGuest

if TYPE_CHECKING:
    from collections.abc import Iterable


def public_visits() -> QuerySet[StudyVisitPage]:
    """Live visits that everybody may read, newest first."""
    return public_pages(StudyVisitPage.objects).select_related("locale", "region").order_by("-starts_on", "-pk")


def one_version_each(pages: "Iterable[Page]", reader: str) -> list[Page]:
    """Of the versions of each page the one that is the reader's card; keeps the order."""
    versions: dict[object, dict[str, Page]] = {}
    for page in pages:
        versions.setdefault(page.translation_key, {})[page.locale.language_code] = page
    return [group[card_language({code: page.pk for code, page in group.items()}, reader)] for group in versions.values()]


def visits_hosted(*, partner_url_paths: list[str], reader: str) -> list[StudyVisitPage]:
    """Visits below the partner's pages in all trees, one card each."""
    below = Q()
    for path in partner_url_paths:
        below |= Q(url_path__startswith=path)
    return one_version_each(public_visits().filter(below), reader) if partner_url_paths else []


def visits_that_showed(translation_key: UUID, reader: str) -> list[StudyVisitPage]:
    """Visits at which a practice, in whatever language it was named, was shown."""
    found = public_visits().filter(shown_practices__practice__translation_key=translation_key).distinct()
    return one_version_each(found, reader)


def practices_shown(visit: StudyVisitPage, reader: str) -> list[Page]:
    """Practices that a visit showed and that everybody may read, each in the reader's version."""
    keys = visit.shown_practices.values_list("practice__translation_key", flat=True)
    found = public_pages(Page.objects).filter(translation_key__in=keys).select_related("locale").order_by("title", "pk")
    return one_version_each(found, reader)


def attendance(visit: StudyVisitPage) -> list[VisitAttendance]:
    return list(visit.attendance.select_related("organisation"))


def guests(visit: StudyVisitPage) -> list[VisitGuest]:
    """The partners that came, with their organisations."""
    return list(visit.guests.select_related("participation__organisation"))


def reader_path(page: Page) -> str:
    """A page's path with the reader's language in front; trees share the slugs above a practice, visit or plan."""
    reader = reader_language()
    below_home = page.url_path.split("/", 3)[2:]
    return f"/{reader}/{'/'.join(below_home)}"

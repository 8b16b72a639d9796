"""Which pages everybody may read.

A view restriction belongs to the page in all its languages: set on one version it holds for every version, and for what lies
below any of them. Asked inside the statement that reads the pages; Wagtail's own `public()` asks one more each time and knows no
versions.
"""

from functools import cache
from typing import Any

from django.db.models import BooleanField, CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.models import Page, PageViewRestriction


def public_pages(pages: Any) -> Any:
    """The live pages of a queryset or manager that everybody may read."""
    return pages.filter(_unrestricted(), live=True)


def restricted_pages(pages: Any) -> Any:
    """The pages of a queryset or manager that not everybody may read."""
    return pages.filter(~_unrestricted())


def is_restricted() -> ExpressionWrapper:
    """Whether anything restricts the row's page, as an annotation of a statement that reads pages."""
    return ExpressionWrapper(~_unrestricted(), output_field=BooleanField())


def restricted_places() -> Any:
    """Pages below which, and at which, nothing is public: restricted ones with their other versions."""
    return Page.objects.filter(translation_key__in=PageViewRestriction.objects.values("page__translation_key"))


def restrictions_on(page: Page) -> Any:
    """Every restriction that a reader of the page has to meet."""
    versions = Page.objects.filter(translation_key=page.translation_key, path__startswith=OuterRef("path"))
    places = Page.objects.filter(Exists(versions), translation_key=OuterRef("page__translation_key"))
    return PageViewRestriction.objects.filter(Exists(places)).order_by("pk")


@cache
def _unrestricted() -> Q:
    asked = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    above = restricted_places().annotate(asked=asked).filter(asked__startswith=F("path"))
    versions = Page.objects.filter(Exists(above), translation_key=OuterRef("translation_key"))
    # Where nothing at all is restricted, the pages' versions are not looked up one by one.
    return Q(~Exists(PageViewRestriction.objects.all())) | Q(~Exists(versions))

"""Which objects are not public. A view restriction belongs to the object: set on one version, it holds for all, and for what lies below."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q
from wagtail.models import Page, PageViewRestriction


def restricted_paths() -> tuple[str, ...]:
    """Tree paths below which nothing is public: restricted pages and their other versions."""
    keys = list(PageViewRestriction.objects.values_list("page__translation_key", flat=True))
    return tuple(Page.objects.filter(translation_key__in=keys).values_list("path", flat=True)) if keys else ()


def restricted_keys(keys: Collection[UUID]) -> set[UUID]:
    """Those of the objects of which any version is restricted or lies below a restricted page."""
    paths = restricted_paths()
    if not paths:
        return set()
    below = Q()
    for path in paths:
        below |= Q(path__startswith=path)
    return set(Page.objects.filter(below, translation_key__in=keys).values_list("translation_key", flat=True))

"""Which objects are not public, by the rule of all pages (exchange.core.public_pages)."""

from collections.abc import Collection
from uuid import UUID

from wagtail.models import Page

from exchange.core.public_pages import restricted_pages


def restricted_keys(keys: Collection[UUID]) -> set[UUID]:
    """Those of the objects of which any version is restricted or lies below a restricted page."""
    return set(restricted_pages(Page.objects.filter(translation_key__in=keys)).values_list("translation_key", flat=True))

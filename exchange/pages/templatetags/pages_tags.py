"""Versions of a page, addresses for machines, what a partner's page gathers."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info
from wagtail.models import Page

from exchange.core.drawing.region_map import RegionMap
from exchange.core.languages import reader_language
from exchange.core.linked_data import as_script_text
from exchange.core.pagination import PageSlice
from exchange.pages import selectors, versions
from exchange.pages.linked_data import describe
from exchange.pages.models import PartnerPage
from exchange.pages.partner_facts import Facts, facts_of

register = template.Library()


@dataclass(frozen=True, slots=True)
class Version:
    language: str
    name: str
    url: str
    is_shown: bool


@register.simple_tag
def live_versions(page: Page) -> list[Version]:
    """The languages that the page can be read in."""
    found = versions.live_versions(page)
    return [
        Version(code, get_language_info(code)["name_local"], versions.address_in(found[code], code), found[code].pk == page.pk)
        for code, _ in settings.LANGUAGES
        if code in found
    ]


@register.simple_tag(takes_context=True)
def canonical(context: Context, page: Page) -> str:
    """The version's own address, whatever language it was asked for in."""
    return f"{settings.BASE_URL}{versions.address_in(page, page.locale.language_code)}"


@register.simple_tag
def described(page: Page) -> SafeString:
    """The page as schema.org data, or nothing."""
    data = describe(page)
    return mark_safe(as_script_text(data)) if data else SafeString()  # noqa: S308  (no "<", ">" or "&" is left in it)


@register.simple_tag
def own_url(page: Page) -> str:
    """The page's path under the reader's language."""
    return versions.address_in(page, reader_language())


@register.simple_tag
def newest_practices(limit: int = 3) -> list[Any]:
    return selectors.newest_practices(limit)


@register.simple_tag
def partners_of(page: Page) -> list[selectors.PartnerRow]:
    return selectors.partner_rows(page)


@register.simple_tag
def partner_paths(page: Page) -> list[str]:
    """The partner's paths in all trees."""
    return [version.url_path for version in versions.all_versions(page)]


@register.simple_tag
def practices_below(paths: list[str]) -> list[Any]:
    return selectors.practices_below(paths)


@register.simple_tag(takes_context=True)
def page_of_news(context: Context) -> PageSlice:
    """The one that the address asks for."""
    request = context.get("request")
    return selectors.news(request.GET.get("page") if request else None)


@register.simple_tag
def region_map(rows: list[selectors.PartnerRow]) -> RegionMap:
    return selectors.region_map(rows)


@register.simple_tag
def partner_facts(page: PartnerPage) -> Facts:
    return facts_of(page)

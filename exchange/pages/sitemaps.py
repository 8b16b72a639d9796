"""One list of all public pages of the five trees and of groups, each at its own address and with the versions of it in other languages."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe
from wagtail.models import Page

from exchange.core.public_pages import public_pages
from exchange.pages.models import HomePage
from exchange.pages.versions import address_of_path
from stakeholder_groups.groups.models import Group


@dataclass(frozen=True, slots=True)
class Entry:
    address: str
    changed: datetime | None
    versions: dict[str, str] = field(default_factory=dict)


def public_entries() -> list[Entry]:
    """Every live page below a tree's home that everybody may read."""
    homes = list(HomePage.objects.live().values_list("path", flat=True))
    rows = public_pages(Page.objects).filter(depth__gte=2).order_by("path")
    rows = rows.values_list("path", "url_path", "translation_key", "locale__language_code", "last_published_at")
    found = [row for row in rows if row[0].startswith(tuple(homes))]
    versions: dict[UUID, dict[str, str]] = defaultdict(dict)
    for _path, url_path, key, language, _changed in found:
        versions[key][language] = settings.BASE_URL + address_of_path(url_path, language)
    return [Entry(versions[key][language], changed, versions[key]) for _path, _url_path, key, language, changed in found]


def group_entries() -> list[Entry]:
    """Public pages of groups, in the languages that they are written in."""
    found = []
    for group in Group.objects.with_public_page().order_by("pk"):
        versions = {code: _about(group.slug, code) for code in (group.language, group.second_language) if code}
        found += [Entry(address, group.updated_at, versions) for address in versions.values()]
    return found


def _about(slug: str, language: str) -> str:
    with override(language):
        return settings.BASE_URL + reverse("groups:about", args=[slug])


class PublicPages(Sitemap):
    limit = 50_000

    def items(self) -> list[Entry]:
        return public_entries() + group_entries()

    def get_urls(self, page: int | str = 1, site: Any = None, protocol: str | None = None) -> list[dict[str, Any]]:
        """Django asks for the site's name and one page a language; addresses here are whole already."""
        return [
            {
                "item": entry,
                "location": entry.address,
                "lastmod": entry.changed,
                "changefreq": None,
                "priority": "",
                "alternates": [{"location": address, "lang_code": code} for code, address in sorted(entry.versions.items())]
                if len(entry.versions) > 1
                else [],
            }
            for entry in self.paginator.page(page).object_list
        ]


@require_safe
def sitemap_xml(request: HttpRequest) -> HttpResponseBase:
    return sitemap(request, {"pages": PublicPages})

"""Pages as the database has them now, and where a reader finds them."""

import uuid
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import F
from django.urls import get_script_prefix
from wagtail.models import Page

from search.registry import Part, Place
from search.restrictions import restricted_keys


class LivePage(NamedTuple):
    pk: int
    title: str
    path: str
    url_path: str
    translation_key: uuid.UUID
    last_published_at: datetime | None


def live_pages(ids: Iterable[int]) -> dict[int, LivePage]:
    """Those that are live and public."""
    rows = Page.objects.filter(pk__in=list(ids), live=True).values_list(*LivePage._fields)
    pages = {row[0]: LivePage(*row) for row in rows}
    hidden = restricted_keys({page.translation_key for page in pages.values()}) if pages else set()
    return {pk: page for pk, page in pages.items() if page.translation_key not in hidden}


def places_of_pages(pks: Collection[int], language: str) -> dict[int, Place]:
    pages = live_pages(pks)
    partners = titles(page.path[:-4] for page in pages.values())
    return {
        pk: Place(address(page.url_path, language), title=page.title, within=partners.get(page.path[:-4], ""), at=page.last_published_at)
        for pk, page in pages.items()
    }


def places_of_parts(part: Part, pks: Collection[int], language: str) -> dict[int, Place]:
    """A row's number on its page is counted as the page does."""
    rows: list[Any] = list(part.model._default_manager.filter(pk__in=pks))
    pages = live_pages({row.page_id for row in rows})
    named = {row.pk: str(row) for row in rows}
    beside = part.model._default_manager.filter(page__in=pages).order_by("page", F("sort_order").asc(nulls_first=True), "pk")
    numbers: dict[int, int] = {}
    found = {}
    for pk, page_id in beside.values_list("pk", "page"):
        numbers[page_id] = numbers.get(page_id, 0) + 1
        if pk in pks:
            page = pages[page_id]
            url = f"{address(page.url_path, language)}#{part.anchor.format(number=numbers[page_id])}"
            found[pk] = Place(url, title=named[pk], within=page.title, at=page.last_published_at)
    return found


def titles(paths: Iterable[str]) -> dict[str, str]:
    return dict(Page.objects.filter(path__in=set(paths)).values_list("path", "title"))


def address(url_path: str, language: str) -> str:
    """Where a reader of this language reads the page: under the own language, whichever tree the page stands in."""
    below_home = url_path.split("/", 2)[2]
    return f"{get_script_prefix()}{language}/{below_home}"

"""Hits → cards. Each hit is looked up again: what is no longer live or public is dropped, even when the index does not know yet."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.urls import get_script_prefix
from wagtail.models import Page

from practices.good_practices.selectors import Marks, marks_of
from search.catalogue.labels import Labels, language_name
from search.catalogue.places import found_in
from search.documents import page_id_of
from search.engines.base import Hit, SnippetPart
from search.engines.documents import Facet
from search.marking import OTHER_VERSION
from search.restrictions import restricted_keys

NO_MARKS = Marks()


@dataclass(frozen=True, slots=True)
class Named:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Card:
    key: str
    origin: uuid.UUID
    page_id: int
    kind: str
    kind_label: str
    language: Named
    other_languages: tuple[Named, ...]
    title: tuple[SnippetPart, ...]
    snippet: tuple[SnippetPart, ...]
    url: str
    partner: str
    regions: tuple[Named, ...]
    themes: tuple[str, ...]
    years: tuple[str, ...]
    score: float
    transfers: int
    found_in: tuple[str, ...]
    in_other_version: bool
    is_foreign: bool
    published_at: datetime | None
    marks: Marks

    @property
    def plain_title(self) -> str:
        return "".join(part.text for part in self.title)

    @property
    def plain_snippet(self) -> str:
        return "".join(part.text for part in self.snippet)


class LivePage(NamedTuple):
    pk: int
    title: str
    path: str
    url_path: str
    translation_key: uuid.UUID
    last_published_at: datetime | None


def make_cards(hits: Sequence[Hit], labels: Labels) -> list[Card]:
    """In five statements: the pages, restrictions, the partners above them, elements and judgements of practices."""
    if not hits:
        return []
    pages = live_pages(page_id_of(hit.key) for hit in hits)
    partners = _titles(page.path[:-4] for page in pages.values())
    practices = {page_id_of(hit.key) for hit in hits if hit.kind == "practice"} & pages.keys()
    marks = marks_of({pk: pages[pk].translation_key for pk in practices})
    cards = []
    for hit in hits:
        page = pages.get(page_id_of(hit.key))
        if page is not None:
            partner = hit.plain_title if hit.kind == "partner" else partners.get(page.path[:-4], "")
            cards.append(_card(hit, page, "" if hit.kind == "news" else partner, marks.get(page.pk, NO_MARKS), labels))
    return cards


def live_pages(ids: Iterable[int]) -> dict[int, LivePage]:
    rows = Page.objects.filter(pk__in=list(ids), live=True).values_list(*LivePage._fields)
    pages = {row[0]: LivePage(*row) for row in rows}
    hidden = restricted_keys({page.translation_key for page in pages.values()})
    return {pk: page for pk, page in pages.items() if page.translation_key not in hidden}


def _titles(paths: Iterable[str]) -> dict[str, str]:
    return dict(Page.objects.filter(path__in=set(paths)).values_list("path", "title"))


def _card(hit: Hit, page: LivePage, partner: str, marks: Marks, labels: Labels) -> Card:
    others = [code for code in hit.values.get(Facet.LANGUAGE, ()) if code != hit.language]
    return Card(
        key=hit.key,
        origin=page.translation_key,
        page_id=page.pk,
        kind=hit.kind,
        kind_label=labels.label(Facet.TYPE, hit.kind),
        language=Named(hit.language, language_name(hit.language)),
        other_languages=tuple(Named(code, language_name(code)) for code in others),
        title=hit.title,
        snippet=hit.snippet,
        url=address(page.url_path, labels.language),
        partner=partner,
        regions=tuple(Named(code, labels.label(Facet.REGION, code)) for code in hit.values.get(Facet.REGION, ())),
        themes=tuple(labels.label(Facet.THEME, slug) for slug in hit.values.get(Facet.THEME, ())),
        years=hit.values.get(Facet.YEAR, ()),
        score=hit.score,
        transfers=hit.transfers,
        found_in=found_in(hit.matched),
        in_other_version=OTHER_VERSION in hit.matched,
        is_foreign=hit.language != labels.language,
        published_at=page.last_published_at,
        marks=marks,
    )


def address(url_path: str, language: str) -> str:
    """Where a reader of this language reads the page: under the own language, whichever tree the page stands in."""
    below_home = url_path.split("/", 2)[2]
    return f"{get_script_prefix()}{language}/{below_home}"

"""Hits → cards, in the words of the reader's language."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from practices.good_practices.selectors import Marks, marks_of
from search.access import ANYBODY, Viewer
from search.catalogue.labels import Labels, language_name
from search.catalogue.places import found_in
from search.catalogue.second_look import places
from search.engines.base import Hit, SnippetPart
from search.engines.documents import Facet
from search.marking import OTHER_VERSION
from search.origins import is_page, model_of, pk_of
from search.registry import Place, Reader, parts

WITHOUT_PARTNER = ("news", "page")

NO_MARKS = Marks()


@dataclass(frozen=True, slots=True)
class Named:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Card:
    """`partner` publishes it; `part_of` is the page on which it stands; `group`: whose members alone read it."""

    key: str
    origin: str
    kind: str
    kind_label: str
    language: Named
    other_languages: tuple[Named, ...]
    title: tuple[SnippetPart, ...]
    snippet: tuple[SnippetPart, ...]
    url: str
    partner: str
    part_of: str
    group: str
    author: str
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

    @property
    def identity(self) -> str:
        """For feeds: the same in every language and at every address."""
        if model_of(self.key) in parts():
            return f"urn:uuid:{uuid.uuid5(uuid.UUID(self.origin), f'{self.kind}:{pk_of(self.key)}')}"
        return f"urn:uuid:{self.origin if is_page(self.origin) else uuid.uuid5(uuid.NAMESPACE_OID, self.origin)}"


def make_cards(hits: Sequence[Hit], labels: Labels, viewer: Viewer = ANYBODY) -> list[Card]:
    """Pages in five statements: themselves, restrictions, the partners above them, elements and judgements of practices."""
    found = places((hit.key for hit in hits), Reader(labels.language, viewer.user))
    practices = {pk_of(hit.key): uuid.UUID(hit.origin) for hit in hits if hit.kind == "practice" and hit.key in found}
    marks = marks_of(practices) if practices else {}
    return [
        _card(hit, found[hit.key], marks.get(pk_of(hit.key), NO_MARKS) if hit.kind == "practice" else NO_MARKS, labels)
        for hit in hits
        if hit.key in found
    ]


def _card(hit: Hit, place: Place, marks: Marks, labels: Labels) -> Card:
    others = [code for code in hit.values.get(Facet.LANGUAGE, ()) if code != hit.language]
    is_part = model_of(hit.key) in parts()
    partner = "" if is_part or hit.kind in WITHOUT_PARTNER else place.within
    return Card(
        key=hit.key,
        origin=hit.origin,
        kind=hit.kind,
        kind_label=labels.label(Facet.TYPE, hit.kind),
        language=Named(hit.language, language_name(hit.language)),
        other_languages=tuple(Named(code, language_name(code)) for code in others),
        title=hit.title if hit.plain_title else (SnippetPart(place.title),),
        snippet=hit.snippet,
        url=place.url,
        partner=hit.plain_title if hit.kind == "partner" else partner,
        part_of=place.within if is_part else "",
        group=place.group,
        author=place.author,
        regions=tuple(Named(code, labels.label(Facet.REGION, code)) for code in hit.values.get(Facet.REGION, ())),
        themes=tuple(labels.label(Facet.THEME, slug) for slug in hit.values.get(Facet.THEME, ())),
        years=hit.values.get(Facet.YEAR, ()),
        score=hit.score,
        transfers=hit.transfers,
        found_in=found_in(hit.matched),
        in_other_version=OTHER_VERSION in hit.matched,
        is_foreign=hit.language != labels.language,
        published_at=place.at,
        marks=marks,
    )

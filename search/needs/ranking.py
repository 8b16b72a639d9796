"""Public practices that may answer a need: those that say its words and those that share its terms, ranked by the rules of needs."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Exists, Max, OuterRef, Q, Value, When

from exchange.core.public_pages import public_pages
from practices.good_practices.models import GoodPracticePage
from practices.visits.selectors import one_version_each
from search.analysers import fold
from search.catalogue.pages import address
from search.current import get_engine
from search.engines.base import EngineUnavailableError, Hit
from search.parser import clean
from search.understanding import like, telling_words
from stakeholder_groups.needs.enums import Aspect
from stakeholder_groups.needs.models import Need
from stakeholder_groups.needs.rules import WEIGHTS, Offered, Ranked, rank
from stakeholder_groups.needs.selectors import wanted_by

MOST_FOUND = 40
MOST_OF_TERMS = 60
MOST_SHOWN = 6
MOST_WORDS_TOLD = 6
VOCABULARIES = ("sectors__parent", "markets", "maturity", "directions")


@dataclass(frozen=True, slots=True)
class Named:
    """A practice in the version that the reader gets."""

    key: uuid.UUID
    title: str
    url: str
    language: str
    region: str


@dataclass(frozen=True, slots=True)
class Fitting:
    practice: Named
    ranked: Ranked


@dataclass(frozen=True, slots=True)
class Answers:
    """`by_words`: whether the search could be asked; without it only terms count."""

    fitting: list[Fitting]
    by_words: bool = True


def answers_to(need: Need, reader: str, *, apart_from: Collection[uuid.UUID] = ()) -> Answers:
    """The practices that fit best, each with its reasons."""
    try:
        words, by_words = _said_by(need), True
    except EngineUnavailableError:
        words, by_words = {}, False
    keys = [key for key in dict.fromkeys([*words, *_of_same_terms(need)]) if key not in apart_from]
    versions = _versions(keys)
    offered = [_offered(versions[key], words.get(key, ())) for key in keys if key in versions]
    best = rank(wanted_by(need), offered)[:MOST_SHOWN]
    named = _named([version for one in best for version in versions[uuid.UUID(one.offered.key)]], reader)
    return Answers([Fitting(named[uuid.UUID(one.offered.key)], one) for one in best], by_words)


def named_practices(keys: Collection[uuid.UUID], reader: str) -> dict[uuid.UUID, Named]:
    """Those of the practices that everybody may read, in one statement."""
    if not keys:
        return {}
    pages = public_pages(GoodPracticePage.objects).filter(translation_key__in=keys).select_related("locale", "region")
    return _named(list(pages), reader)


def _said_by(need: Need) -> dict[uuid.UUID, tuple[str, ...]]:
    """Practice → words of the need that the catalogue finds in it, in the order of the catalogue.

    Asked in the group's language: that is the one in which a need is likely to be written, whoever reads it.
    """
    language = need.group.language
    words = telling_words(clean(f"{need.title} {need.text} {need.resources}"), language)
    if not words:
        return {}
    query = like(words, language, "practice", MOST_FOUND)
    return {uuid.UUID(hit.origin): _marked(hit) for hit in get_engine().search(query).hits}


def _marked(hit: Hit) -> tuple[str, ...]:
    """The words of the practice that answer the need, as they stand there."""
    found = {fold(part.text): part.text.lower() for part in (*hit.title, *hit.snippet) if part.is_match and len(part.text) > 2}
    return tuple(found.values())[:MOST_WORDS_TOLD]


def _of_same_terms(need: Need) -> list[uuid.UUID]:
    shared = Q(pk__in=[])
    if need.theme_id:
        shared |= Q(theme=need.theme_id)
    if need.sector:
        shared |= Q(sectors__in=[pk for pk in (need.sector_id, need.sector.parent_id) if pk]) | Q(sectors__parent=need.sector_id)
    if need.market_id:
        shared |= Q(markets=need.market_id)
    found = public_pages(GoodPracticePage.objects).filter(shared).order_by().values("translation_key")
    ranked = found.annotate(points=Max(_points(need))).order_by("-points", "translation_key")
    return list(ranked.values_list("translation_key", flat=True)[:MOST_OF_TERMS])


def _points(need: Need) -> Any:
    """What a page has in common with the need, counted as the rules of needs do: there are more such pages than can be ranked."""
    sector, above = need.sector_id, need.sector.parent_id if need.sector else None
    asked = [
        (need.theme_id, [(Aspect.THEME, Q(theme=need.theme_id))]),
        (sector, [(Aspect.SECTOR, Q(sectors=sector)), (Aspect.NEAR_SECTOR, Q(sectors__parent=sector) | Q(sectors=above or 0))]),
        (need.market_id, [(Aspect.MARKET, Q(markets=need.market_id))]),
        (need.maturity_id, [(Aspect.MATURITY, Q(maturity=need.maturity_id))]),
        (need.direction_id, [(Aspect.DIRECTION, Q(directions=need.direction_id))]),
    ]
    points: Any = Value(0)
    for term, aspects in asked:
        if term:
            counted = [
                When(Exists(GoodPracticePage.objects.filter(has, pk=OuterRef("pk"))), then=WEIGHTS[aspect]) for aspect, has in aspects
            ]
            points = points + Case(*counted, default=0)
    return points


def _versions(keys: Collection[uuid.UUID]) -> dict[uuid.UUID, list[GoodPracticePage]]:
    """Practice → its public versions, the oldest first."""
    pages = public_pages(GoodPracticePage.objects).filter(translation_key__in=keys).order_by("pk")
    found: dict[uuid.UUID, list[GoodPracticePage]] = {}
    for page in pages.select_related("locale", "region", "theme").prefetch_related(*VOCABULARIES):
        found.setdefault(page.translation_key, []).append(page)
    return found


def _offered(versions: list[GoodPracticePage], words: tuple[str, ...]) -> Offered:
    """The oldest version's facts hold for all."""
    facts: Any = versions[0]
    sectors = list(facts.sectors.all())
    return Offered(
        key=str(facts.translation_key),
        theme=facts.theme.slug if facts.theme else "",
        sectors=frozenset(sector.slug for sector in sectors),
        sector_parents=frozenset(sector.parent.slug for sector in sectors if sector.parent),
        markets=frozenset(term.slug for term in facts.markets.all()),
        maturity=frozenset(term.slug for term in facts.maturity.all()),
        directions=frozenset(term.slug for term in facts.directions.all()),
        words=words,
    )


def _named(versions: list[GoodPracticePage], reader: str) -> dict[uuid.UUID, Named]:
    shown: list[Any] = list(one_version_each(versions, reader))
    return {
        page.translation_key: Named(
            page.translation_key,
            page.title,
            address(page.url_path, reader),
            page.locale.language_code,
            page.region.label_in(reader) if page.region else "",
        )
        for page in shown
    }

"""What a reader may be about to type: pages, words, regions and themes, looked up again before they are offered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from search.analysers import fold
from search.catalogue.asked import Asked
from search.catalogue.labels import Labels
from search.catalogue.second_look import places
from search.current import get_engine
from search.engines.base import FacetChoice, SearchQuery, Suggestion, SuggestionKind
from search.engines.documents import Facet
from search.origins import language_of
from search.parser import MAX_CHARACTERS, words_of
from search.registry import Reader, listed_kinds

MOST_FOUND = 8
MOST_OF_A_FACET = 3


class Kind(StrEnum):
    WORD = "word"
    PAGE = "page"
    REGION = "region"
    THEME = "theme"


@dataclass(frozen=True, slots=True)
class Offer:
    """`query_string` asks the catalogue, `url` leads to a page: one of them is given. `count`: results, where they were counted."""

    kind: Kind
    text: str
    language: str = ""
    url: str = ""
    query_string: str = ""
    count: int | None = None


def offers(typed: str, labels: Labels) -> list[Offer]:
    """Raises EngineUnavailableError when the engine cannot answer."""
    said = typed[:MAX_CHARACTERS]
    found = get_engine().suggest(said, language=labels.language, choices=_listed(), limit=MOST_FOUND)
    words = [_word(one, labels.language) for one in found if one.kind is SuggestionKind.WORD]
    return [*words, *_pages(found, labels), *_filed(said, labels)]


def _word(suggestion: Suggestion, language: str) -> Offer:
    return Offer(Kind.WORD, suggestion.text, query_string=Asked(language).with_text(suggestion.text).query_string)


def _pages(found: list[Suggestion], labels: Labels) -> Iterator[Offer]:
    titles = [one for one in found if one.kind is SuggestionKind.TITLE]
    known = places((one.key for one in titles), Reader(labels.language))
    for one in titles:
        if place := known.get(one.key):
            yield Offer(Kind.PAGE, one.text, language=language_of(one.key), url=place.url)


def _listed() -> tuple[FacetChoice, ...]:
    """What nobody lists without choosing its type would push aside what it stands on."""
    return (FacetChoice(Facet.TYPE, listed_kinds(with_words=True)),)


def _filed(typed: str, labels: Labels) -> Iterator[Offer]:
    """Regions and themes that have results and in whose names each typed word begins one."""
    begun = [fold(word) for word in words_of(typed)]
    named = [
        (kind, facet, value, label)
        for kind, facet in ((Kind.REGION, Facet.REGION), (Kind.THEME, Facet.THEME))
        for value, label in labels.by_facet[facet].items()
        if begun and _begins(begun, value, label)
    ]
    counts = _counts(labels.language) if named else {}
    offered = dict.fromkeys(Kind, 0)
    for kind, facet, value, label in named:
        if (count := counts.get(facet, {}).get(value)) and offered[kind] < MOST_OF_A_FACET:
            offered[kind] += 1
            asked = Asked(labels.language).with_choices({facet: (value,)})
            yield Offer(kind, label, query_string=asked.query_string, count=count)


def _begins(begun: list[str], value: str, label: str) -> bool:
    words = [fold(word) for word in words_of(f"{label} {value}")]
    return all(any(word.startswith(one) for word in words) for one in begun)


def _counts(language: str) -> Mapping[Facet, Mapping[str, int]]:
    facets = (
        get_engine()
        .search(SearchQuery(language=language, choices=Asked(language).engine_choices, facets=(Facet.REGION, Facet.THEME), limit=0))
        .facets
    )
    return {facet: {one.value: one.count for one in counted} for facet, counted in facets.items()}

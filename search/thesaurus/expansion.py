"""The compiled thesaurus and what it makes of a question. Pure: the same for every engine and without a database.

Terms are met by their stems and without their accents, so an inflected or unaccented word finds its entry.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product, zip_longest

from search.analysers import analyser, fold
from search.engines.base import Alternative
from search.parser import ParsedText
from search.planner import FALLBACK
from search.thesaurus.terms import LANGUAGES, Concept

MOST_WORDS = 4
MOST_ALTERNATIVES = 16
# Each run costs the engine as much as a question of its own.
MOST_RUNS = 8

Forms = tuple[str, ...]
# Of a concept the place, and in it that of the term.
Place = tuple[int, int]
Alternatives = Mapping[tuple[str, ...], tuple[Alternative, ...]]


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """`places`: language → one form of each word of a term → where the term stands; `longest`: language → a term's first form → its words."""

    concepts: tuple[Concept, ...] = ()
    places: Mapping[str, Mapping[Forms, tuple[Place, ...]]] = field(default_factory=dict)
    longest: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def find(self, run: Sequence[str], languages: Iterable[str]) -> frozenset[Place]:
        """Where the run stands as a term of one of the languages."""
        return frozenset(place for language in languages for place in self._find(run, language))

    def _find(self, run: Sequence[str], language: str) -> Iterator[Place]:
        longest = self.longest.get(language, {})
        if any(longest.get(form, 0) >= len(run) for form in forms(language, run[0])):
            for key in _keys(language, run):
                yield from self.places[language].get(key, ())


def compile_thesaurus(concepts: Iterable[Concept]) -> Thesaurus:
    kept = tuple(concept for concept in concepts if concept)
    places: dict[str, dict[Forms, tuple[Place, ...]]] = {}
    longest: dict[str, dict[str, int]] = {}
    for number, concept in enumerate(kept):
        for place, term in enumerate(concept):
            by_key, by_first = places.setdefault(term.language, {}), longest.setdefault(term.language, {})
            for key in _keys(term.language, term.words):
                by_key[key] = (*by_key.get(key, ()), (number, place))
                by_first[key[0]] = max(len(key), by_first.get(key[0], 0))
    return Thesaurus(kept, places, longest)


def expand(text: ParsedText, language: str, thesaurus: Thesaurus) -> Alternatives:
    """Runs of neighbouring words that are a term in the reader's language or English → the other ways to say them.

    The longest run counts, from the left. Quoted phrases and words to leave out mean what they say and are not looked at.
    """
    found: dict[tuple[str, ...], tuple[Alternative, ...]] = {}
    languages = tuple(dict.fromkeys((language, FALLBACK)))
    start = 0
    while thesaurus.concepts and start < len(text.words) and len(found) < MOST_RUNS:
        run, alternatives = _longest_run(text.words[start : start + MOST_WORDS], languages, thesaurus)
        if alternatives:
            found[run] = alternatives
        start += len(run)
    return found


def forms(language: str, word: str) -> Forms:
    """What the word may be recognised by: its stems, those of the bare word, and the bare word."""
    known, bare = analyser(language), fold(word)
    stemmed = (*known.stems(word), *known.stems(bare)) if known else ()
    return tuple(dict.fromkeys((*stemmed, bare)))


def _keys(language: str, words: Sequence[str]) -> Iterator[Forms]:
    return product(*(forms(language, word) for word in words))


def _longest_run(words: Sequence[str], languages: Sequence[str], thesaurus: Thesaurus) -> tuple[tuple[str, ...], tuple[Alternative, ...]]:
    """The longest known beginning of the words with its alternatives; of unknown ones the first word."""
    for length in range(len(words), 0, -1):
        run = tuple(words[:length])
        places = thesaurus.find(run, languages)
        if places:
            return run, _others(places, languages[0], thesaurus)
    return tuple(words[:1]), ()


def _others(places: frozenset[Place], language: str, thesaurus: Thesaurus) -> tuple[Alternative, ...]:
    """The concepts' other terms, first the usual one of each language, beginning with the reader's."""
    order = dict.fromkeys((language, *LANGUAGES))
    numbers = sorted({number for number, _place in places})
    others = [term for number in numbers for place, term in enumerate(thesaurus.concepts[number]) if (number, place) not in places]
    by_language = [[term for term in others if term.language == code] for code in order]
    in_turns = (term for turn in zip_longest(*by_language) for term in turn if term is not None)
    return tuple(dict.fromkeys(in_turns))[:MOST_ALTERNATIVES]

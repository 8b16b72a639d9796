"""From a question to what a result must say and how much each word counts: the same plan under every engine. Pure.

A word counts in the stemmed fields of the reader's language, less in those of English (the language in which a reader
gets what has no version in the own one), and a little in the folded fields that all languages share. Another way to say
it, from the thesaurus, counts less than the word itself, much less in another language than the reader's, and the two never
add up.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from search.analysers import STEMMED_LANGUAGES, fold, stems
from search.compounds import parts_of
from search.engines.base import SearchQuery

FALLBACK = "en"
PARTS = ("title", "summary", "elements", "labels", "body")
PART_WEIGHTS = {"title": 3.0, "summary": 1.6, "elements": 1.4, "labels": 1.2, "body": 1.0}
# The folded fields that all languages share: title, the whole text.
NEUTRAL_WEIGHTS = {"title": 3.0, "text": 1.0}
NEUTRAL_SHARE = 0.3
FALLBACK_SHARE = 0.3
OTHERS_WEIGHT = 0.1
# Of the field in which compound words stand cut into their parts.
COMPOUNDS_WEIGHT = 0.5
ALTERNATIVE_SHARE = 0.6
# Of its relevance, what counts of something that another replaces.
SUPERSEDED = 0.5
# Of texts that say about the same, those in the reader's language come first.
FOREIGN_ALTERNATIVE_SHARE = 0.45

Stems = Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words in their order, each with its stems by language; `shares` says in which languages' fields they count and how much.

    `splits`: a compound may be answered by its parts, and a word by compounds of it.
    """

    words: tuple[str, ...]
    shares: Mapping[str, float]
    weight: float = 1.0
    splits: bool = False


class Plan:
    """The plan of one question; analyses each word once.

    `groups` are the wanted words, each with the other ways to say it; any of a group answers it.
    """

    def __init__(self, query: SearchQuery) -> None:
        self.query = query
        self.shares = _shares(query.language)

    @cached_property
    def groups(self) -> tuple[tuple[Wanted, ...], ...]:
        words = self.query.text.words
        telling = [word for word in words if not self.is_stop_word(word)] or list(words)
        return tuple((Wanted((word,), self.shares, splits=True), *self._alternatives(word)) for word in telling)

    @cached_property
    def phrases(self) -> tuple[Wanted, ...]:
        return tuple(Wanted(phrase, self.shares) for phrase in self.query.text.phrases)

    @cached_property
    def without(self) -> tuple[Wanted, ...]:
        return tuple(Wanted(phrase, self.shares) for phrase in self.query.text.without)

    @cached_property
    def stems(self) -> Stems:
        """Language → word → its stems, for every word of the plan."""
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for wanted in self._everything():
            for language in wanted.shares:
                found.setdefault(language, {}).update(stems(language, wanted.words))
        return found

    def is_stop_word(self, word: str) -> bool:
        """Left out by the reader's language: it says nothing in the shared fields either."""
        own = self.query.language
        return own in self.shares and not stems(own, [word])[word]

    def placed(self, wanted: Wanted, language: str) -> list[tuple[int, str]]:
        """The first stem of each word and its place. A stop word leaves a gap of one position in the index, and so it does here."""
        by_word = self.stems[language]
        return [(place, by_word[word][0]) for place, word in enumerate(wanted.words) if by_word[word]]

    def parts(self, wanted: Wanted, language: str) -> tuple[str, ...]:
        """Stems of the parts of a word that may be a compound, or its own; nothing in a language that makes none."""
        return parts_of(language, wanted.words[0]) if wanted.splits and language in wanted.shares else ()

    def folded(self, wanted: Wanted) -> list[tuple[int, str]]:
        return [(place, fold(word)) for place, word in enumerate(wanted.words)]

    def _alternatives(self, word: str) -> Iterator[Wanted]:
        """Other ways to say the word, or to say several words of which it is one: these count for each of them."""
        for said, alternatives in self.query.alternatives.items():
            if word in said:
                for other in alternatives:
                    shares = {other.language: 1.0} if other.language in STEMMED_LANGUAGES else {}
                    share = ALTERNATIVE_SHARE if other.language == self.query.language else FOREIGN_ALTERNATIVE_SHARE
                    yield Wanted(other.words, shares, share / len(said), splits=len(other.words) == 1)

    def _everything(self) -> Iterator[Wanted]:
        return (wanted for group in (*self.groups, self.phrases, self.without) for wanted in group)


def _shares(language: str) -> dict[str, float]:
    """Language → share of its stemmed fields in the score."""
    shares = {language: 1.0}
    shares.setdefault(FALLBACK, FALLBACK_SHARE)
    return {language: share for language, share in shares.items() if language in STEMMED_LANGUAGES}

"""Terms near the words of a question that found nothing: for an administrator to look at, never put in by themselves.

In the order of how near they are: the thesaurus has a term of the same stem, one that the word is made with, one a slip of the
keyboard away, or one that begins alike; after these, words of public texts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from search.analysers import analyser, fold
from search.compounds import parts_of
from search.current import get_engine
from search.engines.base import EngineUnavailableError
from search.parser import parse
from search.planner import FALLBACK
from search.spelling import SHORTEST, Speller, letters_alike
from search.thesaurus.expansion import MOST_WORDS, forms
from search.thesaurus.models import ThesaurusEntry
from search.thesaurus.terms import split, words_of_term

MOST = 4
# Words that begin alike share so many letters, and half of the longer one.
ALIKE = 5


@dataclass(frozen=True, slots=True)
class Proposal:
    """`word` of the question might be said as `term`; `entry` is the thesaurus entry that has it, or 0."""

    word: str
    term: str
    language: str
    entry: int = 0


# (entry, term as written)
Term = tuple[int, str]


class Known:
    """Terms of the thesaurus in one language by the words they hold, and words of public texts."""

    def __init__(self, language: str, terms: Sequence[Term], public: Iterable[str]) -> None:
        self.language = language
        self._by_word: dict[str, list[Term]] = defaultdict(list)
        self._by_form: dict[str, list[Term]] = defaultdict(list)
        for entry, term in terms:
            for word in words_of_term(term):
                self._by_word[fold(word)].append((entry, term))
                for form in forms(language, word):
                    self._by_form[form].append((entry, term))
        self._speller = Speller(dict.fromkeys(self._by_word, 1))
        self._begun, self._begun_in_texts = _by_beginning(self._by_word), _by_beginning(public)

    def near(self, word: str) -> Iterator[Proposal]:
        for form in (*forms(self.language, word), *parts_of(self.language, word)):
            yield from self._proposals(word, self._by_form.get(form, ()))
        for _edits, _count, other in self._speller.near(word):
            yield from self._proposals(word, self._by_word[other])
        for other in _alike(word, self._begun):
            yield from self._proposals(word, self._by_word[other])

    def near_in_texts(self, word: str) -> Iterator[Proposal]:
        return (Proposal(word, other, self.language) for other in _alike(word, self._begun_in_texts))

    def _proposals(self, word: str, terms: Iterable[Term]) -> Iterator[Proposal]:
        return (Proposal(word, term, self.language, entry) for entry, term in terms)


class Proposals:
    """The thesaurus and the public words, read once for all questions of a page."""

    def __init__(self) -> None:
        self.entries = list(ThesaurusEntry.objects.filter(is_active=True))
        self._known: dict[str, Known] = {}

    def of(self, question: str, language: str) -> list[Proposal]:
        known = [self._of_language(code) for code in dict.fromkeys((language, FALLBACK))]
        words = [word for word in parse(question).all_words if _tells(word, language)]
        found = [near for word in words for one in known for near in one.near(word)]
        found += [near for word in words for one in known for near in one.near_in_texts(word)]
        unique: dict[tuple[str, int, str], Proposal] = {}
        for near in found:
            unique.setdefault((near.word, near.entry, "" if near.entry else near.term), near)
        return list(unique.values())[:MOST]

    def _of_language(self, language: str) -> Known:
        if language not in self._known:
            terms = [(entry.pk, term) for entry in self.entries for term in split(entry.texts.get(language, ""))]
            self._known[language] = Known(language, terms, _public_words(language))
        return self._known[language]


def _public_words(language: str) -> frozenset[str]:
    try:
        return frozenset(get_engine().vocabulary(language))
    except EngineUnavailableError:
        return frozenset()


def _tells(word: str, language: str) -> bool:
    known = analyser(language)
    return len(word) >= SHORTEST and not word.isdigit() and (known is None or bool(known.stems(word)))


def _by_beginning(words: Iterable[str]) -> Mapping[str, list[str]]:
    begun: dict[str, list[str]] = defaultdict(list)
    for word in words:
        begun[word[:ALIKE]].append(word)
    return begun


def _alike(word: str, begun: Mapping[str, list[str]]) -> list[str]:
    """Those that share the longest beginning first."""
    shared = {other: letters_alike(word, other) for other in begun.get(word[:ALIKE], ()) if other != word}
    enough = [other for other, letters in shared.items() if letters >= ALIKE and letters * 2 >= max(len(word), len(other))]
    return sorted(enough, key=lambda other: (-shared[other], len(other), other))


def new_term(question: str) -> str:
    """The whole question as a term of a new entry, where it may be one."""
    text = parse(question)
    is_term = text.words and not text.phrases and not text.without and len(text.words) <= MOST_WORDS
    return " ".join(text.words) if is_term else ""

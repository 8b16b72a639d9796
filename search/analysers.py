"""From text to the terms that are indexed and searched: one analyser a language and one for all of them.

The embedded engine indexes by these chains; under either engine they tell which words say nothing, mark what was found
and give the stems of languages that are cut into words here (Polish: neither tantivy nor a stock cluster stems it well).
Stemming comes before folding of accents, because stemmers read accents.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Protocol

import Stemmer
import tantivy

NEUTRAL = "neutral"
# Holds the place of a stop word in a row of stems, so that phrases keep their distances.
GAP = "_"
LONGEST_WORD = 60

# Language of the document → tantivy's name of stemmer and stop list; Romanian has no stop list there.
NATIVE = {
    "en": "english",
    "it": "italian",
    "es": "spanish",
    "sv": "swedish",
    "de": "german",
    "fr": "french",
    "nl": "dutch",
    "pt": "portuguese",
    "da": "danish",
    "fi": "finnish",
    "hu": "hungarian",
    "ro": "romanian",
}
WITHOUT_STOP_LIST = {"ro"}
PRE_TOKENISED = ("pl",)
STEMMED_LANGUAGES = (*NATIVE, *PRE_TOKENISED)

# A query typed without accents loses the ending its stemmer looks for: the accented form is tried too.
ACCENTED_ENDINGS = {"es": (("cion", "ción"), ("sion", "sión")), "it": (("ta", "tà"), ("tu", "tù"))}

POLISH_STOP_WORDS = frozenset(
    """a aby ale albo ani bardzo bez bo był była były było być będzie będą ci co czy dla do gdy gdzie go i ich ile im inne
    iż ja jak jako je jego jej jest jeśli jeszcze już każdy kiedy która które którego której który których którym którzy ku
    lub ma mają mi między może można mu na nad nam nas nasz nie nich nim niż o od on ona one oni ono oraz po pod podczas
    ponieważ poza przed przez przy są się swoje ta tak także tam te tego tej temu ten to tu tych tylko tym u w we więc
    wszystkie z za zaś ze że żeby""".split()  # noqa: SIM905  a hundred quotation marks read worse
)


class Analyser(Protocol):
    """`stems` gives what a query's word may be in the index, nothing for a stop word."""

    def stems(self, word: str) -> tuple[str, ...]: ...


class NativeAnalyser:
    """A chain of tantivy's own filters."""

    def __init__(self, language: str) -> None:
        name = NATIVE[language]
        chain = _simple()
        if language not in WITHOUT_STOP_LIST:
            chain = chain.filter(tantivy.Filter.stopword(name))
        self.chain = chain.filter(tantivy.Filter.stemmer(name)).filter(tantivy.Filter.ascii_fold()).build()
        self.endings = ACCENTED_ENDINGS.get(language, ())
        self.stems = lru_cache(maxsize=50_000)(self._stems)

    def forms(self, word: str) -> tuple[str, ...]:
        """The word as typed and as it may be written with its accents."""
        return (word, *(word.removesuffix(bare) + accented for bare, accented in self.endings if word.endswith(bare)))

    def _stems(self, word: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(stem for form in self.forms(word) for stem in self.chain.analyze(form)))


class PolishAnalyser:
    """Words cut here and stemmed by PyStemmer, with and without their accents."""

    def __init__(self) -> None:
        self.stemmer = Stemmer.Stemmer("polish")
        self.stems = lru_cache(maxsize=200_000)(self._stems)

    def _stems(self, word: str) -> tuple[str, ...]:
        if word in POLISH_STOP_WORDS or len(word) > LONGEST_WORD:
            return ()
        # Whoever types without accents gets the stem of the bare form, which is not always that of the accented one.
        return tuple(dict.fromkeys((fold(self.stemmer.stemWord(word)), self.stemmer.stemWord(fold(word)))))


def _simple() -> tantivy.TextAnalyzerBuilder:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    return builder.filter(tantivy.Filter.remove_long(LONGEST_WORD)).filter(tantivy.Filter.lowercase())


@cache
def neutral_chain() -> tantivy.TextAnalyzer:
    return _simple().filter(tantivy.Filter.ascii_fold()).build()


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The word in lower case without accents, as the neutral field has it."""
    return "".join(neutral_chain().analyze(word))


def alphabetical(text: str) -> str:
    """Letters with and without accents stand together."""
    return " ".join(fold(word) for word in text.split())


def title_order(title: str) -> str:
    """Where a title stands in an order by title, the same in every engine and where their results are merged."""
    return alphabetical(title)[:80]


@cache
def analyser(language: str) -> NativeAnalyser | PolishAnalyser | None:
    """None for a language that has no stemmed field."""
    if language in NATIVE:
        return NativeAnalyser(language)
    return PolishAnalyser() if language in PRE_TOKENISED else None


def stems(language: str, words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    known = analyser(language)
    return {word: known.stems(word) if known else () for word in words}

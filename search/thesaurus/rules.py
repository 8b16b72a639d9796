"""What an entry of the thesaurus must be, and how to put right what it is not. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from search.analysers import LONGEST_WORD, analyser, fold
from search.thesaurus.expansion import MOST_WORDS
from search.thesaurus.terms import LANGUAGES, split, words_of_term

FEWEST_TERMS = 2
MOST_TERMS = 40
MOST_TOLD_AT_ONCE = 5

# (language, the term's words without accents): how two ways to write a term are known for the same.
Identity = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something to put right in the terms of a language."""

    language: str
    message: str


def identity(language: str, term: str) -> Identity:
    return language, tuple(fold(word) for word in words_of_term(term))


def faults(texts: Mapping[str, str], taken: Mapping[Identity, str]) -> list[Fault]:
    """`texts`: language → its terms as written; `taken`: terms of other entries → name of the entry."""
    terms = {language: split(texts.get(language, "")) for language in LANGUAGES}
    count = sum(len(written) for written in terms.values())
    if count < FEWEST_TERMS:
        return [Fault("en", _("Write at least two terms, in one language or in several: a term alone has no other way to say it."))]
    if count > MOST_TERMS:
        fullest = max(terms, key=lambda language: len(terms[language]))
        return [Fault(fullest, _("An entry holds at most 40 terms. Remove some, or divide them over two entries."))]
    return [
        Fault(language, message)
        for language, written in terms.items()
        for message in islice(_faults_of(language, written, taken), MOST_TOLD_AT_ONCE)
    ]


def _faults_of(language: str, written: list[str], taken: Mapping[Identity, str]) -> Iterator[str]:
    counted = Counter(identity(language, term) for term in written)
    for named, term in {identity(language, term): term for term in reversed(written)}.items():
        shown = {"term": term if len(term) <= LONGEST_WORD else f"{term[:LONGEST_WORD]}…"}
        own = _fault_of_term(language, term)
        if own:
            yield own % shown
        elif counted[named] > 1:
            yield _("“%(term)s” stands here more than once; capitals and accents make no difference. Keep one of them.") % shown
        elif named in taken:
            yield _("“%(term)s” stands in the entry “%(entry)s”, too. Remove it from one of them, or make one entry of both.") % {
                **shown,
                "entry": taken[named],
            }


def _fault_of_term(language: str, term: str) -> str:
    words = words_of_term(term)
    if not words:
        return _("“%(term)s” has neither letters nor digits. Remove it.")
    if any(len(word) > LONGEST_WORD for word in words):
        return _("“%(term)s” has a word of more than 60 characters. Shorten it or put spaces between its words.")
    if len(words) > MOST_WORDS:
        return _("“%(term)s” has more than four words. Shorten it, or divide it into several terms with commas.")
    known = analyser(language)
    # Words of the greatest length are too long for the analysers, and say something all the same.
    if known and not any(len(word) >= LONGEST_WORD or known.stems(word) for word in words):
        return _("“%(term)s” consists of words that search leaves out. Add a word that tells more, or remove it.")
    return ""

"""From what a reader typed to what is searched: misspelt words put right, other ways to say a word added."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from search.analysers import fold
from search.asking import ask
from search.engines.base import FacetChoice, SearchQuery
from search.engines.documents import PUBLIC, Facet
from search.parser import MAX_WORDS, ParsedText, corrected, words_of
from search.planner import FALLBACK, Plan
from search.spelling import is_known, near_words
from search.thesaurus.expansion import Alternatives, Thesaurus, expand
from search.thesaurus.live import current
from search.thesaurus.misspelt import near_terms

# Each looks into the index once or a few times.
MOST_UNKNOWN = 6
MOST_TRIED = 3


@dataclass(frozen=True, slots=True)
class Correction:
    typed: str
    used: str


@dataclass(frozen=True, slots=True)
class Understood:
    text: ParsedText
    corrections: tuple[Correction, ...] = ()
    alternatives: Alternatives = field(default_factory=dict)


def telling_words(said: str, *languages: str) -> tuple[str, ...]:
    """Of a text, the words that say something in any of these languages, each once, as many as a question may have."""
    plans = [Plan(SearchQuery(language=language)) for language in languages]
    telling = {fold(word): word for word in words_of(said) if len(word) > 2 and not any(plan.is_stop_word(word) for plan in plans)}
    return tuple(telling.values())[:MAX_WORDS]


def like(words: tuple[str, ...], language: str, kind: str, limit: int) -> SearchQuery:
    """The question for what says any of these words, among the public objects of a kind."""
    text = ParsedText(words=words)
    choices = (FacetChoice(Facet.TYPE, (kind,)),)
    return SearchQuery(text, language, choices=choices, facets=(), limit=limit, alternatives=expand(text, language, current()))


def understand(
    text: ParsedText, language: str, access: frozenset[str] = frozenset({PUBLIC}), *, thesaurus: Thesaurus | None = None
) -> Understood:
    """Words of the thesaurus get their other ways to be said.

    Other words that no document answers are replaced by one that makes a term of several words with its neighbours, else by the
    nearest one that the reader's documents do answer, out of the words of documents, else of the thesaurus. Quoted phrases and
    words to leave out stay as they are typed.
    """
    if not text.words:
        return Understood(text)
    if thesaurus is None:
        thesaurus = current()
    alternatives = expand(text, language, thesaurus)
    known = {word for run in alternatives for word in run}
    corrections = tuple(_corrections(text, language, access, known, thesaurus))
    if not corrections:
        return Understood(text, alternatives=alternatives)
    used = {correction.typed: correction.used for correction in corrections}
    put_right = corrected(text, used)
    return Understood(put_right, corrections, expand(put_right, language, thesaurus))


def _corrections(
    text: ParsedText, language: str, access: frozenset[str], known: Collection[str], thesaurus: Thesaurus
) -> Iterator[Correction]:
    plan = Plan(SearchQuery(text=text, language=language))
    languages = tuple(dict.fromkeys((language, FALLBACK)))
    unknown = [word for word in text.words if word not in known and not plan.is_stop_word(word) and not word.isdigit()]
    looked_up = 0
    for word in unknown:
        if looked_up >= MOST_UNKNOWN or is_known(word, languages):
            continue
        of_documents, of_terms = near_words(word, languages, MOST_TRIED), near_terms(word, languages, thesaurus)
        if not of_documents and not of_terms:
            continue
        looked_up += 1
        if _answered(word, language, access, thesaurus):
            continue
        near = dict.fromkeys([*of_documents, *of_terms[:1]])
        used = next((other for other in of_terms if _makes_a_term(other, word, text, language, thesaurus)), None) or next(
            (other for other in near if _answered(other, language, access, thesaurus)), None
        )
        if used is not None:
            yield Correction(word, used)


def _makes_a_term(other: str, instead_of: str, text: ParsedText, language: str, thesaurus: Thesaurus) -> bool:
    """Whether the word belongs to a term of several words then, which says more than how near it is spelt."""
    words = tuple(other if word == instead_of else word for word in text.words)
    return any(other in run and len(run) > 1 for run in expand(replace(text, words=words), language, thesaurus))


def _answered(word: str, language: str, access: frozenset[str], thesaurus: Thesaurus) -> int:
    text = ParsedText(words=(word,))
    alternatives = expand(text, language, thesaurus)
    return ask(SearchQuery(text, language, access, facets=(), limit=0, alternatives=alternatives)).total

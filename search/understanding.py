"""From what a reader typed to what is searched: misspelt words put right, other ways to say a word added."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from search.analysers import fold
from search.asking import ask
from search.engines.base import FacetChoice, SearchQuery
from search.engines.documents import PUBLIC, Facet
from search.parser import MAX_WORDS, ParsedText, words_of
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

    Other words that no document answers are replaced by the nearest one that the reader's documents do answer, out of the words
    of documents, else of the thesaurus. Quoted phrases and words to leave out stay as they are typed.
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
    words = tuple(dict.fromkeys(used.get(word, word) for word in text.words))
    corrected = replace(text, words=words)
    return Understood(corrected, corrections, expand(corrected, language, thesaurus))


def _corrections(
    text: ParsedText, language: str, access: frozenset[str], known: Collection[str], thesaurus: Thesaurus
) -> Iterator[Correction]:
    plan = Plan(SearchQuery(text=text, language=language))
    unknown = [word for word in text.words if word not in known and not plan.is_stop_word(word) and not word.isdigit()]
    looked_up = 0
    for word in unknown:
        near = _near(word, language, thesaurus)
        if not near or looked_up >= MOST_UNKNOWN:
            continue
        looked_up += 1
        if _answered(word, language, access, thesaurus):
            continue
        used = next((other for other in near if _answered(other, language, access, thesaurus)), None)
        if used is not None:
            yield Correction(word, used)


def _near(word: str, language: str, thesaurus: Thesaurus) -> list[str]:
    languages = tuple(dict.fromkeys((language, FALLBACK)))
    if is_known(word, languages):
        return []
    of_documents = near_words(word, languages)[:MOST_TRIED]
    nearest_term = near_terms(word, languages, thesaurus)[:1]
    return list(dict.fromkeys([*of_documents, *nearest_term]))


def _answered(word: str, language: str, access: frozenset[str], thesaurus: Thesaurus) -> int:
    text = ParsedText(words=(word,))
    alternatives = expand(text, language, thesaurus)
    return ask(SearchQuery(text, language, access, facets=(), limit=0, alternatives=alternatives)).total

"""From what a reader typed to what is searched: misspelt words put right, other ways to say a word added."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from search.current import get_engine
from search.engines.base import SearchQuery
from search.engines.documents import PUBLIC
from search.parser import ParsedText
from search.planner import FALLBACK, Plan
from search.spelling import near_words

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


def understand(text: ParsedText, language: str, access: frozenset[str] = frozenset({PUBLIC})) -> Understood:
    """Words that no document answers are replaced by the nearest one that the reader's documents do answer.

    Quoted phrases and words to leave out stay as they are typed.
    """
    corrections = tuple(_corrections(text, language, access))
    if not corrections:
        return Understood(text)
    used = {correction.typed: correction.used for correction in corrections}
    words = tuple(dict.fromkeys(used.get(word, word) for word in text.words))
    return Understood(replace(text, words=words), corrections)


def _corrections(text: ParsedText, language: str, access: frozenset[str]) -> Iterator[Correction]:
    plan = Plan(SearchQuery(text=text, language=language))
    unknown = [word for word in text.words if not plan.is_stop_word(word) and not word.isdigit()]
    looked_up = 0
    for word in unknown:
        near = near_words(word, (language, FALLBACK))
        if not near or looked_up >= MOST_UNKNOWN:
            continue
        looked_up += 1
        if _answered(word, language, access):
            continue
        used = next((other for other in near[:MOST_TRIED] if _answered(other, language, access)), None)
        if used is not None:
            yield Correction(word, used)


def _answered(word: str, language: str, access: frozenset[str]) -> int:
    query = SearchQuery(text=ParsedText(words=(word,)), language=language, access=access, facets=(), limit=0)
    return get_engine().search(query).total

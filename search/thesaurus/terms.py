"""From what an administrator writes to terms: one a line, or several with commas between. Pure."""

import re
from collections.abc import Mapping

from search.engines.base import Alternative
from search.parser import clean

# Those of the interface first; the rest are languages in which partners of the network write, too.
LANGUAGES = ("en", "it", "es", "pl", "sv", "de", "fr", "ro")

_BETWEEN_TERMS = re.compile(r"[\n\r,;]")
_WORD = re.compile(r"[^\W_]+")

# A concept: its terms, the first of each language being the usual one.
Concept = tuple[Alternative, ...]


def split(text: str) -> list[str]:
    """The terms as they are written, without spare space."""
    return [term for part in _BETWEEN_TERMS.split(text) if (term := clean(part))]


def words_of_term(term: str) -> tuple[str, ...]:
    """Its runs of letters and digits in lower case, as those of a question."""
    return tuple(word.lower() for word in _WORD.findall(term))


def concept(texts: Mapping[str, str]) -> Concept:
    """Language → text with its terms, as one concept."""
    terms = [Alternative(words, language) for language, text in texts.items() for words in map(words_of_term, split(text)) if words]
    return tuple(dict.fromkeys(terms))

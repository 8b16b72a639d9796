"""Words made of words (German "Exportförderung", Swedish "exportstöd"), cut into words that stand alone.

The lists are words in common use, one a line, most frequent first, made by `python -m search.compounds.make`; they come
from wordfreq's data (CC BY-SA 4.0, see NOTICE beside them). A word is cut only where the whole of it is made of them.
"""

from functools import cache, lru_cache
from pathlib import Path

import tantivy

from search.analysers import LONGEST_WORD, analyser

COMPOUNDING = ("de", "sv")
# Joins the parts: "Wirtschaft-s-förderung".
LINK = "s"


@lru_cache(maxsize=100_000)
def parts_of(language: str, word: str) -> tuple[str, ...]:
    """Stems of the parts of a word in lower case; those of the word itself where it has none; nothing for a stop word."""
    known = analyser(language)
    if known is None or language not in COMPOUNDING or not known.stems(word):
        return ()
    parts = _splitter(language).analyze(word) if len(word) <= LONGEST_WORD else [word]
    return tuple(dict.fromkeys(stem for part in parts for stem in known.stems(part)[:1]))


@cache
def _splitter(language: str) -> tantivy.TextAnalyzer:
    words = (Path(__file__).parent / f"{language}.txt").read_text(encoding="utf-8").split()
    linked = [word + LINK for word in words]
    split = tantivy.Filter.split_compound(list(dict.fromkeys([*words, *linked])))
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).filter(split).build()

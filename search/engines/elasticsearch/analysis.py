"""How the cluster reads text: a chain a language, the same steps as the embedded engine's (search.analysers).

The tokeniser cuts at whatever is neither letter nor digit. Languages that are stemmed before they are sent (Polish), and
those whose chain a cluster does not have, arrive as stems and are only cut at blanks; a blank place keeps its position.
"""

from elasticsearch import BadRequestError, Elasticsearch
from elasticsearch.dsl import analyzer, token_filter, tokenizer
from elasticsearch.dsl.utils import DslBase

from exchange.core.logs import emit
from search.analysers import GAP, LONGEST_WORD, NATIVE, STEMMED_LANGUAGES, WITHOUT_STOP_LIST, stems
from search.compounds import parts_of
from search.parser import words_of

# The name of the stemmer that is Snowball's of today, as tantivy's are; "english" there is the older Porter's.
STEMMERS = NATIVE | {"en": "porter2"}

_words = tokenizer("words", "pattern", pattern=r"[^\p{IsAlphabetic}\p{N}]+")
_length = token_filter("length_of_words", "length", max=LONGEST_WORD - 1)
_gaps = token_filter("gaps", "stop", stopwords=[GAP])

neutral = analyzer("neutral", tokenizer=_words, filter=[_length, "lowercase", "asciifolding"])
# "one|other" are two stems of one word, at one place.
_several = token_filter("several_stems", "pattern_capture", preserve_original=False, patterns=["([^|]+)"])
given = analyzer("given_stems", tokenizer="whitespace", filter=[_gaps, _several])


def chain(language: str) -> DslBase:
    filters: list[object] = [_length, "lowercase"]
    if language not in WITHOUT_STOP_LIST:
        filters.append(token_filter(f"stop_{language}", "stop", stopwords=f"_{NATIVE[language]}_"))
    filters += [token_filter(f"stem_{language}", "stemmer", language=STEMMERS[language]), "asciifolding"]
    return analyzer(f"stem_{language}", tokenizer=_words, filter=filters)


def analysers(client: Elasticsearch) -> dict[str, DslBase]:
    """Language → its analyser; a chain that this cluster refuses is replaced by stems made here, with a warning."""
    return {language: chain(language) if language in NATIVE and _has(client, language) else given for language in STEMMED_LANGUAGES}


def _has(client: Elasticsearch, language: str) -> bool:
    try:
        client.indices.analyze(text="a", tokenizer="standard", filter=[{"type": "stemmer", "language": STEMMERS[language]}])
    except BadRequestError as refused:
        emit("index.analyser_missing", language=language, reason=str(refused)[:200])
        return False
    return True


def as_stems(language: str, text: str) -> str:
    """The text as a row of stems for the `given` analyser; a stop word leaves its place empty."""
    row = words_of(text)
    by_word = stems(language, set(row))
    return " ".join("|".join(by_word[word]) or GAP for word in row)


def as_parts(language: str, text: str) -> str:
    """The text with its compound words cut, as stems; in a row without places, for no phrase is looked for there."""
    return " ".join(stem for word in words_of(text) for stem in parts_of(language, word))

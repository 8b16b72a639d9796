"""What a reader typed, as words, phrases and words to leave out. Pure, and total: any string gives an answer.

No engine's own query language ever sees a reader's text, so nobody can address a field or an operator through the box.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

MAX_CHARACTERS = 1_000
MAX_WORDS = 40
MAX_WORD_LENGTH = 60

_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<plain>[^\s"]+))')
# Quotation marks of the interface languages, as keyboards and word processors put them.
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
# No XML can hold these two, and nobody can type them.
_NO_SIGNS = {"\ufffe", "\uffff"}


class QueryTooLongError(ValueError):
    """More than MAX_CHARACTERS; the text is refused rather than cut, so that nobody reads results of half a question."""


@dataclass(frozen=True, slots=True)
class ParsedText:
    """`words` are joined by OR, each of `phrases` must occur in its order, nothing of the rest may occur.

    `said` is what was typed of them, as a sentence: for meaning, in which order and small words count.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    without: tuple[tuple[str, ...], ...] = ()
    shortened: bool = False
    said: str = field(default="", compare=False)

    @property
    def is_empty(self) -> bool:
        """Nothing that a result must have; words to leave out alone still filter."""
        return not self.words and not self.phrases

    @property
    def all_words(self) -> tuple[str, ...]:
        """Every wanted word once, in order."""
        return tuple(dict.fromkeys([*self.words, *(word for phrase in self.phrases for word in phrase)]))


def clean(raw: str) -> str:
    """The text as one line without control characters, lone surrogates or unusual forms of the same letters."""
    readable = raw.encode("utf-8", "ignore").decode("utf-8")
    composed = unicodedata.normalize("NFKC", readable)
    return " ".join("".join(" " if _is_gap(sign) else sign for sign in composed).split())


def _is_gap(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Zl", "Zp"} or sign in _NO_SIGNS


def words_of(text: str) -> list[str]:
    """Runs of letters and digits, lower-cased; over-long ones are no words."""
    return [word.lower() for word in _WORD.findall(text) if len(word) <= MAX_WORD_LENGTH]


def parse(raw: str) -> ParsedText:
    """Split the text; raises QueryTooLongError above MAX_CHARACTERS."""
    if len(raw) > MAX_CHARACTERS:
        raise QueryTooLongError
    text = clean(raw).translate(_QUOTES)
    words: list[str] = []
    said: list[str] = []
    phrases: list[tuple[str, ...]] = []
    without: list[tuple[str, ...]] = []
    left = MAX_WORDS
    shortened = False
    for match in _PART.finditer(text):
        found = words_of(match["phrase"] if match["phrase"] is not None else match["plain"])
        shortened = shortened or len(found) > left
        found = found[:left]
        left -= len(found)
        if not found:
            continue
        if match["minus"]:
            without.append(tuple(found))
        elif match["phrase"] is not None:
            phrases.append(tuple(found))
        else:
            words.extend(found)
            said.append(match["plain"])
    return ParsedText(tuple(dict.fromkeys(words)), tuple(phrases), tuple(without), shortened, " ".join(said))


def corrected(text: ParsedText, used: Mapping[str, str]) -> ParsedText:
    """With other words in the place of some of `words`; phrases and what is left out stay as they were typed.

    So does the sentence of which meaning is taken: the model reads over slips, and of a question in another language than the
    texts' it is words put wrong that it would read (docs/benchmarks.md).
    """
    return replace(text, words=tuple(dict.fromkeys(used.get(word, word) for word in text.words)))


def corrected_question(raw: str, used: Mapping[str, str]) -> str:
    """What would have to be typed to be parsed as the corrected text."""
    text = clean(raw)
    parts, at = [], 0
    for match in _PART.finditer(text.translate(_QUOTES)):
        if match["plain"] is not None and not match["minus"]:
            start, end = match.span("plain")
            parts += [text[at:start], _with_others(text[start:end], used)]
            at = end
    return "".join([*parts, text[at:]])


def _with_others(plain: str, used: Mapping[str, str]) -> str:
    return _WORD.sub(lambda match: used.get(match[0].lower(), match[0]), plain)

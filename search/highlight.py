"""Where a text answers the query: the telling stretch of it, with the matching words marked.

Gives parts, never HTML: who prints them escapes them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from search.engines.base import SnippetPart

WINDOW = 220
# Long documents are looked through up to here; a snippet from further on tells no more.
LOOKED_THROUGH = 20_000
ELLIPSIS = "…"

_WORD = re.compile(r"[^\W_]+")
_SPACE = re.compile(r"\s+")

# The query's word that a word of the text answers, or None.
Matcher = Callable[[str], str | None]
# Whether the word at a place among its neighbours answers there: one of a phrase does only within it.
Fits = Callable[[Sequence[str], int], bool]
# How many characters before and behind a word its neighbours are read from.
_NEIGHBOURHOOD = 80


@dataclass(frozen=True, slots=True)
class Match:
    start: int
    end: int
    answers: str


def find_matches(text: str, matcher: Matcher, fits: Fits | None = None) -> list[Match]:
    looked_through = text[:LOOKED_THROUGH]
    # Different words are asked about once; only those that answer are then looked for. Going word by word costs four times as much.
    answers = {word: answered for word in set(_WORD.findall(looked_through)) if (answered := matcher(word)) is not None}
    found = [Match(start, start + len(word), answered) for word, answered in answers.items() for start in _places(looked_through, word)]
    return sorted((match for match in found if fits is None or fits(*_neighbours(text, match))), key=lambda match: match.start)


def _neighbours(text: str, match: Match) -> tuple[list[str], int]:
    before = _WORD.findall(text[max(0, match.start - _NEIGHBOURHOOD) : match.start])
    behind = _WORD.findall(text[match.end : match.end + _NEIGHBOURHOOD])
    return [*before, text[match.start : match.end], *behind], len(before)


def _places(text: str, word: str) -> Iterator[int]:
    """Where the word stands by itself."""
    start = text.find(word)
    while start != -1:
        end = start + len(word)
        if not (start and text[start - 1].isalnum()) and not text[end : end + 1].isalnum():
            yield start
        start = text.find(word, end)


def mark(text: str, matcher: Matcher, fits: Fits | None = None) -> tuple[SnippetPart, ...]:
    """The whole text with its matching words marked."""
    return tuple(_parts(text, find_matches(text, matcher, fits), 0, len(text)))


def snippet(texts: Sequence[str], matcher: Matcher, *, window: int = WINDOW) -> tuple[SnippetPart, ...]:
    """The stretch that answers most different words of the query, from the first text that has the most; else the beginning."""
    return snippet_of(texts, [find_matches(text, matcher) for text in texts], window=window)


def snippet_of(texts: Sequence[str], found: Sequence[Sequence[Match]], *, window: int = WINDOW) -> tuple[SnippetPart, ...]:
    """The same where the matches of each text are known."""
    best: tuple[int, str, Sequence[Match], int] | None = None
    for text, matches in zip(texts, found, strict=True):
        start, variety = _best_start(matches, window)
        if matches and (best is None or variety > best[0]):
            best = (variety, text, matches, start)
    if best is None:
        return _beginning(next((text for text in texts if text), ""), window)
    _, text, matches, start = best
    return _cut(text, matches, start, window)


def _best_start(matches: Sequence[Match], window: int) -> tuple[int, int]:
    """(where the richest window begins, how many different query words it answers)."""
    best, best_start, first = 0, 0, 0
    for index, match in enumerate(matches):
        while match.end - matches[first].start > window:
            first += 1
        variety = len({inside.answers for inside in matches[first : index + 1]})
        if variety > best:
            best, best_start = variety, matches[first].start
    return best_start, best


def _beginning(text: str, window: int) -> tuple[SnippetPart, ...]:
    end = _word_end(text, window)
    shown = _SPACE.sub(" ", text[:end]).strip()
    return (SnippetPart(f"{shown} {ELLIPSIS}" if end < len(text) else shown),) if shown else ()


def _cut(text: str, matches: Sequence[Match], first: int, window: int) -> tuple[SnippetPart, ...]:
    start = _word_start(text, max(0, first - window // 4))
    end = _word_end(text, start + window)
    parts = list(_parts(text, matches, start, end))
    if start > 0:
        parts.insert(0, SnippetPart(f"{ELLIPSIS} "))
    if end < len(text):
        parts.append(SnippetPart(f" {ELLIPSIS}"))
    return tuple(parts)


def _parts(text: str, matches: Sequence[Match], start: int, end: int) -> list[SnippetPart]:
    parts: list[SnippetPart] = []
    at = start
    for match in matches:
        if match.start < start or match.end > end:
            continue
        if match.start > at:
            parts.append(SnippetPart(_SPACE.sub(" ", text[at : match.start])))
        parts.append(SnippetPart(text[match.start : match.end], is_match=True))
        at = match.end
    if at < end:
        parts.append(SnippetPart(_SPACE.sub(" ", text[at:end])))
    return parts


def _word_start(text: str, position: int) -> int:
    """The beginning of the next word, unless `position` is one already."""
    if position == 0:
        return 0
    space = text.find(" ", position - 1, position + 40)
    return space + 1 if space != -1 else position


def _word_end(text: str, position: int) -> int:
    if position >= len(text):
        return len(text)
    space = text.rfind(" ", max(0, position - 40), position + 1)
    return space if space > 0 else position

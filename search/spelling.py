"""Words spelt much like a misspelt one, out of the words of public documents, so that no private word is ever proposed.

A dictionary a language, made when first needed and anew when the index has changed, at most once a minute and beside the
running requests. It may be old: what it has is asked of the index again before it is proposed.
"""

import threading
import time
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import takewhile

from symspellpy import SymSpell, Verbosity

from search.analysers import fold
from search.current import get_engine
from search.engines.base import EngineUnavailableError, SearchEngine

# How many words are asked of the index for one that was typed.
MOST_LOOKED_UP = 20
# The most frequent words; rarer ones of a large index are as often misspelt themselves, and memory is every process's own.
MOST_WORDS = 20_000
SHORTEST = 4
SHORTEST_FOR_TWO_EDITS = 8
# What the forms and relatives of a word begin with.
BEGINNING = 4
OLD_AFTER = 60.0


class Speller:
    """The words of one language and how many documents say them."""

    def __init__(self, counts: dict[str, int]) -> None:
        # Hashes, since the words of a large index would fill a process; two that meet cost one correction.
        self._all = array("q", sorted(hash(word) for word in counts))
        # Shorter prefixes than the usual seven letters take half the memory, for a fraction of a millisecond a word.
        self._known = SymSpell(max_dictionary_edit_distance=2, prefix_length=6)
        frequent = sorted((word for word in counts if len(word) >= SHORTEST), key=lambda word: (-counts[word], word))
        for word in frequent[:MOST_WORDS]:
            self._known.create_dictionary_entry(word, counts[word])

    def knows(self, word: str) -> bool:
        place = bisect_left(self._all, value := hash(word))
        return place < len(self._all) and self._all[place] == value

    def near(self, word: str) -> list[tuple[int, int, str]]:
        """(edits, -documents, word) of the folded words near the given one, the nearest first: one edit from 4 letters, two from 8."""
        if len(word) < SHORTEST:
            return []
        edits = 2 if len(word) >= SHORTEST_FOR_TWO_EDITS else 1
        found = self._known.lookup(word, Verbosity.ALL, max_edit_distance=edits)
        return sorted((near.distance, -near.count, near.term) for near in found if near.distance)

    def beginning_alike(self, word: str) -> list[tuple[int, int, str]]:
        """(-letters shared, -documents, word) of the frequent folded words that begin like the given one."""
        beginning = word[:BEGINNING]
        alike = [(other, count) for other, count in self._known.words.items() if other.startswith(beginning) and other != word]
        return sorted((-letters_alike(word, other), -count, other) for other, count in alike)


class Spellers:
    """The dictionaries of one process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: dict[tuple[str, str], tuple[str, float, Speller]] = {}
        self._first: dict[tuple[str, str], threading.Lock] = {}
        self._under_way: set[tuple[str, str]] = set()

    def speller(self, language: str) -> Speller:
        engine = get_engine()
        place = (engine.place, language)
        state = engine.state()
        with self._lock:
            known = self._made.get(place)
            is_old = known is not None and known[0] != state and time.monotonic() - known[1] > OLD_AFTER and place not in self._under_way
            if is_old:
                self._under_way.add(place)
        if known is None:
            return self._make_first(place, engine, state)
        if is_old:
            threading.Thread(target=self._make_again, args=(place, engine, state), daemon=True).start()
        return known[2]

    def forget(self) -> None:
        with self._lock:
            self._made.clear()

    def _make_first(self, place: tuple[str, str], engine: SearchEngine, state: str) -> Speller:
        """Whoever else needs it meanwhile waits for it."""
        with self._lock:
            first = self._first.setdefault(place, threading.Lock())
        with first:
            with self._lock:
                known = self._made.get(place)
            return known[2] if known is not None else self._make(place, engine, state)

    def _make(self, place: tuple[str, str], engine: SearchEngine, state: str) -> Speller:
        speller = Speller(engine.vocabulary(place[1]))
        with self._lock:
            self._made[place] = (state, time.monotonic(), speller)
        return speller

    def _make_again(self, place: tuple[str, str], engine: SearchEngine, state: str) -> None:
        try:
            self._make(place, engine, state)
        except EngineUnavailableError:
            pass  # the old words serve until the engine is back
        finally:
            with self._lock:
                self._under_way.discard(place)


spellers = Spellers()


def letters_alike(word: str, other: str) -> int:
    """How many letters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False)))


def words_beginning_alike(word: str, languages: Iterable[str], most: int) -> list[str]:
    """At most so many folded words of public documents in any of the languages that begin like the given one, the likest first."""
    wanted = fold(word)
    if len(wanted) <= BEGINNING:
        return []
    asked = tuple(dict.fromkeys(languages))
    found = sorted(alike for language in asked for alike in spellers.speller(language).beginning_alike(wanted))
    return _still_said((other for _, _, other in found), asked, most)


def is_known(word: str, languages: Iterable[str]) -> bool:
    """Whether public documents in any of the languages say it."""
    return any(spellers.speller(language).knows(fold(word)) for language in languages)


def near_words(word: str, languages: Iterable[str], most: int) -> list[str]:
    """At most so many folded words near the given one in any of the languages, the likeliest first; none for a word that one of them knows.

    Of equally near ones those of the first language come first: most people misspell words of their own.
    """
    wanted = fold(word)
    asked = tuple(dict.fromkeys(languages))
    if is_known(word, asked):
        return []
    known = [spellers.speller(language) for language in asked]
    found = sorted((edits, place, count, term) for place, speller in enumerate(known) for edits, count, term in speller.near(wanted))
    return _still_said((term for *_, term in found), asked, most)


def _still_said(words: Iterable[str], languages: Sequence[str], most: int) -> list[str]:
    """What said a word may have been hidden since the dictionary was made. The first few are nearly always enough."""
    nearest = list(dict.fromkeys(words))[:MOST_LOOKED_UP]
    found: list[str] = []
    for start in range(0, len(nearest), most):
        some = nearest[start : start + most]
        said: set[str] = set()
        for language in languages:
            said |= get_engine().said([word for word in some if word not in said], language)
        found += [word for word in some if word in said]
        if len(found) >= most:
            break
    return found[:most]

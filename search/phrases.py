"""Other ways to say the question that are several words: one of them alone says something else, and is not marked. Pure."""

from collections.abc import Iterable, Sequence

from search.analysers import analyser, fold
from search.planner import Plan

Forms = frozenset[str]


class Phrases:
    """`said`: each phrase of the thesaurus once, as its words; `alone`: the words that answer by themselves."""

    def __init__(self, plan: Plan, told: Iterable[str]) -> None:
        ways = [way.words for group in plan.groups for way in group[1:]]
        self.said = tuple(dict.fromkeys(words for words in ways if len(words) > 1))
        self.alone = {*told, *(words[0] for words in ways if len(words) == 1)}
        self._stems = plan.stems
        self._known: dict[tuple[str, str], Forms] = {}
        self._alone: dict[str, Forms] = {}
        self._phrases: dict[str, tuple[tuple[Forms, ...], ...]] = {}

    def fits(self, words: Sequence[str], place: int, language: str) -> bool:
        """Whether the word at the place answers by itself or as part of a phrase that stands there."""
        if language not in self._alone:
            self._alone[language] = frozenset().union(*(self._planned(word, language) for word in self.alone))
            self._phrases[language] = tuple(tuple(self._planned(word, language) for word in phrase) for phrase in self.said)
        if not self._alone[language].isdisjoint(self._forms(words[place], language)):
            return True
        return any(self._stands(phrase, words, place, language) for phrase in self._phrases[language])

    def _stands(self, phrase: Sequence[Forms], words: Sequence[str], place: int, language: str) -> bool:
        for start in range(max(0, place - len(phrase) + 1), place + 1):
            there = words[start : start + len(phrase)]
            if len(there) == len(phrase) and not any(
                wanted.isdisjoint(self._forms(word, language)) for wanted, word in zip(phrase, there, strict=True)
            ):
                return True
        return False

    def _planned(self, word: str, language: str) -> Forms:
        return frozenset((fold(word), *self._stems.get(language, {}).get(word, ())))

    def _forms(self, word: str, language: str) -> Forms:
        key = (word, language)
        if key not in self._known:
            known = analyser(language) if language in self._stems else None
            self._known[key] = frozenset((fold(word), *(known.stems(word.lower()) if known else ())))
        return self._known[key]

"""Words of the thesaurus spelt much like a misspelt one: texts may say the same in other words, or in another language."""

from collections.abc import Iterable, Iterator
from itertools import filterfalse

from search.analysers import fold
from search.engines.base import SearchQuery
from search.planner import Plan
from search.spelling import Speller
from search.thesaurus.expansion import Thesaurus, forms


class Words:
    """The telling words of the terms of one language, met by any of their forms, since inflected words are misspelt, too."""

    def __init__(self, thesaurus: Thesaurus, language: str) -> None:
        self.language = language
        self._of_form: dict[str, list[str]] = {}
        words = (word for concept in thesaurus.concepts for term in concept if term.language == language for word in term.words)
        says_nothing = Plan(SearchQuery(language=language)).is_stop_word
        for word in dict.fromkeys(filterfalse(says_nothing, words)):
            for form in forms(language, word):
                self._of_form.setdefault(form, []).append(fold(word))
        self._speller = Speller(dict.fromkeys(self._of_form, 1))

    def near(self, word: str) -> Iterator[tuple[int, str]]:
        """(edits, folded word) of those with a form near one of the given word's."""
        for form in forms(self.language, word):
            for edits, _count, near in self._speller.near(form):
                yield from ((edits, other) for other in self._of_form[near])


class Terms:
    """The words of one thesaurus by language; each language is learnt when it is first asked for."""

    def __init__(self, thesaurus: Thesaurus) -> None:
        self.thesaurus = thesaurus
        self._made: dict[str, Words] = {}

    def words(self, language: str) -> Words:
        if language not in self._made:
            self._made[language] = Words(self.thesaurus, language)
        return self._made[language]


_terms = Terms(Thesaurus())


def near_terms(word: str, languages: Iterable[str], thesaurus: Thesaurus) -> list[str]:
    """Folded words of terms near the given one, the nearest first, of equally near ones those of the first language."""
    global _terms  # noqa: PLW0603  one a process; who finds an old one makes a new one
    terms = _terms
    if terms.thesaurus is not thesaurus:
        _terms = terms = Terms(thesaurus)
    found = sorted((edits, place, near) for place, language in enumerate(languages) for edits, near in terms.words(language).near(word))
    return list(dict.fromkeys(near for *_, near in found))

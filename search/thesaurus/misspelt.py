"""Words of the thesaurus spelt much like a misspelt one: texts may say the same in other words, or in another language."""

from collections.abc import Iterable

from search.analysers import fold
from search.spelling import Speller
from search.thesaurus.expansion import Thesaurus


class Terms:
    """The words that are terms by themselves, by language; each language is learnt when it is first asked for."""

    def __init__(self, thesaurus: Thesaurus) -> None:
        self.thesaurus = thesaurus
        self._made: dict[str, Speller] = {}

    def speller(self, language: str) -> Speller:
        if language not in self._made:
            terms = (term for concept in self.thesaurus.concepts for term in concept if term.language == language)
            self._made[language] = Speller({fold(term.words[0]): 1 for term in terms if len(term.words) == 1})
        return self._made[language]


_terms = Terms(Thesaurus())


def near_terms(word: str, languages: Iterable[str], thesaurus: Thesaurus) -> list[str]:
    """Folded words near the given one, the nearest first, of equally near ones those of the first language."""
    global _terms  # noqa: PLW0603  one a process; who finds an old one makes a new one
    terms = _terms
    if terms.thesaurus is not thesaurus:
        _terms = terms = Terms(thesaurus)
    spellers = [terms.speller(language) for language in languages]
    found = sorted((edits, place, term) for place, speller in enumerate(spellers) for edits, _count, term in speller.near(fold(word)))
    return list(dict.fromkeys(term for *_, term in found))

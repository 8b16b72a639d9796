"""Marks the words of a found text that made it a result, by the same stems that found it; the same under every engine."""

from collections.abc import Mapping, Sequence

from search.analysers import Analyser, analyser, fold
from search.compounds import COMPOUNDING, parts_of
from search.engines.base import Hit, SearchQuery
from search.engines.documents import Facet
from search.highlight import LOOKED_THROUGH, Fits, Match, Matcher, find_matches, mark, snippet_of
from search.phrases import Phrases
from search.planner import Plan, Wanted

TITLE, SUMMARY, ELEMENTS, TEXT, NAMES, OTHER_VERSION = "title", "summary", "elements", "text", "names", "other_version"
# The order in which engines keep a document's texts and give them back; an empty one keeps its place.
TEXTS = (SUMMARY, ELEMENTS, TEXT, NAMES)


class Marker:
    def __init__(self, plan: Plan) -> None:
        plan = plan if plan.query.is_marked else Plan(SearchQuery(language=plan.query.language))
        wanted = plan.query.text.all_words
        told = [wanted for wanted in wanted if not plan.is_stop_word(wanted)] or wanted
        others = [word for group in plan.groups for way in group[1:] for word in way.words if _tells(plan, way, word)]
        self.folded = {fold(word): word for word in (*others, *told)}
        self.phrases = Phrases(plan, told)
        # No stemmer changes a word's first letter, and most words fall out by theirs.
        self.initials = {folded[0] for folded in self.folded if folded}
        self.answered: dict[str, dict[str, str | None]] = {}
        self.parts = {
            language: {stem: wanted.words[0] for group in plan.groups for wanted in group for stem in plan.parts(wanted, language)}
            for language in COMPOUNDING
        }
        self.stems = {
            language: {stem: word for word, found in by_word.items() for stem in found} for language, by_word in plan.stems.items()
        }

    def hit(
        self,
        *,
        key: str,
        origin: str,
        title: str,
        language: str,
        texts: Sequence[str],
        score: float,
        values: Mapping[Facet, tuple[str, ...]],
    ) -> Hit:
        matcher = self._matcher(language)
        fits = self._fits(language)
        marked = mark(title, matcher, fits)
        found = [find_matches(text, matcher, fits) if self.folded else [] for text in texts]
        in_title = [TITLE] if any(part.is_match for part in marked) else []
        return Hit(
            key=key,
            origin=origin,
            kind=next(iter(values[Facet.TYPE]), ""),
            language=language,
            title=marked,
            snippet=snippet_of(texts, found),
            score=score,
            values=values,
            matched=(*in_title, *self._parts(texts, found)) or self._elsewhere(texts, values),
        )

    def _parts(self, texts: Sequence[str], found: Sequence[Sequence[Match]]) -> list[str]:
        return [part for part, matches in zip(TEXTS, found, strict=False) if matches]

    def _elsewhere(self, texts: Sequence[str], values: Mapping[Facet, tuple[str, ...]]) -> tuple[str, ...]:
        """No text at hand holds a word: it stands further on, in another version, or in a name as another language has it."""
        if not self.folded:
            return ()
        if any(len(text) > LOOKED_THROUGH for text in texts):
            return (TEXT,)
        return (OTHER_VERSION,) if len(values[Facet.LANGUAGE]) > 1 else (NAMES,)

    def _fits(self, language: str) -> Fits | None:
        if not self.phrases.said:
            return None
        parts = self.parts.get(language, {})

        def fits(words: Sequence[str], place: int) -> bool:
            if self.phrases.fits(words, place, language):
                return True
            return bool(parts) and any(stem in parts for stem in parts_of(language, words[place].lower()))

        return fits

    def _matcher(self, language: str) -> Matcher:
        known = analyser(language) if language in self.stems else None
        answered = self.answered.setdefault(language, {})

        def answer(word: str) -> str | None:
            if language not in COMPOUNDING and word[0].isascii() and word[0].lower() not in self.initials:
                return None
            if word not in answered:
                answered[word] = self._answer(word, language, known)
            return answered[word]

        return answer

    def _answer(self, word: str, language: str, known: Analyser | None) -> str | None:
        found = self.folded.get(fold(word))
        if found is None and known is not None:
            stems = self.stems[language]
            found = next((stems[stem] for stem in known.stems(word.lower()) if stem in stems), None)
            parts = self.parts.get(language) if found is None else None
            found = next((parts[stem] for stem in parts_of(language, word.lower()) if stem in parts), None) if parts else found
        return found


def _tells(plan: Plan, way: Wanted, word: str) -> bool:
    """Whether a word of another way to say it says something in its language; those in between are not marked."""
    return not way.shares or any(plan.stems[language][word] for language in way.shares)

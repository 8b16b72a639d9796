"""Stored fields of a found document → a Hit with its marked title and snippet."""

import tantivy

from search.engines.base import Facet, Hit
from search.engines.tantivy import schema as fields
from search.engines.tantivy.analysers import Analyser, analyser, fold
from search.engines.tantivy.queries import QueryBuilder
from search.highlight import Matcher, mark, snippet


class HitReader:
    """Marks the words of documents that made them results, by the same stems that found them."""

    def __init__(self, builder: QueryBuilder) -> None:
        wanted = builder.query.text.all_words
        self.folded = {fold(word): word for word in wanted if not builder.is_stop_word(word)} or {fold(word): word for word in wanted}
        # No stemmer changes a word's first letter, and most words fall out by theirs.
        self.initials = {folded[0] for folded in self.folded if folded}
        self.answered: dict[str, dict[str, str | None]] = {}
        self.stems = {language: {stem: word for word in wanted for stem in by_word[word]} for language, by_word in builder.stems.items()}

    def read(self, row: tantivy.Document, score: float) -> Hit:
        language = row.get_first(fields.LANGUAGE) or ""
        matcher = self._matcher(language)
        return Hit(
            key=row.get_first(fields.KEY) or "",
            origin=row.get_first(fields.ORIGIN) or "",
            kind=row.get_first(fields.facet_field(Facet.TYPE)) or "",
            language=language,
            title=mark(row.get_first(fields.TITLE) or "", matcher),
            snippet=snippet([text for text in row.get_all(fields.TEXT) if text], matcher),
            score=score,
            values={facet: tuple(row.get_all(fields.facet_field(facet))) for facet in Facet},
        )

    def _matcher(self, language: str) -> Matcher:
        known = analyser(language) if language in self.stems else None
        answered = self.answered.setdefault(language, {})

        def answer(word: str) -> str | None:
            if word[0].isascii() and word[0].lower() not in self.initials:
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
        return found

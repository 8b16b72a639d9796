"""From a SearchQuery to tantivy's queries, term by term: a reader's text never reaches tantivy's query parser.

A word counts in the stemmed fields of the reader's language, less in those of English (the language in which a reader
gets what has no version in the own one), and a little in the folded fields that all languages share.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import tantivy

from search.engines.base import FacetChoice, SearchQuery
from search.engines.tantivy import schema as fields
from search.engines.tantivy.analysers import STEMMED_LANGUAGES, fold, stems

FALLBACK = "en"
PART_WEIGHTS = {"title": 3.0, "summary": 1.6, "elements": 1.4, "labels": 1.2, "body": 1.0}
NEUTRAL_WEIGHTS = {fields.TITLE: 3.0, fields.TEXT: 1.0}
NEUTRAL_SHARE = 0.3
FALLBACK_SHARE = 0.3
OTHERS_WEIGHT = 0.1

MUST, SHOULD, MUST_NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
Clause = tuple[tantivy.Occur, tantivy.Query]


class QueryBuilder:
    """The queries of one request; analyses each word once."""

    def __init__(self, schema: tantivy.Schema, query: SearchQuery) -> None:
        self.schema = schema
        self.query = query
        self.languages = self._searched_languages()
        words = {word for group in (query.text.all_words, *query.text.without) for word in group}
        self.stems = {language: stems(language, words) for language in self.languages}

    def _searched_languages(self) -> dict[str, float]:
        """Language → share of its stemmed fields in the score."""
        shares = {self.query.language: 1.0}
        shares.setdefault(FALLBACK, FALLBACK_SHARE)
        return {language: share for language, share in shares.items() if language in STEMMED_LANGUAGES}

    def complete(self, choices: Sequence[FacetChoice]) -> tantivy.Query:
        """Text, access and the given choices: what every result must be."""
        clauses: list[Clause] = [*self._text, *self._gate]
        clauses += [(MUST, self._filter(fields.facet_field(choice.facet), choice.values)) for choice in choices]
        return tantivy.Query.boolean_query(clauses)

    def gate(self) -> tantivy.Query:
        """Access and language of the reader alone."""
        return tantivy.Query.boolean_query(self._gate)

    @cached_property
    def _gate(self) -> list[Clause]:
        shown = self._filter(fields.SHOWN_TO, [self.query.language])
        return [(MUST, shown), (MUST, self._filter(fields.ACCESS, sorted(self.query.access)))]

    @cached_property
    def _text(self) -> list[Clause]:
        text = self.query.text
        clauses: list[Clause] = [(MUST, self._phrase(phrase)) for phrase in text.phrases]
        if text.words:
            anyword = tantivy.Query.boolean_query([(SHOULD, query) for query in self._any_word(text.words)])
            clauses.append((SHOULD if text.phrases else MUST, anyword))
        clauses += [(MUST_NOT, self._phrase(phrase)) for phrase in text.without]
        return clauses

    def _filter(self, field: str, values: Sequence[str]) -> tantivy.Query:
        if len(values) == 1:
            query = tantivy.Query.term_query(self.schema, field, values[0], "basic")
        else:
            query = tantivy.Query.term_set_query(self.schema, field, list(values))
        return tantivy.Query.const_score_query(query, 0.0)

    def _any_word(self, words: Iterable[str]) -> Iterator[tantivy.Query]:
        telling = [word for word in words if not self.is_stop_word(word)] or list(words)
        for word in telling:
            for language, share in self.languages.items():
                for stem in self.stems[language][word]:
                    for part, weight in PART_WEIGHTS.items():
                        yield self._term(fields.stemmed_field(part, language), stem, weight * share)
            folded = fold(word)
            for field, weight in NEUTRAL_WEIGHTS.items():
                yield self._term(field, folded, weight * NEUTRAL_SHARE)
            yield self._term(fields.OTHERS, folded, OTHERS_WEIGHT)

    def is_stop_word(self, word: str) -> bool:
        """Left out by the reader's language: it says nothing in the shared fields either."""
        own = self.stems.get(self.query.language)
        return own is not None and not own[word]

    def _phrase(self, words: Sequence[str]) -> tantivy.Query:
        """The words in their order, in one part of the text."""
        options = []
        for language, share in self.languages.items():
            # A stop word leaves a gap of one position in the index, and so it does here.
            placed = [(place, self.stems[language][word][0]) for place, word in enumerate(words) if self.stems[language][word]]
            for part, weight in PART_WEIGHTS.items() if placed else ():
                options.append(self._sequence(fields.stemmed_field(part, language), placed, weight * share))
        folded = [(place, fold(word)) for place, word in enumerate(words)]
        options += [self._sequence(field, folded, weight * NEUTRAL_SHARE) for field, weight in NEUTRAL_WEIGHTS.items()]
        return tantivy.Query.boolean_query([(SHOULD, option) for option in options])

    def _sequence(self, field: str, placed: Sequence[tuple[int, str]], weight: float) -> tantivy.Query:
        if len(placed) == 1:
            return self._term(field, placed[0][1], weight)
        first = placed[0][0]
        words: list[str | tuple[int, str]] = [(place - first, word) for place, word in placed]
        return tantivy.Query.boost_query(tantivy.Query.phrase_query(self.schema, field, words), weight)

    def _term(self, field: str, term: str, weight: float) -> tantivy.Query:
        return tantivy.Query.boost_query(tantivy.Query.term_query(self.schema, field, term, "freq"), weight)

"""From a plan to tantivy's queries, term by term: a reader's text never reaches tantivy's query parser."""

from collections.abc import Iterator, Sequence
from functools import cached_property

import tantivy

from search.engines.base import FacetChoice, SearchQuery
from search.engines.documents import PUBLIC
from search.engines.tantivy import schema as fields
from search.engines.tantivy.rarity import Rarity
from search.planner import COMPOUNDS_WEIGHT, NEUTRAL_SHARE, NEUTRAL_WEIGHTS, OTHERS_WEIGHT, PART_WEIGHTS, SUPERSEDED, Plan, Wanted

MUST, SHOULD, MUST_NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
Clause = tuple[tantivy.Occur, tantivy.Query]


class QueryBuilder:
    """The queries of one request."""

    def __init__(self, schema: tantivy.Schema, rarity: Rarity, query: SearchQuery) -> None:
        self.schema = schema
        self.rarity = rarity
        self.query = query
        self.plan = Plan(query)

    def complete(self, choices: Sequence[FacetChoice]) -> tantivy.Query:
        """Text, access and the given choices: what every result must be."""
        return tantivy.Query.boolean_query([*self._text, *self._gate, *self._chosen(choices), *self._named])

    def ranked(self) -> tantivy.Query:
        """The same results; what is superseded counts less."""
        complete = self.complete(self.query.choices)
        if self.query.text.is_empty or not self.rarity.searcher.doc_freq(fields.SUPERSEDED, "yes"):
            return complete
        superseded = self._filter(fields.SUPERSEDED, ["yes"])
        standing = tantivy.Query.boolean_query([(MUST, complete), (MUST_NOT, superseded)])
        sunk = tantivy.Query.boost_query(tantivy.Query.boolean_query([(MUST, complete), (MUST, superseded)]), SUPERSEDED)
        return tantivy.Query.boolean_query([(SHOULD, standing), (SHOULD, sunk)])

    def gate(self, choices: Sequence[FacetChoice] = ()) -> tantivy.Query:
        """Access and language of the reader, and the given choices."""
        return tantivy.Query.boolean_query([*self._gate, *self._chosen(choices)])

    def _chosen(self, choices: Sequence[FacetChoice]) -> list[Clause]:
        return [(MUST, self._filter(fields.facet_field(choice.facet), choice.values)) for choice in choices]

    @cached_property
    def _named(self) -> list[Clause]:
        """Documents that the question names by their keys."""
        named = ((MUST_NOT, self.query.left_out), (MUST, self.query.only))
        return [(occur, self._filter(fields.KEY, sorted(keys))) for occur, keys in named if keys]

    @cached_property
    def _gate(self) -> list[Clause]:
        shown = self._filter(fields.SHOWN_TO, [self.query.language])
        return [(MUST, shown), (MUST, self._filter(fields.ACCESS, sorted(self.query.access)))]

    @cached_property
    def _text(self) -> list[Clause]:
        plan = self.plan
        clauses: list[Clause] = [(MUST, self._any(self._options(phrase))) for phrase in plan.phrases]
        if plan.groups and self.query.all_words:
            clauses += [(MUST, self._group(group)) for group in plan.groups]
        elif plan.groups:
            flat = [option for group in plan.groups for option in self._group_options(group)]
            clauses.append((SHOULD if plan.phrases else MUST, self._any(flat)))
        clauses += [(MUST_NOT, self._any(self._options(phrase))) for phrase in plan.without]
        return clauses

    def _filter(self, field: str, values: Sequence[str]) -> tantivy.Query:
        if len(values) == 1:
            query = tantivy.Query.term_query(self.schema, field, values[0], "basic")
        else:
            query = tantivy.Query.term_set_query(self.schema, field, list(values))
        return tantivy.Query.const_score_query(query, 0.0)

    def _any(self, options: Sequence[tantivy.Query]) -> tantivy.Query:
        return tantivy.Query.boolean_query([(SHOULD, option) for option in options])

    def _group_options(self, group: Sequence[Wanted]) -> list[tantivy.Query]:
        """A word alone gives its terms, so that a long question stays one flat query; with alternatives, the best of them."""
        return self._options(group[0]) if len(group) == 1 else [self._group(group)]

    def _group(self, group: Sequence[Wanted]) -> tantivy.Query:
        return self._best([self._options(wanted) for wanted in group])

    def _best(self, ways: Sequence[Sequence[tantivy.Query]]) -> tantivy.Query:
        """The best of several ways to say the same counts, not all of them together."""
        queries = [self._any(way) for way in ways]
        return queries[0] if len(queries) == 1 else tantivy.Query.disjunction_max_query(queries)

    def _options(self, wanted: Wanted) -> list[tantivy.Query]:
        return list(self._word(wanted) if len(wanted.words) == 1 else self._phrase(wanted))

    def _word(self, wanted: Wanted) -> Iterator[tantivy.Query]:
        (word,) = wanted.words
        for language, share in wanted.shares.items():
            ways = [way for stem in self.plan.stems[language][word] if (way := self._stem(language, stem, share * wanted.weight))]
            yield from ways[0] if len(ways) == 1 else [self._best(ways)] if ways else []
            yield from self._parts(wanted, language, share * wanted.weight)
        ((_, folded),) = self.plan.folded(wanted)
        for part, weight in NEUTRAL_WEIGHTS.items():
            yield self._term(fields.neutral_field(part), folded, weight * NEUTRAL_SHARE * wanted.weight)
        yield self._term(fields.OTHERS, folded, OTHERS_WEIGHT * wanted.weight)

    def _stem(self, language: str, stem: str, weight: float) -> list[tantivy.Query]:
        """In each part of the text; nothing for a stem that no document has."""
        term = fields.stemmed_term(language, stem)
        weights = {fields.stemmed_field(part): part_weight * weight for part, part_weight in PART_WEIGHTS.items()}
        rarities = {field: self._rarity(language, field, term) for field in weights}
        return [self._term(field, term, weights[field] * rarity) for field, rarity in rarities.items() if rarity]

    def _parts(self, wanted: Wanted, language: str, weight: float) -> list[tantivy.Query]:
        """Where all words are wanted, a compound is answered by all its parts, not by one of them."""
        terms = {fields.stemmed_term(language, stem) for stem in self.plan.parts(wanted, language)}
        rarities = {term: self._rarity(language, fields.COMPOUNDS, term) for term in sorted(terms)}
        if self.query.all_words and not all(rarities.values()):
            return []
        options = [self._term(fields.COMPOUNDS, term, COMPOUNDS_WEIGHT * weight * rarity) for term, rarity in rarities.items() if rarity]
        if self.query.all_words and len(options) > 1:
            return [tantivy.Query.boolean_query([(MUST, option) for option in options])]
        return options

    def _phrase(self, wanted: Wanted) -> Iterator[tantivy.Query]:
        """The words in their order, in one part of the text."""
        for language, share in wanted.shares.items():
            placed = [(place, fields.stemmed_term(language, stem)) for place, stem in self.plan.placed(wanted, language)]
            for part, weight in PART_WEIGHTS.items() if placed else ():
                yield self._sequence(fields.stemmed_field(part), placed, weight * share * wanted.weight)
        folded = self.plan.folded(wanted)
        for part, weight in NEUTRAL_WEIGHTS.items():
            yield self._sequence(fields.neutral_field(part), folded, weight * NEUTRAL_SHARE * wanted.weight)

    def _sequence(self, field: str, placed: Sequence[tuple[int, str]], weight: float) -> tantivy.Query:
        if len(placed) == 1:
            return self._term(field, placed[0][1], weight)
        first = placed[0][0]
        words: list[str | tuple[int, str]] = [(place - first, word) for place, word in placed]
        return self._weighed(tantivy.Query.phrase_query(self.schema, field, words), weight)

    def _term(self, field: str, term: str, weight: float) -> tantivy.Query:
        return self._weighed(tantivy.Query.term_query(self.schema, field, term, "freq"), weight)

    def _weighed(self, query: tantivy.Query, weight: float) -> tantivy.Query:
        return tantivy.Query.const_score_query(query, weight) if self.query.even else tantivy.Query.boost_query(query, weight)

    def _rarity(self, language: str, field: str, term: str) -> float:
        """0 for a term that no document has."""
        rarity = self.rarity.within(language, field, term)
        return float(bool(rarity)) if self.query.even else rarity


def public_in(schema: tantivy.Schema, language: str) -> tantivy.Query:
    """Every public document written in the language."""
    pairs = [(fields.ACCESS, PUBLIC), (fields.LANGUAGE, language)]
    return tantivy.Query.boolean_query([(MUST, tantivy.Query.term_query(schema, field, value, "basic")) for field, value in pairs])

"""From a plan to the cluster's queries. A reader's text reaches it only as text to be analysed, never as its query language."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from elasticsearch.dsl import A, Q, Search
from elasticsearch.dsl.aggs import Agg
from elasticsearch.dsl.query import Query

from search.analysers import NativeAnalyser, analyser
from search.engines.base import FacetChoice, SearchQuery, Sort
from search.engines.documents import Facet
from search.engines.elasticsearch.analysis import as_stems
from search.engines.elasticsearch.mapping import COMPOUNDS, facet_field, stemmed_field
from search.planner import COMPOUNDS_WEIGHT, NEUTRAL_SHARE, NEUTRAL_WEIGHTS, OTHERS_WEIGHT, PART_WEIGHTS, SUPERSEDED, Plan, Wanted

# More values than any facet has; the count of a value left out would be wrong.
MOST_VALUES = 2_000
HIT_FIELDS: list[Any] = ["key", "origin", "language", "title", "text", "transfers", "changed_at", *map(facet_field, Facet)]
_ORDERS: dict[Sort, list[str | dict[str, dict[str, str]]]] = {
    Sort.DATE: [{"changed_at": {"order": "desc"}}, {"key": {"order": "asc"}}],
    Sort.TITLE: [{"title_order": {"order": "asc"}}, {"key": {"order": "asc"}}],
    Sort.TRANSFERRED: [{"transfers": {"order": "desc"}}, {"changed_at": {"order": "desc"}}, {"key": {"order": "asc"}}],
    Sort.RELEVANCE: ["_score", {"changed_at": {"order": "desc"}}, {"key": {"order": "asc"}}],
}


class QueryBuilder:
    """The request of one question. `given`: languages of the index whose words are sent as stems."""

    def __init__(self, query: SearchQuery, given: frozenset[str]) -> None:
        self.query = query
        self.plan = Plan(query)
        self.given = given

    def request(self) -> Search:
        """Results, exact total and facets in one: the choices filter hits after the counting, each facet leaves out its own."""
        query = self.query
        limit = len(query.window)
        search = Search().query(self.ranked()).extra(track_total_hits=True, size=limit, from_=query.offset if limit else 0)
        search = search.source(HIT_FIELDS)
        if query.choices:
            search = search.post_filter(self.chosen(query.choices))
        if limit:
            search = search.sort(*_ORDERS[query.effective_sort])
        for facet in query.facets:
            search.aggs.bucket(facet.value, self._counted(facet))
        return search

    def ranked(self) -> Query:
        """The same results; what is superseded counts less."""
        if self.query.text.is_empty:
            return self.complete()
        sunk = [{"filter": Q("term", superseded=True), "weight": SUPERSEDED}]
        return Q("function_score", query=self.complete(), functions=sunk, boost_mode="multiply")

    def complete(self) -> Query:
        """Text, access and language of the reader."""
        return Q("bool", filter=self.gate, **self._text)

    @property
    def _left_out(self) -> list[Query]:
        return [Q("terms", key=sorted(self.query.left_out))] if self.query.left_out else []

    @property
    def gate(self) -> list[Query]:
        only = [Q("terms", key=sorted(self.query.only))] if self.query.only else []
        return [Q("term", shown_to=self.query.language), Q("terms", access=sorted(self.query.access)), *only]

    def _counted(self, facet: Facet) -> Agg:
        within = A("filter", self.chosen(self.query.without_choice(facet)))
        within.bucket("values", A("terms", field=facet_field(facet), size=MOST_VALUES))
        return within

    def chosen(self, choices: Sequence[FacetChoice]) -> Query:
        return Q("bool", filter=[Q("terms", **{facet_field(choice.facet): list(choice.values)}) for choice in choices])

    @cached_property
    def _text(self) -> dict[str, list[Query]]:
        plan = self.plan
        must = [self._any(self._options(phrase)) for phrase in plan.phrases]
        should: list[Query] = []
        if plan.groups and self.query.all_words:
            must += [self._group(group) for group in plan.groups]
        elif plan.groups:
            options = self._any([option for group in plan.groups for option in self._group_options(group)])
            (should if must else must).append(options)
        without = [self._any(self._options(phrase)) for phrase in plan.without]
        return {"must": must, "should": should, "must_not": [*without, *self._left_out]}

    def _any(self, options: Sequence[Query]) -> Query:
        return Q("bool", should=list(options), minimum_should_match=1)

    def _group_options(self, group: Sequence[Wanted]) -> list[Query]:
        return self._options(group[0]) if len(group) == 1 else [self._group(group)]

    def _group(self, group: Sequence[Wanted]) -> Query:
        ways = [self._any(self._options(wanted)) for wanted in group]
        return ways[0] if len(ways) == 1 else Q("dis_max", queries=ways)

    def _options(self, wanted: Wanted) -> list[Query]:
        return list(self._word(wanted) if len(wanted.words) == 1 else self._phrase(wanted))

    def _word(self, wanted: Wanted) -> Iterator[Query]:
        (word,) = wanted.words
        for language, share in wanted.shares.items():
            fields = _weighted(language, share * wanted.weight)
            forms = [self._match(form, fields) for form in self._forms(word, language)]
            if forms:
                yield forms[0] if len(forms) == 1 else Q("dis_max", queries=forms)
            if parts := self.plan.parts(wanted, language):
                yield self._parts(parts, language, share * wanted.weight)
        ((_, folded),) = self.plan.folded(wanted)
        yield self._match(folded, _neutral(wanted))
        yield self._match(folded, [f"other_versions^{OTHERS_WEIGHT * wanted.weight:.4f}"])

    def _parts(self, parts: Sequence[str], language: str, weight: float) -> Query:
        """Where all words are wanted, a compound is answered by all its parts, not by one of them."""
        wanted = {"query": " ".join(parts), "operator": "and" if self.query.all_words else "or", "boost": COMPOUNDS_WEIGHT * weight}
        match = Q("match", **{stemmed_field(COMPOUNDS, language): wanted})
        return Q("constant_score", filter=match, boost=COMPOUNDS_WEIGHT * weight) if self.query.even else match

    def _forms(self, word: str, language: str) -> Sequence[str]:
        """What is sent for a word: its stems, or forms of it that the cluster stems itself."""
        if language in self.given:
            return self.plan.stems[language][word]
        known = analyser(language)
        return known.forms(word) if isinstance(known, NativeAnalyser) and known.stems(word) else ()

    def _phrase(self, wanted: Wanted) -> Iterator[Query]:
        for language, share in wanted.shares.items():
            text = " ".join(wanted.words)
            if self.plan.placed(wanted, language):
                said = as_stems(language, text) if language in self.given else text
                yield self._match(said, _weighted(language, share * wanted.weight), kind="phrase")
        folded = " ".join(word for _, word in self.plan.folded(wanted))
        yield self._match(folded, _neutral(wanted), kind="phrase")

    def _match(self, said: str, fields: list[str], kind: str = "most_fields") -> Query:
        if not self.query.even:
            return Q("multi_match", query=said, fields=fields, type=kind)
        weighed = [field.split("^") for field in fields]
        found = [(Q("multi_match", query=said, fields=[name], type=kind), float(weight)) for name, weight in weighed]
        return self._any([Q("constant_score", filter=match, boost=weight) for match, weight in found])


def _weighted(language: str, share: float) -> list[str]:
    return [f"{stemmed_field(part, language)}^{weight * share:.4f}" for part, weight in PART_WEIGHTS.items()]


def _neutral(wanted: Wanted) -> list[str]:
    return [f"{part}^{weight * NEUTRAL_SHARE * wanted.weight:.4f}" for part, weight in NEUTRAL_WEIGHTS.items()]

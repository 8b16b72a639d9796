"""What a reader may be about to type, only from documents the reader may see."""

from collections.abc import Sequence
from typing import Any

from elasticsearch.dsl import A, Q, Search
from elasticsearch.dsl.query import Query

from search.analysers import fold
from search.engines.base import FacetChoice, Suggestion, SuggestionKind
from search.engines.documents import PUBLIC
from search.engines.elasticsearch.mapping import facet_field
from search.parser import MAX_CHARACTERS, words_of

SHORTEST = 2


def request(typed: str, language: str, access: frozenset[str], choices: Sequence[FacetChoice], limit: int) -> Search | None:
    """Titles with the whole words and one that begins like the last; and the words of titles that begin like it."""
    *whole, begun = _words(typed) or [""]
    if len(begun) < SHORTEST:
        return None
    shown = [Q("term", shown_to=language), Q("terms", access=sorted(access)), *(Q("term", title_words=word) for word in whole)]
    shown += [Q("terms", **{facet_field(choice.facet): list(choice.values)}) for choice in choices]
    asked = Search().query(Q("bool", filter=shown)).post_filter(Q("prefix", title_words=begun)).extra(size=limit).source(["key", "title"])
    asked.aggs.bucket("words", A("terms", field="title_words", include=f"{begun}.*", size=limit + 1, order={"_key": "asc"}))
    return asked


def read(answer: Any, typed: str, limit: int) -> list[Suggestion]:
    *whole, begun = _words(typed)
    titles = [Suggestion(SuggestionKind.TITLE, row["_source"]["title"], row["_source"]["key"]) for row in answer["hits"]["hits"]]
    words = [bucket["key"] for bucket in answer["aggregations"]["words"]["buckets"] if bucket["key"] != begun]
    before = " ".join(whole)
    return [*titles, *(Suggestion(SuggestionKind.WORD, f"{before} {word}".strip()) for word in words)][:limit]


def public_in(language: str) -> Query:
    return Q("bool", filter=[Q("term", access=PUBLIC), Q("term", language=language)])


def request_said(words: Sequence[str], language: str) -> Search:
    asked = Search().query(public_in(language) & Q("bool", filter=[Q("terms", words=list(words))])).extra(size=0, track_total_hits=False)
    asked.aggs.bucket("words", A("terms", field="words", include=list(words), size=len(words)))
    return asked


def read_said(answer: Any) -> set[str]:
    return {bucket["key"] for bucket in answer["aggregations"]["words"]["buckets"]}


def _words(typed: str) -> list[str]:
    return [fold(word) for word in words_of(typed[:MAX_CHARACTERS])][-8:]

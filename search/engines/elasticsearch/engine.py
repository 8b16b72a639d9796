"""The contract of search.engines.base over a cluster. Nothing is kept here but the client and what the index in use is made of."""

import time
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import A, Q, Search

from search.engines.base import (
    PUBLIC,
    EngineStatus,
    Facet,
    Generation,
    Hit,
    IndexMissingError,
    SearchDocument,
    SearchEngine,
    SearchQuery,
    SearchResults,
    Suggestion,
    in_order,
)
from search.engines.elasticsearch import suggestions
from search.engines.elasticsearch.connection import connect, engine_errors
from search.engines.elasticsearch.generation import ElasticsearchGeneration, Names, bulk, given_of
from search.engines.elasticsearch.mapping import SCHEMA_VERSION, facet_field, to_source
from search.engines.elasticsearch.queries import QueryBuilder
from search.marking import Marker

PAGE = 5_000
KNOWN_FOR = 5.0


class ElasticsearchEngine(SearchEngine):
    name = "elasticsearch"

    def __init__(self, url: str, prefix: str, *, replicas: int | None = None, refresh: bool = False) -> None:
        """`refresh`: what is written shows at once, for tests; otherwise within half a second."""
        self.place = f"{url} {prefix}"
        self.client: Elasticsearch = connect(url)
        self.names = Names(prefix)
        self.replicas = replicas
        self.refresh = refresh
        self._known: tuple[float, str, frozenset[str]] | None = None

    # Reading

    def search(self, query: SearchQuery) -> SearchResults:
        with engine_errors():
            _, given = self._current()
            builder = QueryBuilder(query, given)
            answer = self._ask(builder.request())
        marker = Marker(builder.plan)
        hits = tuple(_read(marker, found) for found in answer["hits"]["hits"])
        counted = answer.get("aggregations", {})
        return SearchResults(answer["hits"]["total"]["value"], hits, {facet: _counts(counted[facet.value]) for facet in query.facets})

    def suggest(self, typed: str, *, language: str, access: frozenset[str] = frozenset({PUBLIC}), limit: int = 8) -> list[Suggestion]:
        request = suggestions.request(typed, language, access, limit)
        if request is None:
            return []
        with engine_errors():
            return suggestions.read(self._ask(request), typed, limit)

    def vocabulary(self, language: str) -> dict[str, int]:
        public = Q("bool", filter=[Q("term", access=PUBLIC), Q("term", language=language)])
        with engine_errors():
            return {bucket["key"]["word"]: bucket["doc_count"] for bucket in self._buckets(public)}

    def _buckets(self, query: Any) -> Iterator[Any]:
        after: dict[str, Any] = {}
        while True:
            request = Search().query(query).extra(size=0)
            request.aggs.bucket("words", A("composite", sources=[{"word": {"terms": {"field": "words"}}}], size=PAGE, **after))
            answer = self._ask(request)["aggregations"]["words"]
            yield from answer["buckets"]
            if "after_key" not in answer:
                return
            after = {"after": answer["after_key"]}

    def keys_of(self, origins: Iterable[str]) -> set[str]:
        wanted = list(origins)
        with engine_errors():
            return {row["key"] for row in self._rows(Q("terms", origin=wanted), "key")} if wanted else set()

    def fingerprints(self) -> dict[str, str]:
        with engine_errors():
            return {row["key"]: row["fingerprint"] for row in self._rows(Q("match_all"), "fingerprint")}

    def _rows(self, query: Any, field: str, index: str = "") -> Iterator[dict[str, str]]:
        """Key and one field of every document that answers, in the order of keys."""
        name = index or self.names.read
        self.client.indices.refresh(index=name)
        after: list[Any] = []
        while True:
            request = Search().query(query).extra(size=PAGE, track_total_hits=False).source(["key", field]).sort("key")
            request = request.extra(search_after=after) if after else request
            found = self._ask(request, name)["hits"]["hits"]
            yield from (row["_source"] for row in found)
            if len(found) < PAGE:
                return
            after = found[-1]["sort"]

    def _ask(self, request: Search, index: str = "") -> Any:
        return self.client.search(index=index or self.names.read, body=request.to_dict()).body

    # What is in use

    def status(self) -> EngineStatus:
        with engine_errors():
            name, _ = self._current(fresh=True)
            self.client.indices.refresh(index=name)
            said = self.client.indices.stats(index=name, metric=["docs", "store"])["indices"][name]["primaries"]
        return EngineStatus(self.name, name, said["docs"]["count"], said["store"]["size_in_bytes"])

    def state(self) -> str:
        with engine_errors():
            name, _ = self._current()
            return f"{name} {int(time.time() // 60)}"

    def _current(self, *, fresh: bool = False) -> tuple[str, frozenset[str]]:
        """(the index that readers use, its languages of given stems); raises IndexMissingError for one of another make."""
        now = time.monotonic()
        if self._known is None or fresh or now - self._known[0] > KNOWN_FOR:
            ((name, said),) = self.client.indices.get_mapping(index=self.names.read).items()
            made_of = said["mappings"].get("_meta", {})
            if made_of.get("schema") != SCHEMA_VERSION:
                raise IndexMissingError(f"the index has fields of version {made_of.get('schema')}, wanted is {SCHEMA_VERSION}")
            self._known = (now, name, given_of(said["mappings"]))
        return self._known[1], self._known[2]

    # Writing

    def write(self, *, documents: Sequence[SearchDocument] = (), deletes: Iterable[str] = ()) -> None:
        with engine_errors():
            _, given = self._current(fresh=True)
            sources = [to_source(document, given) for document in documents]
            bulk(self.client, self.names.write, sources, deletes, refresh=self.refresh, require_alias=True)

    def new_generation(self) -> Generation:
        with engine_errors():
            self._known = None
            return ElasticsearchGeneration(self.client, self.names, self.replicas)

    def close(self) -> None:
        self._known = None


def _read(marker: Marker, found: Any) -> Hit:
    row = found["_source"]
    return marker.hit(
        key=row["key"],
        origin=row["origin"],
        title=row["title"],
        language=row["language"],
        texts=row["text"],
        score=found["_score"] or 0.0,
        values={facet: tuple(row[facet_field(facet)]) for facet in Facet},
    )


def _counts(answer: Any) -> Any:
    return in_order((bucket["key"], bucket["doc_count"]) for bucket in answer["values"]["buckets"])

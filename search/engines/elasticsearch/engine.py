"""The contract of search.engines.base over a cluster. Nothing is kept here but the client and what the index in use is made of."""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import A, Search

from search.engines.base import (
    EngineStatus,
    EngineUnavailableError,
    FacetChoice,
    Hit,
    Refused,
    SearchEngine,
    SearchQuery,
    SearchResults,
    Suggestion,
    Vector,
    Written,
    in_order,
)
from search.engines.documents import PUBLIC, Facet, SearchDocument
from search.engines.elasticsearch import meanings, suggestions, whole
from search.engines.elasticsearch.connection import connect, engine_errors, silence_of
from search.engines.elasticsearch.generation import (
    ElasticsearchFormer,
    ElasticsearchGeneration,
    MadeOf,
    Names,
    made_of,
    predecessor,
    unfinished,
)
from search.engines.elasticsearch.mapping import facet_field
from search.engines.elasticsearch.queries import QueryBuilder
from search.engines.generations import Generation
from search.marking import Marker

PAGE = 5_000
KNOWN_FOR = 5.0


class ElasticsearchEngine(SearchEngine):
    name = "elasticsearch"
    is_ours_to_mend = False

    def __init__(self, url: str, prefix: str, *, replicas: int | None = None, refresh: bool = False, vectors: bool = False) -> None:
        """`refresh`: what is written shows at once, for tests; otherwise within half a second. `vectors`: new generations keep them."""
        self.place = f"{url} {prefix}"
        self.client: Elasticsearch = connect(url)
        self.silence = silence_of(url)
        self.names = Names(prefix)
        self.replicas = replicas
        self.refresh = refresh
        self.vectors = vectors
        self._known: tuple[float, str, MadeOf] | None = None
        self._state: tuple[float, str] | None = None

    # Reading

    def search(self, query: SearchQuery) -> SearchResults:
        with self._reading():
            _, made = self._current()
            builder = QueryBuilder(query, made.given)
            answer = self._ask(builder.request())
        marker = Marker(builder.plan)
        hits = tuple(_read(marker, found) for found in answer["hits"]["hits"])
        counted = answer.get("aggregations", {})
        return SearchResults(answer["hits"]["total"]["value"], hits, {facet: _counts(counted[facet.value]) for facet in query.facets})

    def nearest(self, vector: Vector, query: SearchQuery, *, written: Written, floor: float = -1.0) -> tuple[Hit, ...]:
        with self._reading():
            _, made = self._current()
            if not made.vectors:
                return ()
            builder = QueryBuilder(query, made.given)
            found = self._ask(meanings.request(vector, builder, written))["hits"]["hits"]
        marker = Marker(builder.plan)
        return tuple(_read(marker, row, score) for score, row in meanings.in_order(found, query, floor))

    @property
    def takes_vectors(self) -> bool:
        with self._reading():
            return self._current()[1].vectors

    def unlearnt(self, limit: int) -> list[str]:
        with self._reading():
            return meanings.unlearnt(self.client, self.names.read, limit) if self._current()[1].vectors else []

    def suggest(
        self,
        typed: str,
        *,
        language: str,
        access: frozenset[str] = frozenset({PUBLIC}),
        choices: tuple[FacetChoice, ...] = (),
        limit: int = 8,
    ) -> list[Suggestion]:
        request = suggestions.request(typed, language, access, choices, limit)
        if request is None:
            return []
        with self._reading():
            return suggestions.read(self._ask(request), typed, limit)

    def vocabulary(self, language: str) -> dict[str, int]:
        with self._reading():
            return {bucket["key"]["word"]: bucket["doc_count"] for bucket in self._buckets(suggestions.public_in(language))}

    def said(self, words: Sequence[str], language: str) -> set[str]:
        if not words:
            return set()
        with self._reading():
            return suggestions.read_said(self._ask(suggestions.request_said(words, language)))

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
        with self._reading():
            return whole.keys_of(self.client, self.names.read, origins)

    def fingerprints(self) -> dict[str, str]:
        with self._reading():
            return whole.fingerprints(self.client, self.names.read)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self.silence.kept(), engine_errors():
            yield

    def _ask(self, request: Search) -> Any:
        return self.client.search(index=self.names.read, body=request.to_dict()).body

    # What is in use

    def status(self) -> EngineStatus:
        with self._reading():
            name, _ = self._current(fresh=True)
            self.client.indices.refresh(index=name)
            docs, store = self._counts(name, "docs", "store")
            former = predecessor(self.client, self.names)
        return EngineStatus(self.name, name, docs["count"], store["size_in_bytes"], former)

    def state(self) -> str:
        """What was written, and what shows of it by now."""
        known, now = self._state, time.monotonic()
        if known is not None and now - known[0] <= KNOWN_FOR:
            return known[1]
        with self._reading():
            name, _ = self._current()
            docs, writes = self._counts(name, "docs", "indexing")
        state = f"{name} {writes['index_total']} {writes['delete_total']} {docs['count']} {docs['deleted']}"
        self._state = (now, state)
        return state

    def _counts(self, name: str, *metrics: str) -> list[Any]:
        said = self.client.indices.stats(index=name, metric=metrics)["_all"]["primaries"]
        if not said:
            raise EngineUnavailableError("no part of the index is at work")
        return [said[metric] for metric in metrics]

    def _current(self, *, fresh: bool = False) -> tuple[str, MadeOf]:
        """(the index that readers use, how it was made); raises IndexMissingError for one of another make."""
        now = time.monotonic()
        if self._known is None or fresh or now - self._known[0] > KNOWN_FOR:
            ((name, said),) = self.client.indices.get_mapping(index=self.names.read).items()
            self._known = (now, name, made_of(said["mappings"]))
        return self._known[1], self._known[2]

    # Writing

    def write(self, *, documents: Sequence[SearchDocument] = (), deletes: Iterable[str] = (), version: int | None = None) -> list[Refused]:
        with self._reading():
            _, made = self._current(fresh=True)
        # A write may take as long as it needs: that it failed tells readers nothing.
        with engine_errors():
            learnt = partial(meanings.learnt, self.client, self.names.read) if made.vectors else meanings.nothing
            return self._write(documents, deletes, made, version, learnt)

    def learn(self, documents: Sequence[SearchDocument], vectors: Mapping[str, Vector], *, version: int | None = None) -> None:
        """The cluster changes no part of a document without its whole text, so each is written once more."""
        with self._reading():
            _, made = self._current(fresh=True)
        with engine_errors():
            if made.vectors:
                self._write(documents, (), made, version, lambda names: vectors)

    def _write(
        self, documents: Sequence[SearchDocument], deletes: Iterable[str], made: MadeOf, version: int | None, learnt: meanings.Learnt
    ) -> list[Refused]:
        self._state = None
        how: dict[str, Any] = {"given": made.given, "version": version, "learnt": learnt, "refresh": self.refresh}
        return whole.replace(self.client, self.names.write, documents, deletes, **how)

    def former(self) -> Generation:
        with engine_errors():
            self.close()
            return ElasticsearchFormer(self.client, self.names)

    def unfinished(self) -> list[str]:
        with engine_errors():
            return unfinished(self.client, self.names)

    def new_generation(self) -> Generation:
        with engine_errors():
            self.close()
            return ElasticsearchGeneration(self.client, self.names, self.replicas, vectors=self.vectors)

    def remove_everything(self) -> None:
        with engine_errors():
            for name in self.client.indices.get(index=self.names.pattern, features="aliases"):
                self.client.indices.delete(index=name)
            self.client.options(ignore_status=404).indices.delete_index_template(name=self.names.prefix)

    def close(self) -> None:
        self._known = self._state = None


def _read(marker: Marker, found: Any, score: float | None = None) -> Hit:
    row = found["_source"]
    hit = marker.hit(
        key=row["key"],
        origin=row["origin"],
        title=row["title"],
        language=row["language"],
        texts=row["text"],
        score=(found["_score"] or 0.0) if score is None else score,
        values={facet: tuple(row[facet_field(facet)]) for facet in Facet},
    )
    return replace(hit, transfers=row["transfers"], changed_at=row["changed_at"])


def _counts(answer: Any) -> Any:
    return in_order((bucket["key"], bucket["doc_count"]) for bucket in answer["values"]["buckets"])

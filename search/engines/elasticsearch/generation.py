"""Indices of the cluster: one a generation, an alias for readers and one for writers, switched in one request."""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import ComposableIndexTemplate, Index
from elasticsearch.helpers import streaming_bulk

from search.engines.base import EngineUnavailableError, Generation, SearchDocument, batches
from search.engines.elasticsearch.connection import WRITES_WITHIN, engine_errors
from search.engines.elasticsearch.mapping import build_mapping, to_source

KEPT = 2
BULK = 500
CONFLICT = 409


@dataclass(frozen=True, slots=True)
class Names:
    """Names of aliases and indices under one prefix."""

    prefix: str

    @property
    def read(self) -> str:
        return f"{self.prefix}-read"

    @property
    def write(self) -> str:
        return f"{self.prefix}-write"

    @property
    def pattern(self) -> str:
        return f"{self.prefix}-2*"

    def new(self) -> str:
        return f"{self.prefix}-{datetime.now(UTC):%Y%m%d%H%M%S}-{secrets.token_hex(3)}"


class ElasticsearchGeneration(Generation):
    def __init__(self, client: Elasticsearch, names: Names, replicas: int | None = None) -> None:
        self.client = client
        self.names = names
        self.name = names.new()
        mapping = build_mapping(client)
        self.given = given_of(mapping.to_dict())
        template = ComposableIndexTemplate(names.prefix, names.pattern)
        template.settings(refresh_interval="500ms", **({} if replicas is None else {"number_of_replicas": replicas}))
        template.mapping(mapping)
        template.save(using=client)
        Index(self.name, using=client).create()

    def write(self, documents: Iterable[SearchDocument]) -> int:
        written = 0
        with engine_errors():
            for batch in batches(documents, BULK):
                bulk(self.client, self.name, [to_source(document, self.given) for document in batch], ())
                written += len(batch)
        return written

    def promote(self) -> None:
        with engine_errors():
            self.client.indices.refresh(index=self.name)
            switch(self.client, self.names, self.name)
            prune(self.client, self.names, self.name)

    def discard(self) -> None:
        with engine_errors():
            self.client.indices.delete(index=self.name, ignore_unavailable=True)


def switch(client: Elasticsearch, names: Names, name: str) -> None:
    """Readers and writers see the index from one moment to the next."""
    away = [{"remove": {"index": names.pattern, "alias": alias, "must_exist": False}} for alias in (names.read, names.write)]
    client.indices.update_aliases(actions=[*away, *({"add": {"index": name, "alias": alias}} for alias in (names.read, names.write))])


def prune(client: Elasticsearch, names: Names, in_use: str) -> None:
    """Keep the one in use and its predecessor. Indices are named by their time, so an older one is no rebuild under way."""
    older = sorted((name for name in client.indices.get(index=names.pattern, features="aliases") if name < in_use), reverse=True)
    for name in older[KEPT - 1 :]:
        client.indices.delete(index=name, ignore_unavailable=True)


def bulk(client: Elasticsearch, index: str, sources: Iterable[dict[str, Any]], deletes: Iterable[str], **options: Any) -> None:
    """Write and delete by key; a write that is older than what is there is passed over."""
    actions = _actions(index, sources, deletes)
    patient = client.options(request_timeout=WRITES_WITHIN)
    for is_done, said in streaming_bulk(patient, actions, chunk_size=BULK, raise_on_error=False, **options):
        (outcome,) = said.values()
        if not is_done and outcome["status"] not in {CONFLICT, 404}:
            raise EngineUnavailableError(f"{outcome.get('_id')}: {outcome.get('error')}"[:300])


def _actions(index: str, sources: Iterable[dict[str, Any]], deletes: Iterable[str]) -> Iterator[dict[str, Any]]:
    for source in sources:
        yield {"_op_type": "index", "_index": index, "_id": source["key"], "_source": source}
    for key in deletes:
        yield {"_op_type": "delete", "_index": index, "_id": key}


def given_of(mapping: Any) -> frozenset[str]:
    return frozenset(mapping["_meta"]["given_stems"])

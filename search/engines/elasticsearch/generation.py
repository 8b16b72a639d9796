"""Indices of the cluster: one a generation, an alias for readers and one for writers, switched in one request."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import ComposableIndexTemplate, Index

from search.engines.base import Generation, IndexMissingError, Refused
from search.engines.documents import SearchDocument
from search.engines.elasticsearch import meanings, whole
from search.engines.elasticsearch.connection import engine_errors
from search.engines.elasticsearch.mapping import SCHEMA_VERSION, build_mapping

KEPT = 2
# Ends the name of an index that this code can read.
MAKE = f"-v{SCHEMA_VERSION}"
# A promoted index is marked by the order in which a cluster restores it, which is of no other use here.
FINISHED = "2"


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
        return f"{self.prefix}-{datetime.now(UTC):%Y%m%d%H%M%S%f}-{secrets.token_hex(3)}{MAKE}"


@dataclass(frozen=True, slots=True)
class MadeOf:
    """`given`: languages whose words the index gets as stems. `vectors`: whether it keeps any."""

    given: frozenset[str]
    vectors: bool


class ElasticsearchGeneration(Generation):
    def __init__(self, client: Elasticsearch, names: Names, replicas: int | None = None, *, vectors: bool = False) -> None:
        self.client = client
        self.names = names
        self.name = names.new()
        mapping = build_mapping(client, vectors=vectors)
        self.made = made_of(mapping.to_dict())
        self.learnt: meanings.Learnt = partial(meanings.learnt, client, names.read) if vectors else meanings.nothing
        template = ComposableIndexTemplate(names.prefix, names.pattern)
        template.settings(refresh_interval="500ms", **({} if replicas is None else {"number_of_replicas": replicas}))
        template.mapping(mapping)
        template.save(using=client)
        Index(self.name, using=client).create()

    def write(self, *, documents: Sequence[SearchDocument] = (), deletes: Iterable[str] = (), version: int | None = None) -> list[Refused]:
        with engine_errors():
            return whole.replace(self.client, self.name, documents, deletes, given=self.made.given, version=version, learnt=self.learnt)

    def keys_of(self, origins: Iterable[str]) -> set[str]:
        with engine_errors():
            return whole.keys_of(self.client, self.name, origins)

    def fingerprints(self) -> dict[str, str]:
        with engine_errors():
            return whole.fingerprints(self.client, self.name)

    def promote(self) -> None:
        with engine_errors():
            self.client.indices.put_settings(index=self.name, settings={"priority": FINISHED})
            self.client.indices.refresh(index=self.name)
            switch(self.client, self.names, self.name)
            prune(self.client, self.names, self.name)

    def discard(self) -> None:
        """When the answer to the switch was lost, it may have been made: what is in use stays."""
        with engine_errors():
            if not self.client.indices.exists_alias(index=self.name, name=self.names.read):
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


def predecessor(client: Elasticsearch, names: Names, in_use: str) -> str:
    """The newest finished index older than the one in use, or nothing: an unfinished one never had an alias, and says so."""
    found = client.indices.get(index=names.pattern, features="settings")
    older = [
        name
        for name, said in found.items()
        if name < in_use and name.endswith(MAKE) and said["settings"]["index"].get("priority") == FINISHED
    ]
    return max(older, default="")


def made_of(mapping: Any) -> MadeOf:
    """Raises IndexMissingError for an index of another make."""
    said = mapping.get("_meta", {})
    if said.get("schema") != SCHEMA_VERSION:
        raise IndexMissingError(f"the index has fields of version {said.get('schema')}, wanted is {SCHEMA_VERSION}")
    return MadeOf(frozenset(said["given_stems"]), bool(said["vectors"]))

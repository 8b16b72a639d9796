"""Indices of the cluster: one a generation, an alias for readers and one for writers, switched in one request."""

import secrets
import time
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import ComposableIndexTemplate, Index

from search.engines.base import IndexMissingError, Refused
from search.engines.documents import SearchDocument
from search.engines.elasticsearch import meanings, whole
from search.engines.elasticsearch.connection import engine_errors
from search.engines.elasticsearch.mapping import SCHEMA_VERSION, build_mapping
from search.engines.generations import Generation

GIVEN_UP_AFTER = 24 * 3600
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
    def former(self) -> str:
        """What was in use before."""
        return f"{self.prefix}-former"

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
        Index(self.name, using=client).aliases(**{self.filled_by: {}}).create()

    @property
    def filled_by(self) -> str:
        """An alias: a write to an index that was taken away would make one anew where the cluster may do so."""
        return f"{self.name}-filled"

    def write(self, *, documents: Sequence[SearchDocument] = (), deletes: Iterable[str] = (), version: int | None = None) -> list[Refused]:
        with engine_errors():
            return whole.replace(
                self.client, self.filled_by, documents, deletes, given=self.made.given, version=version, learnt=self.learnt
            )

    def keys_of(self, origins: Iterable[str]) -> set[str]:
        with engine_errors():
            return whole.keys_of(self.client, self.name, origins)

    def fingerprints(self) -> dict[str, str]:
        with engine_errors():
            return whole.fingerprints(self.client, self.name)

    def promote(self) -> None:
        with engine_errors():
            self.client.indices.refresh(index=self.name)
            former = _behind(self.client, self.names.read)
            switch(self.client, self.names, self.name, former)
            # Who prunes at the same moment must not take it for a former one.
            self.client.indices.put_settings(index=self.name, settings={"priority": FINISHED})
            prune(self.client, self.names, {self.name, former})

    def discard(self) -> None:
        """When the answer to the switch was lost, it may have been made: what is in use stays."""
        with engine_errors():
            if not self.client.indices.exists_alias(index=self.name, name=self.names.read):
                self.client.indices.delete(index=self.name, ignore_unavailable=True)


class ElasticsearchFormer(ElasticsearchGeneration):
    """The index that was in use before, written by the alias that says so."""

    def __init__(self, client: Elasticsearch, names: Names) -> None:
        self.client = client
        self.names = names
        self.name = predecessor(client, names)
        if not self.name:
            raise IndexMissingError("there is no former generation to go back to")
        self.made = made_of(client.indices.get_mapping(index=self.name)[self.name]["mappings"])
        self.learnt = partial(meanings.learnt, client, self.name) if self.made.vectors else meanings.nothing

    @property
    def filled_by(self) -> str:
        return self.names.former

    def promote(self) -> None:
        with engine_errors():
            self.client.indices.refresh(index=self.name)
            switch(self.client, self.names, self.name, "")

    def discard(self) -> None:
        """It stays what it was."""


def switch(client: Elasticsearch, names: Names, name: str, former: str) -> None:
    """Readers and writers see the index from one moment to the next. `former` is what a rollback goes to, or nothing."""
    aliases = {names.read: name, names.write: name} | ({names.former: former} if former not in {"", name} else {})
    away = [{"remove": {"index": names.pattern, "alias": alias, "must_exist": False}} for alias in (names.read, names.write, names.former)]
    client.indices.update_aliases(actions=[*away, *({"add": {"index": index, "alias": alias}} for alias, index in aliases.items())])


def prune(client: Elasticsearch, names: Names, kept: Collection[str]) -> None:
    """Of the finished ones the named stay; a rebuild under way elsewhere is left alone for a day."""
    found = client.indices.get(index=names.pattern, features="settings")
    for name in found.keys() - set(kept):
        said = found[name]["settings"]["index"]
        age = time.time() - int(said["creation_date"]) / 1000
        if said.get("priority") == FINISHED or age > GIVEN_UP_AFTER:
            client.indices.delete(index=name, ignore_unavailable=True)


def unfinished(client: Elasticsearch, names: Names) -> list[str]:
    """One in use is none of them: whoever switched may have died before marking it."""
    found = client.indices.get(index=names.pattern, features="settings")
    in_use = {_behind(client, alias) for alias in (names.read, names.former)}
    return sorted(name for name, said in found.items() if said["settings"]["index"].get("priority") != FINISHED and name not in in_use)


def predecessor(client: Elasticsearch, names: Names) -> str:
    """The index that was in use before, or nothing: after a rollback, or when this code cannot read it."""
    former = _behind(client, names.former)
    return former if former.endswith(MAKE) else ""


def _behind(client: Elasticsearch, alias: str) -> str:
    return next(iter(client.indices.get_alias(name=alias)), "") if client.indices.exists_alias(name=alias) else ""


def made_of(mapping: Any) -> MadeOf:
    """Raises IndexMissingError for an index of another make."""
    said = mapping.get("_meta", {})
    if said.get("schema") != SCHEMA_VERSION:
        raise IndexMissingError(f"the index has fields of version {said.get('schema')}, wanted is {SCHEMA_VERSION}")
    return MadeOf(frozenset(said["given_stems"]), bool(said["vectors"]))

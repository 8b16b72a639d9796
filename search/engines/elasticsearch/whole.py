"""An index as a whole: writing into it, and what is in it whoever may read it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import Q, Search
from elasticsearch.helpers import streaming_bulk

from search.engines.base import EngineUnavailableError, IndexMissingError, Refused, Vector, now_version
from search.engines.documents import SearchDocument, batches
from search.engines.elasticsearch.connection import WRITES_WITHIN
from search.engines.elasticsearch.mapping import to_source
from search.engines.elasticsearch.meanings import Learnt

BULK = 500
LARGEST_BULK = 20 * 1024 * 1024
PAGE = 5_000
OLDER, NOT_THERE, UNREADABLE = 409, 404, 400


def replace(
    client: Elasticsearch,
    index: str,
    documents: Iterable[SearchDocument],
    deletes: Iterable[str],
    *,
    given: frozenset[str],
    version: int | None,
    learnt: Learnt,
    **options: Any,
) -> list[Refused]:
    """Write and delete by key. What is older than what is there is passed over; `given`: see mapping.to_source.

    `learnt` finds the vectors of texts that were written before. Of a document that the cluster refuses the former self goes, too.
    """
    refused: list[Refused] = []
    version = version or now_version()
    actions = _actions(index, _with_vectors(documents, learnt), deletes, given, version, refused)
    turned_away = _sent(client, actions, options)
    _sent(client, _deletes(index, [one.key for one in turned_away], version), options)
    return refused + turned_away


def _sent(client: Elasticsearch, actions: Iterable[dict[str, Any]], options: Mapping[str, Any]) -> list[Refused]:
    """The documents that the cluster cannot take. It must never make an index by itself: `index` has to be an alias."""
    refused: list[Refused] = []
    patient = client.options(request_timeout=WRITES_WITHIN)
    for is_done, said in streaming_bulk(
        patient, actions, chunk_size=BULK, max_chunk_bytes=LARGEST_BULK, raise_on_error=False, require_alias=True, **options
    ):
        (outcome,) = said.values()
        if is_done or outcome["status"] == OLDER or (outcome["status"] == NOT_THERE and "error" not in outcome):
            continue
        if outcome["status"] == NOT_THERE:
            raise IndexMissingError(str(outcome["error"])[:300])
        if outcome["status"] != UNREADABLE:
            raise EngineUnavailableError(f"{outcome['status']}: {outcome.get('error')}"[:300])
        refused.append(Refused(outcome["_id"], str(outcome["error"])[:300]))
    return refused


Pair = tuple[SearchDocument, Vector | None]


def _with_vectors(documents: Iterable[SearchDocument], learnt: Learnt) -> Iterator[Pair]:
    for some in batches(documents, BULK):
        vectors = learnt({one.meaning for one in some if one.meaning})
        yield from ((one, vectors.get(one.meaning) if one.meaning else None) for one in some)


def _actions(
    index: str, documents: Iterable[Pair], deletes: Iterable[str], given: frozenset[str], version: int, refused: list[Refused]
) -> Iterator[dict[str, Any]]:
    common = {"_index": index, "version": version, "version_type": "external_gte"}
    for document, vector in documents:
        try:
            source = to_source(document, given) | ({"vector": list(vector)} if vector is not None else {})
            str(source).encode()
        except (ValueError, OverflowError) as error:
            refused.append(Refused(document.key, f"{type(error).__name__}: {error}"[:300]))
            yield {"_op_type": "delete", "_id": document.key, **common}
        else:
            yield {"_op_type": "index", "_id": document.key, "_source": source, **common}
    yield from _deletes(index, deletes, version)


def _deletes(index: str, keys: Iterable[str], version: int) -> Iterator[dict[str, Any]]:
    for key in keys:
        yield {"_op_type": "delete", "_id": key, "_index": index, "version": version, "version_type": "external_gte"}


def keys_of(client: Elasticsearch, index: str, origins: Iterable[str]) -> set[str]:
    wanted = list(origins)
    return {row["key"] for row in _rows(client, index, Q("terms", origin=wanted), "key")} if wanted else set()


def fingerprints(client: Elasticsearch, index: str) -> dict[str, str]:
    return {row["key"]: row["fingerprint"] for row in _rows(client, index, Q("match_all"), "fingerprint")}


def _rows(client: Elasticsearch, index: str, query: Any, field: str) -> Iterator[dict[str, str]]:
    """Key and one field of every document that answers, in the order of keys."""
    client.indices.refresh(index=index)
    after: list[Any] = []
    while True:
        request = Search().query(query).extra(size=PAGE, track_total_hits=False).source(["key", field]).sort("key")
        request = request.extra(search_after=after) if after else request
        found = client.search(index=index, body=request.to_dict())["hits"]["hits"]
        yield from (row["_source"] for row in found)
        if len(found) < PAGE:
            return
        after = found[-1]["sort"]

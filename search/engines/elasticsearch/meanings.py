"""Vectors in the cluster: what an index has learnt of texts, what it has not, and what is nearest."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from elasticsearch import Elasticsearch, NotFoundError
from elasticsearch.dsl import Q, Search
from elasticsearch.dsl.query import Query

from search.engines.base import SearchQuery, Vector, Written
from search.engines.elasticsearch.queries import HIT_FIELDS, QueryBuilder

# Names of texts → the vectors that are known of them.
Learnt = Callable[[Collection[str]], Mapping[str, Vector]]
# As the embedded engine rounds.
DIGITS = 4


def nothing(names: Collection[str]) -> Mapping[str, Vector]:
    """Of an index that keeps no vectors."""
    return {}


def learnt(client: Elasticsearch, index: str, names: Collection[str]) -> dict[str, Vector]:
    if not names:
        return {}
    known = Q("bool", filter=[Q("terms", meaning=sorted(names)), Q("exists", field="vector")])
    asked = (
        Search().query(known).extra(size=len(names), track_total_hits=False, collapse={"field": "meaning"}).source(["meaning", "vector"])
    )
    try:
        found = client.search(index=index, body=asked.to_dict())["hits"]["hits"]
    except NotFoundError:  # the first generation has nobody to learn from
        return {}
    return {row["_source"]["meaning"]: row["_source"]["vector"] for row in found}


def unlearnt(client: Elasticsearch, index: str, limit: int) -> list[str]:
    lacking = Q("bool", filter=[Q("exists", field="meaning")], must_not=[Q("exists", field="vector")])
    client.indices.refresh(index=index)
    found = client.search(index=index, body=Search().query(lacking).extra(size=limit).sort("key").source(["origin"]).to_dict())
    return list(dict.fromkeys(row["_source"]["origin"] for row in found["hits"]["hits"]))


def request(vector: Vector, builder: QueryBuilder, written: Written) -> Search:
    """The filter is part of the search for neighbours, not a sieve behind it: what is filtered out takes nobody's place."""
    query = builder.query
    asked = Search().source(HIT_FIELDS)
    within = Q("bool", filter=_within(builder, written))
    return asked.knn("vector", query.limit, max(query.limit, 100), query_vector=list(vector), filter=within).extra(size=query.limit)


def _within(builder: QueryBuilder, written: Written) -> list[Query]:
    own = Q("term", language=builder.query.language)
    language = own if written is Written.OWN else ~own
    return [builder.complete(), builder.chosen(builder.query.choices), language, ~Q("term", superseded=True)]


def cosine(score: float) -> float:
    """The cluster counts (1 + cosine) / 2."""
    return round(2 * score - 1, DIGITS)


def in_order(found: list[Any], query: SearchQuery, floor: float) -> list[tuple[float, Any]]:
    scored = [(cosine(row["_score"]), row) for row in found]
    return sorted((pair for pair in scored if pair[0] >= floor), key=lambda pair: (-pair[0], pair[1]["_source"]["key"]))[: query.limit]

"""The engine of a cluster: Elasticsearch 8, through elasticsearch.dsl."""

from search.engines.elasticsearch.engine import ElasticsearchEngine

__all__ = ["ElasticsearchEngine"]

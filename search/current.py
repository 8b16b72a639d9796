"""The engine that settings name, one a process, opened when first asked."""

import threading

from django.conf import settings

from search.engines.base import SearchEngine
from search.engines.tantivy import TantivyEngine
from search.meaning import model

_lock = threading.Lock()
_engines: dict[str, SearchEngine] = {}


def get_engine() -> SearchEngine:
    place = settings.SEARCH_INDEX_PREFIX if settings.ELASTICSEARCH_URL else str(settings.SEARCH_ROOT)
    with _lock:
        if place not in _engines:
            # Only tests change the place while the process lives.
            for engine in _engines.values():
                engine.close()
            _engines.clear()
            _engines[place] = _make(place)
        return _engines[place]


def _make(place: str) -> SearchEngine:
    if not settings.ELASTICSEARCH_URL:
        return TantivyEngine(place)
    # The client of the cluster is loaded only where there is one.
    from search.engines.elasticsearch import ElasticsearchEngine

    return ElasticsearchEngine(settings.ELASTICSEARCH_URL, place, vectors=model.is_on(), **settings.SEARCH_CLUSTER_OPTIONS)

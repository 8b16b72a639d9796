"""The engines that settings name, opened when first asked.

There are two indices of one make: what everybody may read, and what only members of a group may. How rare a word is and how
long texts are is counted over an index, and shows in scores and order: with one for both, the public could tell from them
what members write.
"""

import threading
from collections.abc import Iterable
from enum import StrEnum

from django.conf import settings

from search.engines.base import SearchEngine
from search.engines.documents import PUBLIC
from search.engines.tantivy import TantivyEngine
from search.meaning import model


class Shelf(StrEnum):
    PUBLIC = "public"
    MEMBERS = "members"


_lock = threading.Lock()
_engines: dict[str, SearchEngine] = {}


def shelf_of(access: Iterable[str]) -> Shelf:
    """Where a document with these access tokens stands."""
    return Shelf.PUBLIC if PUBLIC in access else Shelf.MEMBERS


def get_engine(shelf: Shelf = Shelf.PUBLIC) -> SearchEngine:
    places = _places()
    with _lock:
        if places[shelf] not in _engines:
            # Only tests change the place while the process lives.
            for place in _engines.keys() - set(places.values()):
                _engines.pop(place).close()
            _engines[places[shelf]] = _make(shelf, places[shelf])
        return _engines[places[shelf]]


def engines() -> dict[Shelf, SearchEngine]:
    return {shelf: get_engine(shelf) for shelf in Shelf}


def _places() -> dict[Shelf, str]:
    if settings.ELASTICSEARCH_URL:
        return {Shelf.PUBLIC: settings.SEARCH_INDEX_PREFIX, Shelf.MEMBERS: f"{settings.SEARCH_INDEX_PREFIX}-members"}
    return {Shelf.PUBLIC: str(settings.SEARCH_ROOT), Shelf.MEMBERS: f"{settings.SEARCH_ROOT}/members"}


def _make(shelf: Shelf, place: str) -> SearchEngine:
    if not settings.ELASTICSEARCH_URL:
        return TantivyEngine(place)
    # The client of the cluster is loaded only where there is one.
    from search.engines.elasticsearch import ElasticsearchEngine

    # What only members read is never embedded.
    vectors = shelf is Shelf.PUBLIC and model.is_on()
    return ElasticsearchEngine(settings.ELASTICSEARCH_URL, place, vectors=vectors, **settings.SEARCH_CLUSTER_OPTIONS)

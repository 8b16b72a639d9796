"""The real search cluster of a run: ELASTICSEARCH_URL names it; without one such tests skip loudly, in CI they fail."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from exchange import env

if TYPE_CHECKING:
    from search.engines.elasticsearch import ElasticsearchEngine


def cluster_url() -> str:
    if settings.ELASTICSEARCH_URL:
        return str(settings.ELASTICSEARCH_URL)
    message = "NO ELASTICSEARCH_URL: the cluster engine was not tried"
    if env.flag("CI"):
        pytest.fail(message)
    pytest.skip(message)


def drop_indices(prefix: str) -> None:
    """Remove what a test made in the cluster, if it used it at all."""
    made = sys.modules.get("search.engines.elasticsearch")
    if made is None or not settings.ELASTICSEARCH_URL:
        return
    from search import current

    for place in [place for place in current._engines if place.startswith(prefix)]:
        engine = current._engines.pop(place)
        if isinstance(engine, made.ElasticsearchEngine):
            remove(engine)


def remove(engine: ElasticsearchEngine) -> None:
    engine.remove_everything()
    engine.client.close()

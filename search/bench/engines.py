"""The engine that is measured, alone in a folder or under a prefix of its own, and gone afterwards."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from search import current
from search.engines.base import SearchEngine

ENGINES = ("tantivy", "elasticsearch")
PLACE = ("ELASTICSEARCH_URL", "SEARCH_ROOT", "SEARCH_INDEX_PREFIX")


@contextmanager
def opened(name: str, folder: Path, cluster: str = "") -> Iterator[SearchEngine]:
    """The one that everything else in this process searches with, too; Elasticsearch is the cluster, or the node that ELASTICSEARCH_URL names."""
    node = cluster or settings.ELASTICSEARCH_URL
    if name == "elasticsearch" and not node:
        raise SystemExit("Name the node: ELASTICSEARCH_URL=http://127.0.0.1:9200 python3 dev.py bench …")
    before = {setting: getattr(settings, setting) for setting in PLACE}
    settings.ELASTICSEARCH_URL = node if name == "elasticsearch" else ""
    settings.SEARCH_ROOT = str(folder)
    settings.SEARCH_INDEX_PREFIX = f"bench-{secrets.token_hex(6)}"
    try:
        engine = current.get_engine()
        try:
            yield engine
        finally:
            engine.remove_everything()
            engine.close()
    finally:  # also where the cluster is away, and nothing can be removed from it
        for setting, value in before.items():
            setattr(settings, setting, value)

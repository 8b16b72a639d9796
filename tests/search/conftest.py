from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import pytest

from search.engines.tantivy import TantivyEngine
from tests.helpers.cluster import cluster_url, remove

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from search.engines.base import SearchEngine
    from search.engines.elasticsearch import ElasticsearchEngine


@pytest.fixture(params=["tantivy", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def engine(request: Any, tmp_path: Path) -> Iterator[SearchEngine]:
    """An empty engine, built and ready. A further engine joins the contract by one line here."""
    made = TantivyEngine(tmp_path / "engine") if request.param == "tantivy" else request.getfixturevalue("cluster")
    made.new_generation().promote()
    yield made
    made.close()


@pytest.fixture
def cluster() -> Iterator[ElasticsearchEngine]:
    """An engine of the real cluster under a prefix of its own, which goes with it."""
    from search.engines.elasticsearch import ElasticsearchEngine

    made = ElasticsearchEngine(cluster_url(), f"test-{uuid.uuid4().hex[:12]}", replicas=0, refresh=True)
    yield made
    remove(made)

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import pytest
from django.db.models.signals import post_save
from wagtail.models import Page

from exchange.accounts.models import User
from search import receivers, registry
from search.engines.tantivy import TantivyEngine
from search.registry import Contents, Source
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


@pytest.fixture
def plain_pages(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Wagtail's own page type as the only thing that is found. It names its owner."""

    def build(page: Page) -> Contents:
        return Contents(summary=page.search_description, body=page.owner.display_name if page.owner else "")

    source = Source(model=Page, kind="practice", label="Practice", build=build, depends_on={"accounts.User": ("owner",)})
    monkeypatch.setattr(registry, "_sources", {Page: source})
    post_save.connect(receivers.page_saved, sender=Page, dispatch_uid="test.saved")
    post_save.connect(receivers.name_changed, sender=User, dispatch_uid="test.named")
    yield
    post_save.disconnect(sender=User, dispatch_uid="test.named")
    post_save.disconnect(sender=Page, dispatch_uid="test.saved")

"""kill -9 of the worker at each step of its work: a fresh one catches up, index and database agree, nothing is told twice."""

from __future__ import annotations

import json
import re
import signal
from typing import TYPE_CHECKING, Any

import pytest

from tests.faults.dying_worker import OF_ELASTICSEARCH, OF_TANTIVY, POINTS
from tests.helpers.cluster import cluster_url

if TYPE_CHECKING:
    from tests.helpers.server import Server

ENGINES = [
    *(pytest.param("tantivy", point, marks=pytest.mark.faults) for point in (*POINTS, *OF_TANTIVY)),
    *(pytest.param("elasticsearch", point, marks=pytest.mark.elasticsearch) for point in (*POINTS, *OF_ELASTICSEARCH)),
]

CATCH_UP = """
import json
from exchange.core import outbox
from exchange.core.models import OutboxEntry
from search.current import get_engine
from search.engines.base import SearchQuery
from search.indexing import carrying_out
from search.indexing.comparing import compare
from search.parser import parse
from search.saved.models import Alert
for _ in range(3):
    carrying_out.watch()
    while outbox.drain():
        pass
found = compare()
hits = get_engine().search(SearchQuery(parse("zirconium"), "en", limit=50)).hits
print(json.dumps({
    # The promise of a rebuild that may still be going on elsewhere waits for its switch for an hour.
    "waiting": OutboxEntry.objects.filter(done_at=None, topic__startswith="search").exclude(key__startswith="catch_up:").count(),
    "differing": len(found.missing) + len(found.superfluous) + len(found.differing),
    "titles": sorted(hit.plain_title for hit in hits),
    "alerts": Alert.objects.count(),
}))
"""


def drop(server: Server) -> None:
    server.manage("shell", "-v0", "-c", "from search.current import get_engine; get_engine().remove_everything()")


@pytest.mark.parametrize(("engine", "point"), ENGINES)
def test_a_worker_killed_at_any_step_leaves_nothing_half_done(beside: Server, engine: str, point: str, monkeypatch: Any) -> None:
    monkeypatch.setenv("ELASTICSEARCH_URL", cluster_url() if engine == "elasticsearch" else "")
    if engine == "elasticsearch":
        assert beside.manage("search_rebuild").returncode == 0
    try:
        died = beside.python("tests.faults.dying_worker", point)
        assert died.returncode == -signal.SIGKILL, died.stdout[-500:] + died.stderr[-2000:]
        caught_up = beside.manage("shell", "-v0", "-c", CATCH_UP)
        assert caught_up.returncode == 0, caught_up.stderr[-3000:]
        report = json.loads(re.findall(r"^\{.*\}$", caught_up.stdout, re.MULTILINE)[-1])
        assert report == {"waiting": 0, "differing": 0, "titles": ["Zirconium", "Zirconium otherwise"], "alerts": 1}
    finally:
        if engine == "elasticsearch":
            drop(beside)

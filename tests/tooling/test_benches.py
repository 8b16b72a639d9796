"""The benchmarks run and print what they promise as one JSON object on the last line; times are never tried here."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection, broadcast, serve

from tests.bench.live_clients import Crowd
from tests.helpers.database import SqliteTemplate
from tests.helpers.redis import redis_program
from tests.helpers.server import ROOT

pytestmark = pytest.mark.faults
TIMES = {"p50_ms", "p95_ms"}


Bench = Callable[..., Any]


@pytest.fixture(scope="session")
def bench(django_db_setup: None) -> Bench:
    """Runs a benchmark from the database that tests are copied from."""
    environment = {name: said for name, said in os.environ.items() if name != "DATABASE_URL"}
    kept = SqliteTemplate("bench").kept
    if kept.exists():
        environment |= {"BENCH_DATABASE": str(kept)}
    return partial(last_line, environment)


def last_line(environment: dict[str, str], *arguments: str) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.strip().splitlines()[-1])


def test_the_search_benchmark_indexes_all_and_names_its_figures(bench: Bench) -> None:
    figures = bench("tests.bench.search", "--documents", "120", "--queries", "0.02", "--seconds", "0.5", "--growth", "100")
    assert figures["engine"] == "tantivy"
    assert figures["documents"] == 120
    assert set(figures["growth"]) == {"100", "120"}
    assert figures["saved_searches"]["count"] == 40
    assert figures["fresh_p99_ms"] > 0
    assert figures["rss_anon_mib"] > 0
    assert figures["index_docs_per_s"] > 0
    assert all(figures[name].keys() >= TIMES for name in ("short", "long", "autocomplete"))


def test_the_pages_benchmark_measures_each_page_beside_bare_ones(bench: Bench) -> None:
    said = bench("tests.bench.pages", "--singles", "3", "--seconds", "0.2", "--posts", "6", "--long", "60", "--made-up")
    pages = said["pages"]
    assert set(pages) == {"home", "listing", "detail", "thread", "long_thread", "post"}
    assert said["thread_ratio"] > 0
    assert pages["thread"]["sql"] == pages["long_thread"]["sql"]
    for figures in pages.values():
        assert figures.keys() >= TIMES | {"rps", "bare_view_rps", "bare_wagtail_rps", "sql", "bytes"}
        assert figures["sql"] > 0


def test_the_relevance_benchmark_scores_each_language_and_tells_a_right_answer_from_none(bench: Bench, tmp_path: Path) -> None:
    rows = [
        {"id": "a", "language": "it", "title": "Voucher", "text": "Le imprese agricole pagano metà della consulenza."},
        {"id": "b", "language": "en", "title": "Fair", "text": "Companies of the region share a stand."},
    ]
    asked = [
        {"query": "impresa agricola", "language": "it", "relevant": ["a"]},
        {"query": "company stands", "language": "en", "relevant": ["b"]},
        {"query": "company stands", "language": "en", "relevant": ["nowhere"]},
    ]
    files = {"documents": rows, "queries": asked}
    for name, lines in files.items():
        (tmp_path / name).write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    arguments = [word for name in files for word in (f"--{name}", str(tmp_path / name))]
    figures = bench("tests.bench.relevance", "--engine", "tantivy", *arguments)
    assert figures["queries"] == 3
    assert figures["languages"]["it"] == {"mrr10": 1.0, "recall10": 1.0, "ndcg10": 1.0}
    assert figures["languages"]["en"]["mrr10"] == 0.5


def test_the_live_benchmark_loses_nothing_and_leaves_no_socket_behind(bench: Bench) -> None:
    figures = bench("tests.bench.live", "--sockets", "20,40", "--posts", "5", "--reconcile", "50", "--requests", "5")
    assert figures["page_p99_ratio"] > 0
    assert_all_arrived(figures)
    assert redis_program()
    assert_all_arrived(figures["redis"])


@pytest.mark.browser
@pytest.mark.usefixtures("browser")
def test_the_windows_benchmark_sees_each_post_in_the_second_window(bench: Bench) -> None:
    figures = bench("tests.bench.windows", "--posts", "3")
    assert figures["posts"] == 3
    assert figures["p50_ms"] > 0


def assert_all_arrived(figures: Any) -> None:
    """`--posts` in each of three runs, and `--reconcile` to the smallest crowd."""
    assert figures["reconnect_s"] > 0
    assert figures["stale_members"] == 0
    assert (figures["delivered"], figures["lost"]) == (50 * 20, 0)
    assert set(figures["sockets"]) == {"20", "40"}
    compared = {"reference_p50_ms", "reference_p95_ms", "p50_ms", "p95_ms", "p50_ratio", "p95_ratio", "deliveries_ratio", "kib_per_socket"}
    for size, row in figures["sockets"].items():
        assert row.keys() >= compared
        hints = 3 * 5 * int(size)
        assert (row["delivered"], row["reference_delivered"], row["lost"]) == (hints, hints, 0)


async def drop_one_of_two() -> tuple[int, int]:
    """Three hints to two sockets, one of which is dropped before the second; what came, and what could be known."""
    connections: list[ServerConnection] = []

    async def answer(connection: ServerConnection) -> None:
        connections.append(connection)
        await connection.wait_closed()

    async with serve(answer, "127.0.0.1", 0, compression=None) as server:
        crowd = Crowd(server.sockets[0].getsockname()[1], "/", ["", ""])
        await crowd.open()
        while len(connections) < 2:
            await asyncio.sleep(0.01)
        for seq in (1, 2, 3):
            crowd.expect(seq)
            if seq == 2:
                connections.pop().transport.abort()
            broadcast(connections, f'{{"type":"hint","seq":{seq}}}')
            await crowd.last_heard()
        learnt = crowd.learnt_since(0)
        return await crowd.close(), learnt


def test_a_socket_that_is_dropped_has_missed_what_came_after() -> None:
    # In a thread of its own: a browser that was used keeps a loop in this one.
    with ThreadPoolExecutor(1) as executor:
        assert executor.submit(lambda: asyncio.run(drop_one_of_two())).result() == (4, 4)

"""`dev.py bench search`: an engine over a corpus from a fixed seed, printed as a table and one JSON object.

Full result pages, autocomplete and indexing at several sizes; what a change costs with 2,000 saved searches; how long a
committed change takes to be found while 20 a second arrive; the memory of a process that answers questions.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.bench.memory import QUESTIONS
from tests.bench.scratch import scratch_network
from tests.helpers.server import ROOT

GROWTH = [1_000, 10_000, 100_000]
SAVED = 2_000
GOALS = {"short": 20.0, "long": 40.0, "autocomplete": 10.0}


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench search")
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--engine", choices=["tantivy", "elasticsearch"], default="tantivy")
    parser.add_argument("--queries", type=float, default=1.0, help="share of the queries to run, for a quick look")
    parser.add_argument("--seconds", type=float, default=20.0, help="how long changes arrive")
    parser.add_argument("--growth", type=int, nargs="+", default=GROWTH, help="smaller sizes to measure on the way")
    options = parser.parse_args(argv)
    with scratch_network():
        figures = run(options)
    print_table(figures, figures.pop("matches"))
    print(json.dumps(figures))
    return 0


def run(options: argparse.Namespace) -> dict[str, Any]:
    from search.bench.corpus import Corpus
    from search.bench.engines import opened
    from search.bench.run import measure, saved_searches
    from tests.bench.freshness import fresh_p99_ms

    folder = Path(os.environ["EXCHANGE_DATA_DIR"]) / "search"
    growth: dict[str, Any] = {}
    with opened(options.engine, folder) as engine:
        for size in (*(size for size in options.growth if size < options.documents), options.documents):
            figures = measure(engine, Corpus(size), options.queries)
            growth[str(size)] = {name: {"p50_ms": figures[name]["p50_ms"], "p95_ms": figures[name]["p95_ms"]} for name in GOALS}
        return figures | {
            "saved_searches": saved_searches(Corpus(options.documents), max(10, int(SAVED * options.queries))),
            "rss_anon_mib": memory_of_a_process(max(20, int(QUESTIONS * options.queries))),
            "fresh_p99_ms": fresh_p99_ms(engine, options.seconds),
            "growth": growth,
        }


def memory_of_a_process(questions: int) -> int:
    """Of a process of its own, which answers so many questions of the catalogue from the same index."""
    from django.conf import settings

    environment = os.environ | {"ELASTICSEARCH_URL": settings.ELASTICSEARCH_URL, "SEARCH_INDEX_PREFIX": settings.SEARCH_INDEX_PREFIX}
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.memory", str(questions)], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return int(done.stdout.strip().splitlines()[-1])


def print_table(figures: dict[str, Any], matches: dict[str, float]) -> None:
    print(f"{figures['documents']} documents, {figures['engine']}: {figures['index_docs_per_s']} documents indexed a second")
    print(f"{'':14}{'p50 ms':>10}{'p95 ms':>10}{'goal p95':>10}{'matches':>10}")
    for name, goal in GOALS.items():
        row = figures[name]
        print(f"{name:14}{row['p50_ms']:>10}{row['p95_ms']:>10}{goal:>10}{matches.get(name, ''):>10}")
    saved = figures["saved_searches"]
    print(f"{saved['count']} saved searches: {saved['ms']} ms a change (goal 100)")
    print(
        f"committed to found, 99 of 100 within {figures['fresh_p99_ms']} ms (goal 1000); anonymous memory {figures['rss_anon_mib']} MiB (goal 400)"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

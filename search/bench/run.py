"""`bench search`: indexing speed, full result pages and autocomplete of one engine, printed as a table and one JSON object."""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from search.bench.corpus import BenchQuery, Corpus
from search.engines.base import SearchEngine, SearchQuery
from search.engines.tantivy import TantivyEngine
from search.parser import parse

SHORT, LONG, PREFIXES, WARM_UP = 600, 300, 600, 60
GOALS = {"short": 20.0, "long": 40.0, "autocomplete": 10.0}

Figures = dict[str, float]


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="bench search", description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--engine", choices=["tantivy"], default="tantivy")
    parser.add_argument("--queries", type=float, default=1.0, help="share of the queries to run, for a quick look")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="bench-search-") as folder:
        figures = measure(TantivyEngine(Path(folder)), options.documents, options.queries)
    print_table(figures)
    print(json.dumps(figures))
    return 0


def measure(engine: SearchEngine, documents: int, share: float = 1.0) -> dict[str, Any]:
    corpus = Corpus(documents)
    rate = index(engine, corpus)
    short, long, prefixes = (max(10, int(count * share)) for count in (SHORT, LONG, PREFIXES))
    matches: dict[str, list[int]] = {"short": [], "long": []}

    def page(name: str) -> Callable[[BenchQuery], object]:
        def ask(query: BenchQuery) -> None:
            asked = SearchQuery(text=parse(query.text), language=query.language, access=query.groups)
            matches[name].append(engine.search(asked).total)

        return ask

    def complete(query: BenchQuery) -> object:
        return engine.suggest(query.text, language=query.language, access=query.groups)

    figures: dict[str, Any] = {
        "engine": engine.name,
        "documents": engine.status().documents,
        "index_docs_per_s": round(rate),
        "short": timed(page("short"), corpus.short_queries(short)),
        "long": timed(page("long"), corpus.long_queries(long)),
        "autocomplete": timed(complete, corpus.prefixes(prefixes)),
    }
    for name, totals in matches.items():
        figures[name] |= {"median_matches": statistics.median(totals)}
    engine.close()
    return figures


def index(engine: SearchEngine, corpus: Corpus) -> float:
    """Documents a second, from typed documents to a promoted index; making them up is not counted."""
    documents = list(corpus.documents())
    started = time.perf_counter()
    generation = engine.new_generation()
    generation.write(documents=documents)
    generation.promote()
    return len(documents) / (time.perf_counter() - started)


def timed(ask: Callable[[BenchQuery], object], queries: Iterable[BenchQuery]) -> Figures:
    asked = list(queries)
    for query in asked[:WARM_UP]:
        ask(query)
    times = []
    for query in asked:
        started = time.perf_counter()
        ask(query)
        times.append((time.perf_counter() - started) * 1000)
    return {"p50_ms": round(statistics.median(times), 2), "p95_ms": round(statistics.quantiles(times, n=20)[18], 2)}


def print_table(figures: dict[str, Any]) -> None:
    print(f"{figures['documents']} documents, {figures['engine']}: {figures['index_docs_per_s']} documents indexed a second")
    print(f"{'':14}{'p50 ms':>10}{'p95 ms':>10}{'goal p95':>10}{'matches':>10}")
    for name, goal in GOALS.items():
        row = figures[name]
        print(f"{name:14}{row['p50_ms']:>10}{row['p95_ms']:>10}{goal:>10}{row.get('median_matches', ''):>10}")

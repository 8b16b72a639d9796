"""Indexing speed, full result pages, autocomplete and saved searches of one engine."""

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from search.bench.corpus import BenchQuery, Corpus
from search.engines.base import SearchEngine, SearchQuery
from search.engines.documents import PUBLIC
from search.engines.tantivy.percolation import FewDocuments
from search.parser import parse
from search.saved.models import SavedSearch
from search.saved.percolation import Questions
from search.thesaurus.live import current

SHORT, LONG, PREFIXES, WARM_UP = 600, 300, 600, 60
CHANGES = 5
GOALS = {"short": 20.0, "long": 40.0, "autocomplete": 10.0}

Figures = dict[str, float]


def measure(engine: SearchEngine, corpus: Corpus, share: float = 1.0) -> dict[str, Any]:
    """The engine is filled anew with the corpus, and keeps it. `matches`: of half the questions so many or fewer."""
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
    return figures | {"matches": {name: statistics.median(totals) for name, totals in matches.items()}}


def index(engine: SearchEngine, corpus: Corpus) -> float:
    """Documents a second, from typed documents to a promoted index; making them up is not counted."""
    documents = list(corpus.documents())
    started = time.perf_counter()
    generation = engine.new_generation()
    generation.write(documents=documents)
    generation.promote()
    return len(documents) / (time.perf_counter() - started)


def saved_searches(corpus: Corpus, count: int) -> dict[str, float]:
    """What one changed document costs when so many people wait: in memory, as the worker does it, whose questions are prepared once."""
    questions = [urlencode({"q": query.text}) for query in corpus.short_queries(count)]
    languages = [query.language for query in corpus.short_queries(count)]
    searches = [SavedSearch(question=question, language=language) for question, language in zip(questions, languages, strict=True)]
    prepared = Questions(current())
    for search in searches:
        prepared.of(search)
    times = []
    for document in [replace(one, access=frozenset({PUBLIC})) for one in islice(corpus.documents(), CHANGES)]:
        started = time.perf_counter()
        few = FewDocuments([document])
        for search in searches:
            few.found_by(prepared.of(search))
        times.append((time.perf_counter() - started) * 1000)
    return {"count": count, "ms": round(statistics.median(times), 1)}


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

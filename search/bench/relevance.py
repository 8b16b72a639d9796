"""`bench relevance`: how well an engine ranks, on documents and questions of a file, by the catalogue's own code.

Documents: JSON lines {"id", "language", "title", "text"}; queries: {"query", "language", "relevant": [ids]}. A document stands
in one language and is the card for readers of every language, as a practice without translations is. Misspelt words are put
right and other ways to say a word are added as for a reader.
"""

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search.bench.engines import ENGINES, opened
from search.engines.base import SearchEngine, SearchQuery
from search.engines.documents import SearchDocument
from search.metrics import DEPTH, Score, mean, score, table
from search.parser import MAX_CHARACTERS, clean, parse
from search.understanding import understand


@dataclass(frozen=True, slots=True)
class Judged:
    """A question and the ids that answer it."""

    query: str
    language: str
    relevant: frozenset[str]


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="bench relevance", description=__doc__)
    parser.add_argument("--engine", choices=ENGINES, default="tantivy")
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    options = parser.parse_args(argv)
    documents, queries = list(read_documents(options.documents)), list(read_queries(options.queries))
    with tempfile.TemporaryDirectory(prefix="bench-relevance-") as folder, opened(options.engine, Path(folder)) as engine:
        figures = measure(engine, documents, queries)
    print("\n".join(table(figures)))
    print(json.dumps(figures))
    return 0


def read_documents(path: Path) -> Iterator[dict[str, str]]:
    for row in _rows(path):
        yield {"id": str(row["id"]), "language": str(row["language"]), "title": str(row.get("title") or ""), "text": str(row["text"])}


def read_queries(path: Path) -> Iterator[Judged]:
    for row in _rows(path):
        yield Judged(str(row["query"]), str(row["language"]), frozenset(str(key) for key in row["relevant"]))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                try:
                    yield json.loads(line)
                except ValueError as error:
                    raise SystemExit(f"{path}, line {number}: no JSON object ({error})") from error


def measure(engine: SearchEngine, documents: Sequence[dict[str, str]], queries: Sequence[Judged]) -> dict[str, Any]:
    languages = frozenset(row["language"] for row in documents) | {query.language for query in queries}
    generation = engine.new_generation()
    generation.write(documents=[to_document(number, row, languages) for number, row in enumerate(documents)])
    generation.promote()
    ids = [row["id"] for row in documents]
    scores: dict[str, list[Score]] = defaultdict(list)
    for query in queries:
        scores[query.language].append(score(ranked(engine, query, ids), query.relevant))
    means = {language: mean(found) for language, found in sorted(scores.items())}
    overall = mean([one for found in scores.values() for one in found])
    return {"engine": engine.name, "queries": len(queries), **overall, "languages": means}


def to_document(number: int, row: Mapping[str, str], languages: frozenset[str]) -> SearchDocument:
    return SearchDocument(
        key=f"bench.document:{number}:{row['language']}",
        origin=f"origin-{number}",
        kind="news",
        language=row["language"],
        title=clean(row["title"]),
        body=clean(row["text"]),
        shown_to=languages,
        readable_in=frozenset({row["language"]}),
    )


def ranked(engine: SearchEngine, query: Judged, ids: Sequence[str]) -> list[str]:
    """Ids of the first results, best first."""
    understood = understand(parse(query.query[:MAX_CHARACTERS]), query.language)
    found = engine.search(SearchQuery(text=understood.text, language=query.language, facets=(), limit=DEPTH))
    return [ids[int(hit.key.split(":")[1])] for hit in found.hits]

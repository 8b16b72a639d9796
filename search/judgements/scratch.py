"""The network's documents in an index of their own, to measure the engine that is not in use."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from search.bench.engines import opened
from search.documents import all_origins, build
from search.engines.base import SearchEngine, now_version
from search.engines.documents import SearchDocument
from search.indexing.learning import learn_all
from search.origins import is_page


@contextmanager
def filled(name: str, cluster: str = "") -> Iterator[SearchEngine]:
    """What searches within the block asks this engine; the index in use stays as it is, and this one goes afterwards."""
    with tempfile.TemporaryDirectory(prefix="judge-") as folder, opened(name, Path(folder), cluster) as engine:
        _fill(engine)
        yield engine


def _fill(engine: SearchEngine) -> None:
    """What the engine refuses is noted where the index in use is written."""
    generation = engine.new_generation()
    for documents in _of_pages():
        generation.write(documents=documents, version=now_version())
    generation.promote()
    learn_all(engine, (document for documents in _of_pages() for document in documents))


def _of_pages() -> Iterator[list[SearchDocument]]:
    """Pages only: what groups write is judged by nobody."""
    for origins in all_origins():
        yield build([origin for origin in origins if is_page(origin)]).documents

"""Texts of the index that have no vector yet get one, beside the worker's own work: a changed page is found by its words at once.

One batch at a time is in the hands of a thread; the library lets other threads run meanwhile. What a process that dies had in
hand is still without vectors, and is taken up again.
"""

from collections.abc import Collection, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field

from search.current import get_engine
from search.documents import build
from search.engines.base import EngineSilentError, SearchEngine, Vector
from search.engines.documents import SearchDocument, batches
from search.indexing.versions import next_version
from search.meaning import model
from search.origins import is_in_database

BATCH = 8
# More would not fit into one question to an engine; what is beyond waits for the index to be put right.
MOST_PASSED_OVER = 1_000


@dataclass(slots=True)
class Learner:
    """`passed_over`: objects of which the index has another text than the database; other hands put that right."""

    pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "meaning"))
    in_hand: tuple[list[str], "Future[Mapping[str, Vector]]"] | None = None
    passed_over: set[str] = field(default_factory=set)
    nothing_to_do_at: str = ""

    def step(self) -> bool:
        """Keep what is finished and begin what is next; returns whether something is in hand."""
        engine = get_engine()
        before: list[str] = []
        if self.in_hand is not None:
            before, vectors = self.in_hand
            if not vectors.done():
                return True
            self.in_hand = None
            # Read once more: meanwhile an object may have changed or be hidden.
            version = next_version()
            engine.learn(_as_of_now(before), vectors.result(), version=version)
        self._begin(engine, before)
        return self.in_hand is not None

    def _begin(self, engine: SearchEngine, before: Collection[str]) -> None:
        state = engine.state()
        if state == self.nothing_to_do_at:
            return
        found = engine.unlearnt(BATCH + len(self.passed_over))
        self.passed_over |= set(found).intersection(before)
        batch = [origin for origin in found if origin not in self.passed_over][:BATCH]
        if batch and len(self.passed_over) < MOST_PASSED_OVER:
            self.in_hand = batch, self.pool.submit(vectors_of, _as_of_now(batch))
        else:
            self.nothing_to_do_at = state
            self.passed_over.clear()


learner = Learner()


def learn_some() -> None:
    """The worker's job; an index that cannot keep vectors is built anew by the watch."""
    if not model.is_on():
        return
    # The outbox says that the cluster is silent; twice a second would be too often.
    with suppress(EngineSilentError):
        if get_engine().takes_vectors:
            learner.step()


def learn_all(engine: SearchEngine, documents: Iterable[SearchDocument]) -> None:
    """At once, in an index that is filled to be measured. Nothing without the extra."""
    for some in batches(documents, BATCH) if model.is_on() else ():
        engine.learn(some, vectors_of(some))


def vectors_of(documents: Collection[SearchDocument]) -> dict[str, Vector]:
    texts = {one.meaning: one.telling_text for one in documents if one.meaning}
    return dict(zip(texts, model.of_texts(list(texts.values())), strict=True))


def _as_of_now(origins: Collection[str]) -> list[SearchDocument]:
    """Without what is not embedded: it may be on its way to the members' index, and is not to be written into the public one."""
    return [one for one in build([origin for origin in origins if is_in_database(origin)]).documents if one.meaning]

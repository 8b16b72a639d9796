"""All results of a question, for files, feeds and printed lists: the same question, order and second look as the page's."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from search.asking import ask
from search.catalogue.asked import Asked
from search.catalogue.cards import Card, make_cards
from search.catalogue.finding import query_of, understood_of
from search.catalogue.labels import Labels
from search.engines.base import DEEPEST, SearchQuery, SearchResults

MOST = DEEPEST
BATCH = 500


@dataclass(frozen=True, slots=True)
class EveryResult:
    """`total` counts all results, `cards` are the first MOST of them."""

    total: int
    cards: tuple[Card, ...]

    @property
    def is_shortened(self) -> bool:
        return self.total > MOST


def find_all(asked: Asked, labels: Labels, most: int | None = None, *, is_marked: bool = False) -> EveryResult:
    """`is_marked`: for who shows the stretch of a text that answers. Raises EngineUnavailableError when the engine cannot answer."""
    query = replace(query_of(asked.on_page(1), understood_of(asked)), is_marked=is_marked)
    batches = list(_batches(query, MOST if most is None else most))
    cards = [card for results in batches for card in make_cards(results.hits, labels)]
    return EveryResult(batches[0].total, tuple({card.key: card for card in cards}.values()))


def _batches(query: SearchQuery, most: int) -> Iterator[SearchResults]:
    """The last batch is the one that reaches the end; a change in between costs a line, never a doubled one."""
    for offset in range(0, most, BATCH):
        results = ask(replace(query, facets=(), offset=offset, limit=min(BATCH, most - offset)))
        yield results
        if offset + BATCH >= results.total:
            return

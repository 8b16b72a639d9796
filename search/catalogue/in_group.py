"""Search inside one group: threads, posts and whatever else its members write, for who is in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from exchange.core.pagination import PageSlice, slice_numbers
from search.access import Viewer
from search.asking import ask
from search.catalogue.asked import PER_PAGE, Parameters, read
from search.catalogue.cards import Card, make_cards
from search.catalogue.labels import Labels
from search.engines.base import DEEPEST, FacetChoice, SearchQuery
from search.engines.documents import Facet, group_token
from search.parser import ParsedText
from search.registry import plain_sources
from search.understanding import Understood, understand

if TYPE_CHECKING:
    from stakeholder_groups.groups.selectors import Space


@dataclass(frozen=True, slots=True)
class AskedInGroup:
    q: str
    text: ParsedText
    kind: str
    page: int
    as_typed: bool
    too_long: bool

    @property
    def query(self) -> str:
        """The question without its page, as it stands before what a link adds."""
        kind = [("kind", self.kind)] if self.kind else []
        return f"{urlencode([*self._pairs, *kind])}&"

    @property
    def of_every_kind(self) -> str:
        """The question without its kind, as it stands before another one."""
        return f"{urlencode(self._pairs)}&"

    @property
    def _pairs(self) -> list[tuple[str, str]]:
        return [*([("q", self.q)] if self.q else []), *([("as_typed", "1")] if self.as_typed else [])]


@dataclass(frozen=True, slots=True)
class Kind:
    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class FoundInGroup:
    total: int
    slice: PageSlice
    kinds: tuple[Kind, ...]
    understood: Understood

    @property
    def cards(self) -> Sequence[Card]:
        return self.slice.items

    @property
    def ends_early(self) -> bool:
        """As an answer of the catalogue."""
        return self.total > DEEPEST and not self.slice.has_next


def group_kinds() -> dict[str, str]:
    return {source.kind: str(source.label) for source in plain_sources().values() if source.is_private}


def read_in_group(parameters: Parameters) -> AskedInGroup:
    """Never fails: a kind that is none is left out."""
    asked = read(parameters, "en")
    kind = parameters.get("kind") or ""
    return AskedInGroup(asked.q, asked.text, kind if kind in group_kinds() else "", asked.page, asked.as_typed, asked.too_long)


def find_in_group(space: "Space", asked: AskedInGroup, labels: Labels) -> FoundInGroup:
    """In the group's language, for that is what its members write. Raises EngineUnavailableError when the engine cannot answer."""
    access = frozenset({group_token(space.group.pk)})
    language = space.group.language
    understood = Understood(asked.text) if asked.as_typed else understand(asked.text, language, access)
    choices = (FacetChoice(Facet.TYPE, (asked.kind,)),) if asked.kind else ()
    query = SearchQuery(
        understood.text,
        language,
        access,
        choices=choices,
        facets=(Facet.TYPE,),
        offset=(asked.page - 1) * PER_PAGE,
        limit=PER_PAGE,
        alternatives=understood.alternatives,
        even=True,
    )
    results = ask(query)
    number, pages, out_of_range = slice_numbers(asked.page, total=min(results.total, DEEPEST), per_page=PER_PAGE)
    if out_of_range and results.total:
        results = ask(replace(query, offset=(number - 1) * PER_PAGE))
    cards = make_cards(results.hits, labels, Viewer(space.membership.user, access))
    shown = PageSlice(cards, number, pages, results.total, out_of_range)
    counts = {one.value: one.count for one in results.facets[Facet.TYPE]}
    return FoundInGroup(results.total, shown, _kinds(asked.kind, counts), understood)


def _kinds(chosen: str, counts: Mapping[str, int]) -> tuple[Kind, ...]:
    return tuple(Kind(value, label, counts.get(value, 0), value == chosen) for value, label in group_kinds().items())

"""What an address of the catalogue asks for, and the addresses that ask for a little more or less. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol
from urllib.parse import urlencode

from search.engines.base import FacetChoice, Sort
from search.engines.documents import Facet
from search.parser import MAX_CHARACTERS, ParsedText, clean, parse
from search.registry import listed_kinds, private_kinds

PER_PAGE = 20
MOST_VALUES = 50
LONGEST_VALUE = 80
EVERYTHING = "all"
Choices = Mapping[Facet, tuple[str, ...]]


class Parameters(Protocol):
    """The part of a QueryDict that is used."""

    def get(self, key: str, /) -> str | None: ...

    def getlist(self, key: str, /) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Asked:
    language: str
    q: str = ""
    choices: Choices = field(default_factory=dict)
    sort: Sort | None = None
    page: int = 1
    as_typed: bool = False
    by_name: bool = False
    on_map: bool = False
    everything: bool = False  # what groups wrote, too
    text: ParsedText = field(default_factory=ParsedText)
    too_long: bool = False
    bad_page: bool = False

    @property
    def own_sort(self) -> Sort:
        """The order where none is chosen: best match when there is something to match, else the last changed first."""
        return Sort.DATE if self.text.is_empty else Sort.RELEVANCE

    @property
    def effective_sort(self) -> Sort:
        return self.sort or self.own_sort

    @property
    def engine_choices(self) -> tuple[FacetChoice, ...]:
        """Where no type is chosen, those that a list consists of by itself are."""
        chosen = {facet: values for facet, values in self.choices.items() if values}
        listed = listed_kinds(with_words=not self.text.is_empty, private=self.everything)
        return tuple(FacetChoice(facet, values) for facet, values in ({Facet.TYPE: listed} | chosen).items())

    @property
    def says_nothing(self) -> bool:
        """Something was typed, and nothing of it is a word, so that it asks for everything."""
        return bool(self.q) and not self.too_long and self.text == ParsedText()

    @property
    def is_filtered(self) -> bool:
        return any(self.choices.values())

    @property
    def query_string(self) -> str:
        """The one way to write this question; default values are left out."""
        pairs = [("q", self.q)] if self.q else []
        pairs += [(facet.value, value) for facet in Facet for value in self.choices.get(facet, ())]
        pairs += [("sort", self.sort.value)] if self.sort else []
        pairs += [("scope", EVERYTHING)] if self.everything else []
        pairs += [("as_typed", "1")] if self.as_typed else []
        pairs += [("order", "name")] if self.by_name else []
        pairs += [("view", "map")] if self.on_map else []
        pairs += [("page", str(self.page))] if self.page > 1 else []
        return f"?{urlencode(pairs)}" if pairs else "?"

    def on_page(self, number: int) -> "Asked":
        return replace(self, page=number)

    def without_value(self, facet: Facet, value: str) -> "Asked":
        return self.with_choices({**self.choices, facet: tuple(v for v in self.choices.get(facet, ()) if v != value)})

    def without_facet(self, facet: Facet) -> "Asked":
        return self.with_choices({other: values for other, values in self.choices.items() if other is not facet})

    def with_choices(self, choices: Choices) -> "Asked":
        return replace(self, choices={facet: values for facet, values in choices.items() if values}, page=1)

    @property
    def unfiltered(self) -> "Asked":
        return self.with_choices({})

    @property
    def literally(self) -> "Asked":
        return replace(self, as_typed=True, page=1)

    @property
    def reordered(self) -> "Asked":
        """The same with the values of facets in the other order."""
        return replace(self, by_name=not self.by_name)

    def sorted_by(self, sort: Sort) -> "Asked":
        return replace(self, sort=sort, page=1)

    @property
    def as_map(self) -> "Asked":
        return replace(self, on_map=True, page=1)

    @property
    def as_list(self) -> "Asked":
        return replace(self, on_map=False, page=1)

    @property
    def with_groups(self) -> "Asked":
        return replace(self, everything=True, page=1)

    @property
    def in_public(self) -> "Asked":
        """The same among what everybody may read: all that files, feeds and saved searches ever hold. There are no members' types in it."""
        types = tuple(kind for kind in self.choices.get(Facet.TYPE, ()) if kind not in private_kinds())
        return replace(self.with_choices({**self.choices, Facet.TYPE: types}), everything=False)

    @property
    def as_question(self) -> "Asked":
        """What is asked, without how the answer is shown."""
        return replace(self.in_public, sort=None, by_name=False, on_map=False)

    def with_text(self, q: str) -> "Asked":
        return replace(self, q=q, text=parse(q), page=1)


def read(parameters: Parameters, language: str) -> Asked:
    """Never fails: what cannot be used is left out and, where a reader should know, flagged."""
    raw = parameters.get("q") or ""
    q = clean(raw[:MAX_CHARACTERS])
    page, bad_page = _page(parameters.get("page"))
    sort = parameters.get("sort") or ""
    asked = Asked(
        language=language,
        q=q,
        choices={facet: values for facet in Facet if (values := _values(parameters.getlist(facet.value)))},
        # The best match is nowhere else than where it is the order anyway.
        sort=Sort(sort) if sort in set(Sort) - {Sort.RELEVANCE} else None,
        page=page,
        # A form names the words that it is for, since others may be typed into it.
        as_typed=parameters.get("as_typed") in ("1", q or "1"),
        by_name=parameters.get("order") == "name",
        on_map=parameters.get("view") == "map",
        everything=parameters.get("scope") == EVERYTHING,
        bad_page=bad_page,
        # Letters may grow when they are brought to one form.
        too_long=max(len(raw), len(q)) > MAX_CHARACTERS,
    )
    return asked if asked.too_long else replace(asked, text=parse(q))


def _values(raw: Iterable[str]) -> tuple[str, ...]:
    cleaned = (clean(value[:LONGEST_VALUE])[:LONGEST_VALUE] for value in raw)
    return tuple(dict.fromkeys(value for value in cleaned if value))[:MOST_VALUES]


def _page(raw: str | None) -> tuple[int, bool]:
    """(page, whether something else than a page number was asked for)."""
    if not raw:
        return 1, False
    if raw.isascii() and raw.isdigit() and 0 < int(raw[:9]) < 1_000_000:
        return int(raw[:9]), False
    return 1, True

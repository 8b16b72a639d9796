"""What is found by search: pages, what stands on them, and plain models; each with its name as a type and how it becomes contents.

A room below search is registered in search.sources; one above calls `register` from its AppConfig.ready().
"""

import uuid
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model
from django.utils.functional import Promise
from wagtail.models import Page

from exchange.partners.labels import Labelled
from search.engines.documents import PUBLIC

if TYPE_CHECKING:
    from exchange.accounts.models import User


class Listed(Enum):
    """When results of a type are listed although nobody chose the type."""

    ALWAYS = "always"
    WITH_WORDS = "with words"
    # What contains it is found by the same words: nothing is told twice.
    WHEN_CHOSEN = "when chosen"


@dataclass(frozen=True, slots=True)
class Contents:
    """What one object says, as plain text, and what it is filed under."""

    summary: str = ""
    elements: str = ""
    body: str = ""
    named: tuple[Labelled, ...] = ()
    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    years: tuple[int, ...] = ()

    def fields_in(self, language: str) -> dict[str, Any]:
        """Of a document in this language, what it says and is filed under."""
        return {
            "summary": self.summary,
            "elements": self.elements,
            "body": self.body,
            "labels": " · ".join(dict.fromkeys(named.label_in(language) for named in self.named)),
            "regions": self.regions,
            "countries": self.countries,
            "themes": self.themes,
            "sectors": self.sectors,
            "directions": self.directions,
            "years": self.years,
        }


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom hits are looked up again, and in which interface language."""

    language: str
    user: "User | AnonymousUser" = field(default_factory=AnonymousUser)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a hit leads, as the database has it now. `within`: what it is part of or who publishes it; `group`: whose members alone read it."""

    url: str
    title: str = ""
    within: str = ""
    group: str = ""
    author: str = ""
    at: datetime | None = None


Builder = Callable[[Any], Contents]
Counter = Callable[[Collection[uuid.UUID]], Mapping[uuid.UUID, int]]
Chooser = Callable[[Collection[uuid.UUID]], Collection[uuid.UUID]]


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that stand on a page and are found by themselves; filed under and shown to whom their page is.

    `relation` names them from the page, `anchor` their place on it by their number from 1.
    """

    model: type[Model]
    relation: str
    kind: str
    label: str | Promise
    build: Builder
    anchor: str
    listed: Listed = Listed.WHEN_CHOSEN


@dataclass(frozen=True, slots=True)
class Source:
    """`depends_on` maps a model ("partners.Region") to the lookups from the page to it: its changes re-index those pages.

    `transfers` counts by translation key; `counted` maps the model whose rows it counts to the lookups, `counted_below` names
    the lookup to the pages that these rows stand on: a row that comes, changes or goes with its page re-indexes too.
    `superseded` chooses the objects that another one replaces; `follows` are the lookups to pages whose state matters to it.
    """

    model: type[Page]
    kind: str
    label: str | Promise
    build: Builder
    depends_on: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    related: tuple[str, ...] = ()
    prefetched: tuple[str, ...] = ()
    transfers: Counter = lambda keys: {}
    counted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    counted_below: str = ""
    superseded: Chooser = lambda keys: ()
    follows: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    listed: Listed = Listed.ALWAYS


@dataclass(frozen=True, slots=True)
class Version:
    """A plain object in one language; `access` are the tokens of which a reader needs one."""

    language: str
    title: str
    contents: Contents
    shown_to: frozenset[str]
    access: frozenset[str] = frozenset({PUBLIC})
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PlainSource:
    """A model that is no page. `rows` are those that may have documents, `build` gives none for one that is not to be found.

    `look_up` gives the places of rows by key, only of those that the reader may see now; `is_private`: never public.
    """

    model: type[Model]
    kind: str
    label: str | Promise
    rows: Callable[[], Any]
    build: Callable[[Any], Iterable[Version]]
    look_up: Callable[[Collection[int], Reader], Mapping[int, Place]]
    depends_on: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_private: bool = False
    listed: Listed = Listed.ALWAYS

    @property
    def name(self) -> str:
        """As keys and origins name the model."""
        return self.model._meta.label_lower


_sources: dict[type[Page], Source] = {}
_plain: dict[str, PlainSource] = {}


def register(source: Source | PlainSource) -> None:
    if isinstance(source, Source):
        _sources[source.model] = source
    else:
        _plain[source.name] = source


def sources() -> tuple[Source, ...]:
    return tuple(_sources.values())


def plain_sources() -> Mapping[str, PlainSource]:
    """By the name of the model."""
    return _plain


def source_of(model: type) -> Source | None:
    return _sources.get(model)


def parts() -> dict[str, Part]:
    """By the name of the model."""
    return {part.model._meta.label_lower: part for source in sources() for part in source.parts}


def kinds(*, private: bool = False) -> dict[str, str | Promise]:
    """Value of the type facet → its label, in the order of registration; those of members only when asked for."""
    return {one.kind: one.label for one in _everything(private)}


def private_kinds() -> set[str]:
    """Types of what only members read."""
    return {plain.kind for plain in _plain.values() if plain.is_private}


def listed_kinds(*, with_words: bool, private: bool = False) -> tuple[str, ...]:
    """Types of which a list consists when nobody chooses any."""
    wanted = {Listed.ALWAYS, Listed.WITH_WORDS} if with_words else {Listed.ALWAYS}
    return tuple(one.kind for one in _everything(private) if one.listed in wanted)


def _everything(private: bool) -> Iterable[Source | Part | PlainSource]:
    yield from sources()
    yield from (part for source in sources() for part in source.parts)
    yield from (plain for plain in _plain.values() if private or not plain.is_private)

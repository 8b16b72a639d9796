"""What is found by search: a room's page model, its name as a type, and how a page of it becomes contents.

A room below search is registered in search.sources; one above calls `register` from its AppConfig.ready().
"""

import uuid
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from wagtail.models import Page

from exchange.partners.labels import Labelled


@dataclass(frozen=True, slots=True)
class Contents:
    """What one page says, as plain text, and what it is filed under."""

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


Builder = Callable[[Any], Contents]
Counter = Callable[[Collection[uuid.UUID]], Mapping[uuid.UUID, int]]


@dataclass(frozen=True, slots=True)
class Source:
    """`depends_on` maps a model ("partners.Region") to the lookups from the page to it: its changes re-index those pages.

    `transfers` counts by translation key; `counted` maps the model whose rows it counts to the lookups, `counted_below` names
    the lookup to the pages that these rows stand on: a row that comes, changes or goes with its page re-indexes too.
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


_sources: dict[type[Page], Source] = {}


def register(source: Source) -> None:
    _sources[source.model] = source


def sources() -> tuple[Source, ...]:
    return tuple(_sources.values())


def source_of(model: type) -> Source | None:
    return _sources.get(model)


def kinds() -> dict[str, str | Promise]:
    """Value of the type facet → its label, in the order of registration."""
    return {source.kind: source.label for source in _sources.values()}

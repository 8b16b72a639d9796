"""What is found by search: a room's page model, its name as a type, and how a page of it becomes contents.

A room below search is registered in search.sources; one above calls `register` from its AppConfig.ready().
"""

from collections.abc import Callable, Mapping
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


@dataclass(frozen=True, slots=True)
class Source:
    """`depends_on` maps a model ("partners.Region") to the lookups from the page to it: its changes re-index those pages."""

    model: type[Page]
    kind: str
    label: str | Promise
    build: Builder
    depends_on: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    related: tuple[str, ...] = ()
    prefetched: tuple[str, ...] = ()


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

"""A small catalogue: live pages in the tree and documents that stand for them in the engine."""

from __future__ import annotations

import itertools
from typing import Any

from wagtail.models import Page

from exchange.core import outbox
from search.current import get_engine
from search.engines.base import SearchQuery
from search.engines.documents import SearchDocument
from search.parser import parse
from tests.factories.search import search_document

_numbers = itertools.count(1)


def plain_page(title: str, parent: Page | None = None) -> Page:
    parent = parent or Page.objects.filter(depth=2).order_by("path").first()
    return parent.add_child(instance=Page(title=title, slug=f"catalogue-{next(_numbers)}", live=True))


def shown(title: str, **said: Any) -> SearchDocument:
    """A live page and its document."""
    page = plain_page(title)
    language = said.get("language", "en")
    return search_document(title, key=f"wagtailcore.page:{page.pk}:{language}", origin=str(page.translation_key), **said)


def put(*documents: SearchDocument) -> None:
    engine = get_engine()
    generation = engine.new_generation()
    generation.write(documents=documents)
    generation.promote()


def settle() -> None:
    """Do what the worker would."""
    while outbox.drain():
        pass


def found(text: str = "", language: str = "en") -> list[str]:
    query = SearchQuery(text=parse(text), language=language, limit=100)
    return [hit.plain_title for hit in get_engine().search(query).hits]

"""Generations of an engine, put in use without the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.factories.search import search_document

if TYPE_CHECKING:
    from search.engines.base import SearchEngine


def promoted(engine: SearchEngine, title: str) -> str:
    generation = engine.new_generation()
    generation.write(documents=[search_document(title)])
    generation.promote()
    return generation.name


def rolled_back(engine: SearchEngine) -> str:
    """To the predecessor as it is; returns its name."""
    former = engine.former()
    former.promote()
    return former.name

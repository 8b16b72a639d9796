"""One question to the indices that a reader may find something in."""

from dataclasses import replace

from search.current import Shelf, get_engine
from search.engines.base import Hit, SearchQuery, SearchResults
from search.engines.documents import PUBLIC
from search.meaning import answers
from search.merging import merged


def ask(query: SearchQuery) -> SearchResults:
    """The access tokens say which indices are asked; meaning has a say in the public one. Raises EngineUnavailableError."""
    of_groups = query.access - {PUBLIC}
    if not of_groups:
        return answers.fused(query, get_engine())
    among_members = replace(query, access=of_groups, even=True)
    if PUBLIC not in query.access:
        return get_engine(Shelf.MEMBERS).search(among_members)
    # Which of the two a page's results come from is known only from the beginning of both.
    limit = query.window.stop if query.window else 0
    public = answers.fused(replace(query, access=frozenset({PUBLIC}), offset=0, limit=limit), get_engine())
    private = get_engine(Shelf.MEMBERS).search(replace(among_members, offset=0, limit=limit))
    return merged(query, public, private)


def by_meaning(query: SearchQuery) -> tuple[Hit, ...]:
    """Public cards in other languages than the reader's that say what was asked for. Raises EngineUnavailableError."""
    if PUBLIC not in query.access:
        return ()
    return answers.in_other_languages(replace(query, access=frozenset({PUBLIC}), offset=0), get_engine())
